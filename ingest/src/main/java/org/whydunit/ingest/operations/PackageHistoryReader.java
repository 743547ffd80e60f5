package org.whydunit.ingest.operations;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.LineTime;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Package;

/**
 * Reads the histories of package managers: apt's history.log (apt source, apt-pkg/install-progress and history),
 * dpkg.log (dpkg(1), --log) and {@code dnf history list}.
 *
 * <pre>
 * Start-Date: 2026-02-03  10:11:12
 * Requested-By: ann (1000)
 * Upgrade: libdemo2:amd64 (2.3-1, 2.4-1)
 *
 * 2026-02-03 10:11:14 status half-configured libdemo2:amd64 2.4-1
 *
 *     12 | upgrade demo             | 2026-02-03 10:11 | Upgrade        |    3 EE
 * </pre>
 */
@AutoService(Reader.class)
public final class PackageHistoryReader implements Reader {

  private static final Map<String, String> KINDS =
      Map.of("Install", "install", "Reinstall", "install", "Upgrade", "update", "Downgrade", "update", "Remove", "remove", "Purge", "remove");

  private static final Pattern APT = Pattern.compile("^(Install|Reinstall|Upgrade|Downgrade|Remove|Purge): (.{1,60000})$");
  private static final Pattern APT_PACKAGE = Pattern.compile("([\\w.+-]{1,100})(?::\\w{1,10})? \\(([^)]{0,120})\\)");
  private static final Pattern DPKG =
      Pattern.compile("^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} (install|upgrade|remove|purge|status half-installed|status half-configured|status unpacked|status installed|status not-installed) ([\\w.+-]{1,100})(?::\\w{1,10})? (\\S{1,100})(?: (\\S{1,100}))?");

  private static final Pattern DNF =
      Pattern.compile("^\\s*\\d{1,6} \\| (.{0,200}?)\\s*\\| (\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2})\\s*\\| ([\\w, ]{1,60}?)\\s*\\|\\s*\\d{1,6}\\s?(\\S{0,3})");

  @Override
  public String format() {
    return "package-history";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream()
            .limit(40)
            .anyMatch(l -> l.startsWith("Start-Date: ") || DPKG.matcher(l).find() || DNF.matcher(l).find())
        ? LIKELY
        : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Map<String, HalfDone> open = new LinkedHashMap<>();
    Instant time = null;
    String by = "apt";
    for (Text.Line line : source.text()) {
      reading.count(1);
      String text = line.text();
      if (text.startsWith("Start-Date: ")) {
        time = LineTime.of(text.replaceAll(" {2,}", " "), reading);
        by = "apt";
      } else if (text.startsWith("Requested-By: ") || text.startsWith("Commandline: ") && text.contains("unattended-upgrade")) {
        by = text.substring(text.indexOf(' ') + 1).strip();
      } else {
        apt(line, time, by, reading);
        dpkg(line, open, reading);
        dnf(line, reading);
      }
    }
    open.forEach(
        (name, half) ->
            reading.fact(new Package(name, half.version, "apt", "half-installed", "", "", reading.line(half.line))));
  }

  /** A package whose installation was begun and not finished so far. */
  private record HalfDone(String version, long line) {}

  private static void apt(Text.Line line, Instant time, String by, Reading reading) {
    Matcher apt = APT.matcher(line.text());
    if (apt.find()) {
      Matcher one = APT_PACKAGE.matcher(apt.group(2));
      while (one.find()) {
        reading.fact(
            new Change(
                KINDS.get(apt.group(1)), one.group(1), one.group(2).replace(", ", " > "), time, by, reading.line(line.number())));
      }
    }
  }

  private static void dpkg(Text.Line line, Map<String, HalfDone> open, Reading reading) {
    Matcher dpkg = DPKG.matcher(line.text());
    if (!dpkg.find()) {
      return;
    }
    String name = dpkg.group(2);
    switch (dpkg.group(1)) {
      case "status installed", "status not-installed" -> open.remove(name);
      case "status half-installed", "status half-configured", "status unpacked" ->
          open.put(name, new HalfDone(dpkg.group(3), line.number()));
      default -> {
        String kind = dpkg.group(1).equals("upgrade") ? "update" : dpkg.group(1).equals("install") ? "install" : "remove";
        String versions = dpkg.group(3) + (dpkg.group(4) == null ? "" : " > " + dpkg.group(4));
        reading.fact(
            new Change(kind, name, versions, LineTime.of(line.text(), reading), "dpkg", reading.line(line.number())));
      }
    }
  }

  /** The last column's letters: E errors, {@code *} aborted (dnf documentation, History Command). */
  private static void dnf(Text.Line line, Reading reading) {
    Matcher dnf = DNF.matcher(line.text());
    if (dnf.find()) {
      String action = dnf.group(3).strip();
      String kind = action.startsWith("I") ? "install" : action.startsWith("R") || action.startsWith("E") ? "remove" : "update";
      String marks = dnf.group(4).strip();
      reading.fact(
          new Change(
              kind,
              dnf.group(1).strip(),
              marks.isEmpty() ? action : action + " " + marks,
              LineTime.of(dnf.group(2) + ":00", reading),
              "dnf",
              reading.line(line.number())));
    }
  }
}
