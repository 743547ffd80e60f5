package org.whydunit.fleet;

import java.io.Serial;
import java.time.Duration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;

import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.whydunit.rules.fleet.Examiner;
import org.whydunit.rules.fleet.Verdict;

/** Examines the bundles of a partition one after the other: addresses in, rows of {@link VerdictRow} out. */
record Examination(long patienceSeconds) implements FlatMapFunction<Iterator<String>, Row> {

  @Serial private static final long serialVersionUID = 1;

  @Override
  public Iterator<Row> call(Iterator<String> addresses) {
    Examiner examiner = new Examiner(WarmEngine.get(), Duration.ofSeconds(patienceSeconds));
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(addresses, Spliterator.ORDERED), false)
        .map(address -> VerdictRow.of(examine(address, examiner)))
        .iterator();
  }

  private static Verdict examine(String address, Examiner examiner) {
    try (Nearby bundle = Nearby.bring(address)) {
      return examiner.examine(bundle.name(), bundle.path());
    } catch (InterruptedException ended) {
      // Spark has called the task off and takes no rows from it.
      Thread.currentThread().interrupt();
      throw new IllegalStateException("called off", ended);
    }
  }
}
