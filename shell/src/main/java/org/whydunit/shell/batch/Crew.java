package org.whydunit.shell.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.whydunit.rules.fleet.BundleList.Named;
import org.whydunit.rules.fleet.Examiner;
import org.whydunit.rules.fleet.Status;
import org.whydunit.rules.fleet.Verdict;

/** Threads that examine bundles, and the one that writes down what they find. */
final class Crew {

  /** So many verdicts wait for the disk before the examiners do. */
  private static final int WAITING = 256;

  private final Examiner examiner;
  private final Journal journal;
  private final Progress progress;

  Crew(Examiner examiner, Journal journal, Progress progress) {
    this.examiner = examiner;
    this.journal = journal;
    this.progress = progress;
  }

  /** Examines all; when memory ran out over some, they are examined again one at a time, since another may have used it up. */
  void examine(List<Named> bundles, int jobs) throws IOException, InterruptedException {
    List<Named> starved = examine(bundles, jobs, false);
    if (!starved.isEmpty()) {
      examine(starved, 1, true);
    }
  }

  private List<Named> examine(List<Named> bundles, int jobs, boolean last) throws IOException, InterruptedException {
    Queue<Named> left = new ConcurrentLinkedQueue<>(bundles);
    Queue<Named> starved = new ConcurrentLinkedQueue<>();
    BlockingQueue<Verdict> found = new ArrayBlockingQueue<>(WAITING);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      threads.add(Thread.ofPlatform().daemon().name("examiner " + i).start(() -> work(left, found, last ? null : starved)));
    }
    try {
      for (int written = 0; written + starved.size() < bundles.size() || !found.isEmpty(); ) {
        List<Verdict> ready = next(found, threads);
        journal.append(ready);
        written += ready.size();
        ready.forEach(progress::done);
      }
    } finally {
      threads.forEach(Thread::interrupt);
    }
    return List.copyOf(starved);
  }

  /** All that is ready; waits for the first, unless nobody works any more. */
  private static List<Verdict> next(BlockingQueue<Verdict> found, List<Thread> threads) throws InterruptedException {
    List<Verdict> ready = new ArrayList<>();
    Verdict first = found.poll(100, TimeUnit.MILLISECONDS);
    if (first == null && found.isEmpty() && threads.stream().noneMatch(Thread::isAlive)) {
      throw new IllegalStateException("all examiners have ended before the work was done");
    }
    if (first != null) {
      ready.add(first);
      found.drainTo(ready);
    }
    return ready;
  }

  private void work(Queue<Named> left, BlockingQueue<Verdict> found, Queue<Named> starved) {
    try {
      for (Named bundle = left.poll(); bundle != null; bundle = left.poll()) {
        Verdict verdict = examiner.examine(bundle.name(), bundle.path());
        if (starved != null && verdict.status() == Status.FAILED && verdict.message().equals("OutOfMemoryError")) {
          starved.add(bundle);
        } else {
          found.put(verdict);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
