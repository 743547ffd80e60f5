package org.whydunit.rules.memory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.whydunit.knowledge.cases.CaseStore;

/** Judges many stored cases again, made of the labelled ones, and says how long 10,000 would take. */
final class RescoringBenchmark {
  private RescoringBenchmark() {}

  public static void main(String[] args) throws Exception {
    int count = args.length == 0 ? 500 : Integer.parseInt(args[0]);
    Path folder = Files.createTempDirectory("whydunit-rescoring");
    List<Labelled> labelled = Labelled.all();
    try (CaseStore store = CaseStore.open(CaseStore.address(folder))) {
      for (int i = 0; i < count; i++) {
        var diagnosis = Labelled.ENGINE.diagnose(labelled.get(i % labelled.size()).sources());
        store.save(Capsule.newCase(diagnosis, Labelled.ENGINE, "case " + i, Capsule.Telling.PLAIN, "{}", "benchmark"));
      }
      long start = System.nanoTime();
      Rescoring rescoring = Rescoring.of(store, Labelled.ENGINE);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf("%d judged, %d moved, %.1f s; 10,000: %.0f s%n", rescoring.judged(), rescoring.moved().size(), seconds, seconds * 10_000 / count);
    }
  }
}
