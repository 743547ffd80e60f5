package org.whydunit.shell.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;

/** The formats that there are. */
@Component
public class Reports {

  private final List<Report> reports;
  private final Messages messages;

  Reports(List<Report> reports, Messages messages) {
    this.reports = reports;
    this.messages = messages;
  }

  /**
   * The format of this name.
   *
   * @throws Ending with {@link ExitCode#USAGE} when there is none
   */
  public Report find(String format, Locale language) {
    return reports.stream()
        .filter(r -> r.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new Ending(
                    ExitCode.USAGE,
                    messages.get(
                        language,
                        "unknown-format",
                        format,
                        reports.stream().map(Report::format).sorted().collect(Collectors.joining(", ")))));
  }
}
