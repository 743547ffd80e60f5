package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.stereotype.Component;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Request;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.output.Printable;
import org.whydunit.shell.output.Sheet;
import tools.jackson.databind.ObjectMapper;

/** Prints the answers of commands: for people as a {@link Sheet}, for programs as JSON. */
@Component
class Output {

  private final Messages messages;
  private final ObjectMapper mapper = new ObjectMapper();

  Output(Messages messages) {
    this.messages = messages;
  }

  /** True for {@code json}, false for {@code text} and {@code null}. */
  boolean json(String format, Locale language) {
    if (format == null || format.equals("text") || format.equals("json")) {
      return "json".equals(format);
    }
    throw new Ending(ExitCode.USAGE, messages.get(language, "unknown-format", format, "json, text"));
  }

  Sheet sheet() {
    return new Sheet(Look.ofOutput());
  }

  void print(Sheet sheet, CommandContext context) {
    print(sheet.text(), context);
  }

  /** A list or a record as one JSON document. */
  void json(Object value, CommandContext context) {
    print(Printable.json(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value)) + "\n", context);
  }

  /**
   * Text into a file, which a person is told of, or printed when there is none.
   *
   * @throws Ending with {@link ExitCode#USAGE} when the file cannot be written
   */
  void to(String file, String text, Locale language, CommandContext context) {
    if (file == null) {
      print(text, context);
      return;
    }
    Path path = Request.path(file, language, messages);
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "cannot-write", path));
    }
    if (Look.terminal()) {
      System.err.print(sheet().line(messages.get(language, "written", path)).text());
    }
  }

  /** Text that is safe to print. */
  void print(String text, CommandContext context) {
    context.outputWriter().print(text);
    context.outputWriter().flush();
  }
}
