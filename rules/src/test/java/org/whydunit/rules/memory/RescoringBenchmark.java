package org.whydunit.rules.memory;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import org.whydunit.knowledge.cases.CaseStore;
import org.whydunit.knowledge.cases.NewCase;

/** Judges many stored cases again, made of the labelled ones, and says how long 10,000 would take. */
final class RescoringBenchmark {
  private RescoringBenchmark() {}

  public static void main(String[] args) throws Exception {
    int count = args.length == 0 ? 500 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("whydunit-rescoring");
    List<Labelled> labelled = Labelled.all();
    try (CaseStore store = CaseStore.open(CaseStore.address(folder))) {
      List<NewCase> made = labelled.stream().map(one -> Labelled.ENGINE.diagnose(one.sources()))
          .map(d -> Capsule.newCase(d, Labelled.ENGINE, "case", Capsule.Telling.PLAIN, "{}", "benchmark")).toList();
      for (int i = 0; i < count; i++) {
        store.save(made.get(i % made.size()));
      }
      OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long processor = system.getProcessCpuTime();
      long start = System.nanoTime();
      Rescoring rescoring = Rescoring.of(store, Labelled.ENGINE);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("%d judged, %d moved, %.1f s, processor %.1f s; 10,000: %.0f s%n", rescoring.judged(), rescoring.moved().size(),
          seconds, (system.getProcessCpuTime() - processor) / 1e9, seconds * 10_000 / count);
    }
  }
}
