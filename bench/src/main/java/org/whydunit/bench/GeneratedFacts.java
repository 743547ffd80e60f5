package org.whydunit.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Package;
import org.whydunit.ingest.facts.Process;
import org.whydunit.ingest.facts.Service;
import org.whydunit.ingest.facts.Setting;
import org.whydunit.ingest.facts.StackFrame;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.Row;

/** Facts of one very large machine, always the same: mostly log entries, some of which rules ask for, and its inventory. */
final class GeneratedFacts {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final int MONTH_SECONDS = 30 * 86_400;

  /** No machine has more, however large its logs. */
  private static final int CRASHES = 50;
  private static final int DRIVERS = 400;
  private static final int PROCESSES = 1_000;

  private final Random random = new Random(1);
  private final List<String> drivers;
  private final List<String> signatures;
  private final List<String> events;
  private int number;

  GeneratedFacts(Knowledge knowledge, List<String> signatures, List<String> events) {
    this.drivers = knowledge.reference().table("drivers").rows().stream().map(GeneratedFacts::file).toList();
    this.signatures = signatures;
    this.events = events;
  }

  private static String file(Row row) {
    return row.get("file");
  }

  /** So many facts. */
  List<Fact> of(int count) {
    List<Fact> facts = new ArrayList<>(count);
    for (number = 1; number <= count; number++) {
      facts.add(fact());
    }
    return facts;
  }

  private Fact fact() {
    return switch (random.nextInt(20)) {
      case 0 -> number > PROCESSES * 20 ? event() : new Process("p" + number + ".exe", (long) number, random.nextLong(1L << 33), 1.0, origin("ps.txt"));
      case 1 -> number > DRIVERS * 20 ? event() : Driver.named(one(drivers), "loaded", origin("drivers.txt"));
      case 2 -> new Service("service" + number, "", random.nextBoolean() ? "running" : "stopped", "auto", "", 0L, origin("sc.txt"));
      case 3 -> new Setting("sysctl", "setting." + number, "1", "", origin("sysctl.txt"));
      case 4 -> new Metric("host", "metric" + random.nextInt(50), random.nextDouble(), "%", 0.9, time(), origin("metrics.csv"));
      case 5 -> new Package("package" + number, "1." + random.nextInt(9), "dpkg", "ok", "", "", origin("dpkg.txt"));
      case 6 -> number > CRASHES * 200 ? event() : random.nextInt(10) == 0 ? crash() : frame();
      case 7 -> random.nextInt(10) == 0 ? new Change("update", "KB50" + number, "", time(), "", origin("hotfixes.txt")) : event();
      case 8, 9, 10, 11 -> new LogMessage(one(signatures), "line " + number, Map.of("module", "m" + random.nextInt(99)), time(), origin("log.txt"));
      default -> event();
    };
  }

  private LogEvent event() {
    String[] key = random.nextInt(5) == 0 ? one(events).split("/") : new String[] {"Provider-" + random.nextInt(200), "" + random.nextInt(9_000)};
    return new LogEvent(key[0], Integer.parseInt(key[1]), "System", "error", time(), "PC", Map.of("a", "" + number), "", origin("System.evtx"));
  }

  private StackFrame frame() {
    return new StackFrame("dump", random.nextInt(40), one(drivers), "", 1L, true, origin("stack.txt"));
  }

  private BugCheck crash() {
    return new BugCheck(
        0xD1, "DRIVER_IRQL_NOT_LESS_OR_EQUAL", 0L, 2L, 0L, 0L, time(), "System", one(drivers), "", "", null, "", false, List.of(), origin("analyze.txt"));
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Instant time() {
    return FROM.plusSeconds(random.nextInt(MONTH_SECONDS));
  }

  private Origin origin(String source) {
    return new Origin(source, Origin.Unit.LINE, number);
  }
}
