package org.whydunit.ingest.kernellog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Origin;

/** Gathers the machine of one boot; another {@code Linux version} line begins another boot. */
final class MachineLines {

  /** init/version.c, linux_banner. */
  private static final Pattern BANNER = Pattern.compile("^Linux version (\\S{1,120})(.*)$");

  private static final Pattern DISTRIBUTION = Pattern.compile("\\((Ubuntu|Debian|Red Hat|SUSE Linux|Arch Linux|Gentoo)[^)]{0,60}");

  /** drivers/firmware/dmi_scan.c, dmi_format_ids: {@code vendor product/board, BIOS version mm/dd/yyyy}. */
  private static final Pattern DMI =
      Pattern.compile("^(?:DMI|Hardware name): (.{1,260}?), BIOS (.{1,80}?) (\\d{2})/(\\d{2})/(\\d{4})\\s*$");

  private static final Pattern PROCESSOR = Pattern.compile("^smpboot: CPU0: (.{1,100}?) \\(family:");

  /** mm/mm_init.c: {@code Memory: 16203516K/16651236K available}. */
  private static final Pattern MEMORY = Pattern.compile("^Memory: \\d{1,15}[kK]/(\\d{1,15})[kK] available");

  private final Reading reading;
  private String os = "";
  private String release = "";
  private String model = "";
  private String board = "";
  private String firmware = "";
  private String processor = "";
  private Instant firmwareDate;
  private Long memoryBytes;
  private Origin origin;

  MachineLines(Reading reading) {
    this.reading = reading;
  }

  void line(String text, Origin at) {
    Matcher banner = BANNER.matcher(text);
    Matcher dmi = DMI.matcher(text);
    Matcher cpu = PROCESSOR.matcher(text);
    Matcher memory = MEMORY.matcher(text);
    if (banner.find()) {
      end();
      release = banner.group(1);
      Matcher distribution = DISTRIBUTION.matcher(banner.group(2));
      os = distribution.find() ? distribution.group(1) : "Linux";
      known(at);
    } else if (dmi.find()) {
      dmi(dmi);
      known(at);
    } else if (cpu.find()) {
      processor = cpu.group(1).strip();
      known(at);
    } else if (memory.find()) {
      memoryBytes = Long.parseLong(memory.group(1)) * 1024;
      known(at);
    }
  }

  void end() {
    if (origin != null) {
      reading.fact(
          new Machine(os, release, firmware, firmwareDate, model, board, processor, memoryBytes, null, "", origin));
    }
    os = release = model = board = firmware = processor = "";
    firmwareDate = null;
    memoryBytes = null;
    origin = null;
  }

  private void dmi(Matcher dmi) {
    int slash = dmi.group(1).lastIndexOf('/');
    model = slash < 0 ? dmi.group(1) : dmi.group(1).substring(0, slash);
    board = slash < 0 ? "" : dmi.group(1).substring(slash + 1);
    firmware = dmi.group(2);
    try {
      firmwareDate =
          LocalDate.of(Integer.parseInt(dmi.group(5)), Integer.parseInt(dmi.group(3)), Integer.parseInt(dmi.group(4)))
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant();
    } catch (DateTimeException notADate) {
      firmwareDate = null;
    }
  }

  private void known(Origin at) {
    if (origin == null) {
      origin = at;
    }
  }
}
