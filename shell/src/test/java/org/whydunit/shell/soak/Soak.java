package org.whydunit.shell.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.management.OperatingSystemMXBean;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Limits;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Shell;
import org.whydunit.shell.output.Look;
import org.whydunit.shell.report.Edition;
import org.whydunit.shell.report.Reports;

/** One process, one engine, hostile bundles one after the other. */
final class Soak {

  private static final Limits LIMITS = new Limits(4, 100_000, 1L << 30, 200);
  private static final OperatingSystemMXBean MACHINE = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Duration SLOW = Duration.ofSeconds(10);

  private final HostileBundles bundles;
  private final Path work;
  private final Engine engine = Shell.bean(Diagnoses.class).engine();
  private final Reports reports = Shell.bean(Reports.class);
  private final Ingest ingest = new Ingest(engine.interest(), ZoneOffset.UTC, LIMITS);
  private final Map<String, Long> problems = new TreeMap<>();
  private final List<String> finds = new ArrayList<>();
  private long read;
  private long slowestMillis;
  private long slowest;

  Soak(HostileBundles bundles, Path work) {
    this.bundles = bundles;
    this.work = work;
  }

  /** What went wrong: the bundle's number and what was seen. */
  List<String> finds() {
    return finds;
  }

  /** Problems that were reported, by id. */
  Map<String, Long> problems() {
    return problems;
  }

  /** Makes, reads, diagnoses and reports one bundle; whatever goes wrong becomes a find. */
  void bundle(long number) throws IOException {
    try {
      Path bundle = bundles.make(number, work);
      // Processor time: another program's load is nobody's find.
      long started = MACHINE.getProcessCpuTime();
      List<SourceFacts> sources = ingest.read(bundle);
      Diagnosis diagnosis = engine.diagnose(sources);
      long millis = (MACHINE.getProcessCpuTime() - started) / 1_000_000;
      if (millis > slowestMillis) {
        slowestMillis = millis;
        slowest = number;
      }
      if (millis > SLOW.toMillis()) {
        finds.add(number + ": " + millis + " ms");
      }
      count(number, sources);
      check(number, diagnosis);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      finds.add(number + ": " + failure);
    } finally {
      read++;
      clear(work.resolve("bundle"));
    }
  }

  private void count(long number, List<SourceFacts> sources) {
    if (sources.isEmpty()) {
      finds.add(number + ": lost");
    }
    sources.stream().flatMap(s -> s.problems().stream()).forEach(p -> {
      problems.merge(p.id(), 1L, Long::sum);
      if (p.id().equals("reader-failed")) {
        finds.add(number + ": " + p.id() + " " + p.values() + " at " + p.origin().source());
      }
    });
  }

  private void check(long number, Diagnosis diagnosis) {
    double sum = diagnosis.causes().stream().mapToDouble(h -> h.probability()).sum();
    if (!(sum > 0.99 && sum < 1.01)) {
      finds.add(number + ": probabilities sum to " + sum);
    }
    Edition edition = Edition.of(number % 2 == 0 ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE, Look.PLAIN);
    for (String format : List.of("text", "json", "markdown", "html")) {
      String report = reports.find(format, edition.language()).render(diagnosis, engine, edition);
      if (report.chars().anyMatch(c -> c < ' ' && c != '\n' || c >= 0x7F && c <= 0x9F || c == 0x202E)) {
        finds.add(number + ": " + format + " steers the terminal");
      }
      if (format.equals("html") && Stream.of("<script>alert", "<img src=x", "<svg onload").anyMatch(report::contains)) {
        finds.add(number + ": html carries a foreign tag");
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** How it stands, with the heap after a collection. */
  String state() {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    long files = ProcessHandle.current().pid() > 0 && Files.isDirectory(Path.of("/proc/self/fd")) ? Path.of("/proc/self/fd").toFile().list().length : -1;
    return "%d bundles, %d finds, heap after collection %d MB, %d open files, slowest %d ms (bundle %d), problems %s"
        .formatted(read, finds.size(), heap, files, slowestMillis, slowest, problems.entrySet().stream().map(Object::toString).collect(Collectors.joining(" ")));
  }

  /** Arguments: seconds to run, first number, then folders of sound evidence. */
  public static void main(String[] args) throws IOException {
    List<Path> folders = Stream.of(args).skip(2).map(Path::of).toList();
    Soak soak = new Soak(new HostileBundles(folders), Files.createTempDirectory("soak"));
    long end = System.nanoTime() + Duration.ofSeconds(Long.parseLong(args[0])).toNanos();
    long next = System.nanoTime();
    for (long number = Long.parseLong(args[1]); number == Long.parseLong(args[1]) || System.nanoTime() < end; number++) {
      soak.bundle(number);
      if (System.nanoTime() > next) {
        System.out.println(soak.state());
        next = System.nanoTime() + Duration.ofMinutes(1).toNanos();
      }
    }
    System.out.println(soak.state());
    soak.finds().forEach(System.out::println);
    System.exit(soak.finds().isEmpty() ? 0 : 1);
  }
}
