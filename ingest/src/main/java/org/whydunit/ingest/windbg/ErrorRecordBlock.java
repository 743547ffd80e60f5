package org.whydunit.ingest.windbg;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.HardwareError;
import org.whydunit.ingest.facts.Origin;

/**
 * A WHEA error record as {@code !errrec} prints it: one hardware error a record.
 *
 * <pre>
 * Common Platform Error Record @ ffff8d0f1c0a2028
 * Severity      : Fatal (1)
 * Section 2     : x86/x64 MCA
 * Error         : BUSL0_SRC_ERR_M_NOTIMEOUT_ERR (Proc 2 Bank 5)
 *   Status      : 0xba00000000000e0f
 * </pre>
 *
 * <p>Source: Windows debugger documentation, "!errrec"; UEFI specification, appendix N, for the sections.
 */
final class ErrorRecordBlock implements Block {

  static final String TITLE = "Common Platform Error Record @";

  private static final Pattern FIELD = Pattern.compile("^\\s*+([\\w/.#()-][\\w/.#() -]{1,39}?)\\s{0,40}[:@]\\s+(.*)$");
  private static final Pattern BANK = Pattern.compile("\\(Proc (\\d+) Bank (\\d+)\\)");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("M/d/uuuu H:mm:ss", Locale.ENGLISH);
  private static final int FIELDS = 200;

  private final Reading reading;
  private final Session session;
  private final Origin origin;
  private final Map<String, String> data = new LinkedHashMap<>();
  private String severity = "";
  private String section = "";
  private String primary = "";
  private String component = "";
  private Instant time;

  ErrorRecordBlock(Reading reading, Session session, Origin origin) {
    this.reading = reading;
    this.session = session;
    this.origin = origin;
  }

  @Override
  public boolean take(String text, Origin at) {
    if (text.isBlank() || text.startsWith("===") || text.startsWith("---") || text.startsWith("***")) {
      return true;
    }
    Matcher m = FIELD.matcher(text);
    if (!m.matches() || text.contains(TITLE) || Transcript.isKey(text) || text.contains("kd>")) {
      return text.startsWith("No valid");
    }
    field(m.group(1), m.group(2).strip());
    return true;
  }

  private void field(String key, String value) {
    if (key.startsWith("Section ") && Character.isDigit(key.charAt(key.length() - 1))) {
      section = value;
      primary = primary.isEmpty() ? value : primary;
      data.merge("Section", value, (a, b) -> a + ", " + b);
    } else if (key.equals("Severity") && severity.isEmpty()) {
      severity = value.split("[\\s(]")[0].toLowerCase(Locale.ROOT);
    } else if (key.equals("Timestamp")) {
      time = timestamp(value);
    } else if (key.equals("Flags") && value.contains("Primary")) {
      primary = section;
    } else if (data.size() < FIELDS && !value.isEmpty()) {
      data.putIfAbsent(key, value);
      bank(key, value);
    }
  }

  private void bank(String key, String value) {
    Matcher bank = BANK.matcher(value);
    if (bank.find()) {
      component = "Proc " + bank.group(1) + " Bank " + bank.group(2);
      data.putIfAbsent("Bank", bank.group(2));
    } else if (key.equals("Status")) {
      data.putIfAbsent("MciStat", value.split("\\s")[0]);
    } else if (key.equals("FRU Text") && component.isEmpty()) {
      component = value;
    }
  }

  @Override
  public void end() {
    String fate = severity.startsWith("correct") || severity.equals("fatal") ? severity : "recoverable";
    session.other(new HardwareError(kind(), fate, component, data, time, origin));
  }

  private String kind() {
    String words = primary.toLowerCase(Locale.ROOT);
    if (words.contains("memory")) {
      return "memory";
    } else if (words.contains("pci")) {
      return "pcie";
    } else if (words.contains("nmi")) {
      return "nmi";
    }
    return words.contains("processor") || words.contains("mca") ? "processor" : "other";
  }

  private Instant timestamp(String value) {
    try {
      LocalDateTime local = LocalDateTime.parse(value.replaceFirst("\\(.*", "").strip(), STAMP);
      return value.endsWith("(UTC)") ? local.toInstant(ZoneOffset.UTC) : reading.local(local);
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
