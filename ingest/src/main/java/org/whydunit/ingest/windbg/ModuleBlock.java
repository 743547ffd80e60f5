package org.whydunit.ingest.windbg;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;

/**
 * Module lists of {@code lm}, {@code lmv} and {@code lm t n}, and the unloaded modules below them.
 *
 * <pre>
 * start             end                 module name
 * fffff801`5c600000 fffff801`5c6d2000   mydrv      (deferred)
 *     Image name: mydrv.sys
 *     Timestamp:        Mon Feb  4 10:00:00 2019 (5C580CA0)
 * fffff801`5d000000 fffff801`5d010000   other    other.sys    Tue Mar  5 10:00:00 2019 (5C7E48A0)
 *
 * Unloaded modules:
 * fffff801`5e000000 fffff801`5e00f000   dump_storpor
 * </pre>
 *
 * <p>Source: Windows debugger documentation, "lm (List Loaded Modules)".
 */
final class ModuleBlock implements Block {

  private static final String ADDRESS = "([0-9a-fA-F]{8}`[0-9a-fA-F]{8}|[0-9a-fA-F]{16}|[0-9a-fA-F]{8})";
  private static final Pattern MODULE = Pattern.compile("^\\s*" + ADDRESS + "[\\s-]+" + ADDRESS + "\\s+([^\\s(]\\S*)(.*)$");
  private static final Pattern IMAGE = Pattern.compile("^\\s+([^\\s(\\\\]+\\.[A-Za-z]{3})\\b(?!\\\\)");
  private static final Pattern STAMP = Pattern.compile("\\(([0-9A-Fa-f]{8})\\)");
  private static final Pattern DETAIL = Pattern.compile("^\\s+(\\w[\\w ]{0,60}?)\\s{0,60}:\\s*(.*)$");

  /** The unloaded list keeps 12 characters of a name. Source: MM_UNLOADED_DRIVER's name as the debugger prints it. */
  private static final int UNLOADED_NAME = 12;

  private final Session session;
  private String state = "loaded";
  private Driver pending;

  ModuleBlock(Session session) {
    this.session = session;
  }

  /** True for the head of a list and for a module line that stands without one. */
  static boolean starts(String text) {
    return text.startsWith("start ") && text.contains("module name")
        || text.startsWith("Unloaded modules:")
        || MODULE.matcher(text).matches()
            && (text.contains("(deferred)") || text.contains("symbols)") || STAMP.matcher(text).find());
  }

  @Override
  public boolean take(String text, Origin origin) {
    if (text.isBlank() || text.startsWith("start ")) {
      return true;
    }
    if (text.startsWith("Unloaded modules:")) {
      end();
      state = "unloaded";
      return true;
    }
    Matcher module = MODULE.matcher(text);
    if (module.matches()) {
      end();
      pending = driver(module, origin);
      return true;
    }
    Matcher detail = DETAIL.matcher(text);
    if (detail.matches() && pending != null) {
      detail(detail.group(1), detail.group(2).strip());
      return true;
    }
    return false;
  }

  @Override
  public void end() {
    if (pending != null && isKernel(pending.base())) {
      session.driver(pending);
    }
    pending = null;
  }

  private Driver driver(Matcher module, Origin origin) {
    Long base = Hex.value(module.group(1));
    Long end = Hex.value(module.group(2));
    Long bytes = base != null && end != null && Long.compareUnsigned(end, base) > 0 ? end - base : null;
    Matcher image = IMAGE.matcher(module.group(4));
    String file = image.find() ? image.group(1).toLowerCase(Locale.ROOT) : file(module.group(3));
    return new Driver(file, "", "", "", "", date(module.group(4)), state, base, bytes, "", origin);
  }

  private String file(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean whole = lower.contains(".") || lower.equals("nt") || "unloaded".equals(state) && lower.length() >= UNLOADED_NAME;
    return whole ? lower : lower + ".sys";
  }

  private void detail(String key, String value) {
    Driver d = pending;
    pending =
        switch (key) {
          case "Image name" -> with(value.toLowerCase(Locale.ROOT), d.vendor(), d.product(), d.version(), d.date());
          case "File version" -> with(d.file(), d.vendor(), d.product(), value, d.date());
          case "CompanyName" -> with(d.file(), value, d.product(), d.version(), d.date());
          case "ProductName" -> with(d.file(), d.vendor(), value, d.version(), d.date());
          case "Timestamp" -> with(d.file(), d.vendor(), d.product(), d.version(), date(value));
          default -> d;
        };
  }

  private Driver with(String file, String vendor, String product, String version, Instant date) {
    Driver d = pending;
    return new Driver(file, vendor, product, "", version, date, d.state(), d.base(), d.bytes(), "", d.origin());
  }

  private Instant date(String text) {
    Matcher stamp = STAMP.matcher(text);
    return text.contains("reproducible") || !stamp.find() ? null : session.linkDate(Hex.value(stamp.group(1)));
  }

  /** Kernel modules lie in the upper half of the address space of 32 or 64 bits. */
  private static boolean isKernel(Long base) {
    return base != null && (base < 0 || base >= 0x8000_0000L && base <= 0xFFFF_FFFFL);
  }
}
