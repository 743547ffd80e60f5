package org.whydunit.ingest.windbg;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.AppCrash;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Setting;

/** One opened dump or target: what holds for all that is said until the next one is opened. */
final class Session {

  /** Link dates before 1996 and after 2036 are hashes or garbage, not dates. */
  private static final long EARLIEST_LINK = 820_454_400L;
  private static final long LATEST_LINK = 2_082_758_400L;

  private final Reading reading;
  private final List<Analysis> analyses = new ArrayList<>();
  private final Map<String, Driver> drivers = new LinkedHashMap<>();
  private final List<Fact> others = new ArrayList<>();
  private Analysis current;
  private String dump = "";
  private String os = "";
  private String build = "";
  private Instant time;
  private Duration uptime;
  private Origin origin;
  private boolean livePath;

  Session(Reading reading) {
    this.reading = reading;
  }

  void dump(String path, Origin at) {
    dump = path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    livePath = path.contains("LiveKernelReports");
    seen(at);
  }

  void time(Instant value, Origin at) {
    time = value;
    seen(at);
  }

  boolean hasTime() {
    return time != null;
  }

  boolean hasDump() {
    return !dump.isEmpty();
  }

  void uptime(Duration value) {
    uptime = value;
  }

  void system(String name, String number, Origin at) {
    if (!name.isEmpty()) {
      os = name;
    }
    if (build.isEmpty()) {
      build = number;
    }
    seen(at);
  }

  void other(Fact fact) {
    others.add(fact);
  }

  /** Starts a new analysis; statements of the same stop are joined at the end. */
  Analysis begin(Origin at) {
    current = new Analysis(at);
    analyses.add(current);
    return current;
  }

  /** The analysis that lines without a head belong to. */
  Analysis current(Origin at) {
    return current == null ? begin(at) : current;
  }

  boolean idle() {
    return current == null || current.isEmpty();
  }

  /** Keeps one driver a file and state: the one with an address, else the first. */
  void driver(Driver driver) {
    drivers.merge(driver.file() + "|" + driver.state(), driver, (old, now) -> old.base() == null ? now : old);
  }

  /** A PE time stamp as a date; {@code null} when it cannot be one, as with hashes of reproducible builds. */
  Instant linkDate(Long stamp) {
    if (stamp == null || stamp < EARLIEST_LINK || stamp > LATEST_LINK) {
      return null;
    }
    Instant date = Instant.ofEpochSecond(stamp);
    return time != null && date.isAfter(time.plus(Duration.ofDays(1))) ? null : date;
  }

  /** Hands on all facts of the session. */
  void finish() {
    List<Analysis> stops = joined();
    machine(stops);
    for (Analysis analysis : stops) {
      verifier(analysis);
      reading.count(1);
      reading.fact(analysis.isProgram() ? program(analysis) : stop(analysis));
      blamed(analysis);
    }
    others.forEach(reading::fact);
    drivers.values().forEach(reading::fact);
    reading.count(drivers.size() + others.size());
  }

  private List<Analysis> joined() {
    List<Analysis> kept = new ArrayList<>();
    for (Analysis next : analyses) {
      if (next.isEmpty()) {
        next.stack.forEach(reading::fact);
        continue;
      }
      Analysis same = kept.stream().filter(a -> a.sameStop(next)).findFirst().orElse(null);
      if (same == null) {
        kept.add(next);
      } else {
        same.absorb(next);
      }
    }
    return kept;
  }

  private BugCheck stop(Analysis a) {
    String bucket = a.first("FAILURE_BUCKET_ID", "Failure.Bucket", "BUCKET_ID", "DEFAULT_BUCKET_ID");
    String cab = a.first("FILE_IN_CAB");
    boolean live = livePath || bucket.startsWith("LKD_") || a.first("BUGCHECK_STR").startsWith("LKD_");
    return new BugCheck(
        a.code() == null ? 0 : a.code(),
        a.name(),
        a.parameter(1),
        a.parameter(2),
        a.parameter(3),
        a.parameter(4),
        time(a),
        a.first("PROCESS_NAME"),
        a.module(),
        a.first("SYMBOL_NAME", "causedSymbol", "FAULTING_IP"),
        bucket,
        uptime,
        dump.isEmpty() ? cab : dump,
        live,
        a.stack,
        a.origin);
  }

  private Instant time(Analysis a) {
    try {
      String target = a.first("TARGET_TIME");
      return time != null || target.isEmpty() ? time : Instant.parse(target);
    } catch (DateTimeException notATime) {
      return null;
    }
  }

  private AppCrash program(Analysis a) {
    boolean hang = a.first("BUGCHECK_STR", "FAILURE_BUCKET_ID").contains("HANG");
    return new AppCrash(
        a.first("PROCESS_NAME"), a.module(), a.exception(), null, hang ? "hang" : "crash", time(a), a.origin);
  }

  private void blamed(Analysis a) {
    String image = a.first("IMAGE_NAME").toLowerCase(Locale.ROOT);
    String version = a.first("IMAGE_VERSION");
    Instant date = linkDate(Hex.value(a.first("DEBUG_FLR_IMAGE_TIMESTAMP")));
    if (image.endsWith(".sys") && (!version.isEmpty() || date != null)) {
      driver(new Driver(image, "", "", "", version, date, "loaded", null, null, "", a.origin));
    }
  }

  private void verifier(Analysis a) {
    a.withPrefix("DRIVER_VERIFIER", "VERIFIER_")
        .forEach((name, value) -> reading.fact(new Setting("verifier", name, value, "", a.origin)));
  }

  private void machine(List<Analysis> stops) {
    Analysis a = stops.isEmpty() ? new Analysis(origin) : stops.getFirst();
    String model = (a.first("SYSTEM_MANUFACTURER") + " " + a.first("SYSTEM_PRODUCT_NAME")).strip();
    String board = (a.first("BASEBOARD_MANUFACTURER") + " " + a.first("BASEBOARD_PRODUCT")).strip();
    String bios = (a.first("BIOS_VENDOR") + " " + a.first("BIOS_VERSION")).strip();
    String system = os.isEmpty() ? a.first("OSNAME") : os;
    String number = build.isEmpty() ? a.first("OSBUILD") : build;
    if ((system + number + model + board + bios).isEmpty()) {
      return;
    }
    Instant boot = time == null || uptime == null ? null : time.minus(uptime);
    Origin at = origin == null ? a.origin : origin;
    reading.fact(new Machine(system, number, bios, DebuggerTime.day(a.first("BIOS_DATE")), model, board, "", null, boot, "", at));
  }

  private void seen(Origin at) {
    if (origin == null) {
      origin = at;
    }
  }
}
