package org.whydunit.knowledge.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes on one store. A stopped process leaves the same files as a killed one, and can go on: so a normal run
 * looks at twenty moments of one writer before it kills it; {@code -Dwhydunit.kills=1000} kills a thousand.
 */
class SharedStoreTest {
  private static final int SAVES = 15;
  private static final int MOMENTS = 20;

  @TempDir
  Path folder;

  /**
   * Saves cases named after its first argument until it is done or killed, and works on each; tells each step that is
   * safe.
   */
  static final class Saver {
    private Saver() {
    }

    public static void main(String[] args) {
      try (CaseStore store = CaseStore.open(args[0])) {
        long before = 0;
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
          String name = args[1] + "-" + i;
          long id = store.save(CaseStoreTest.fresh(name, Features.NONE));
          System.out.println("saved " + name);
          if (args.length > 3) {
            work(store, id, before, name, args[1] + "-" + (i - 1));
            before = i % 3 == 2 ? 0 : id;
          }
        }
      }
    }

    private static void work(CaseStore store, long id, long before, String name, String merged) {
      store.note(id, "note of " + name);
      System.out.println("noted " + name);
      store.close(id, CaseStoreTest.cured(CaseStoreTest.MARCH));
      System.out.println("closed " + name);
      if (before != 0) {
        store.merge(id, before);
        System.out.println("merged " + merged);
      }
    }
  }

  private Process saver(String address, String name, int saves, String... works) throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
        Saver.class.getName(), address, name, String.valueOf(saves)));
    command.addAll(List.of(works));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said(name).toFile()).start();
  }

  private Path said(String name) {
    return folder.resolve(name + ".txt");
  }

  /** Waits until the process has saved something. */
  private void awaitFirst(Process saver, String name) throws Exception {
    for (int i = 0; i < 3000 && saver.isAlive() && Files.size(said(name)) == 0; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private TreeSet<String> stored() {
    try (CaseStore store = CaseStore.open(CaseStore.address(folder))) {
      TreeSet<String> names = new TreeSet<>();
      for (CaseSummary summary : store.list(CaseFilter.ALL)) {
        assertThat(names.add(summary.name())).as("%s is stored once", summary.name()).isTrue();
        assertThat(store.show(summary.id()).diagnosis()).isEqualTo("{\"schema\":\"whydunit/diagnosis/1\"}");
      }
      return names;
    }
  }

  @Test
  void losesNothingWhenTwoProcessesSaveAtOnce() throws Exception {
    Process one = saver(CaseStore.address(folder), "one", SAVES);
    Process two = saver(CaseStore.address(folder), "two", SAVES);

    assertThat(one.waitFor()).as(Files.readString(said("one"))).isZero();
    assertThat(two.waitFor()).as(Files.readString(said("two"))).isZero();
    assertThat(stored()).hasSize(2 * SAVES);
  }

  @Test
  void keepsEverythingThatWasToldThroughKills() throws Exception {
    Set<String> told = new TreeSet<>();
    int kills = Integer.getInteger("whydunit.kills", 1);
    for (int kill = 0; kill < kills; kill++) {
      String name = "run" + kill;
      Process saver = worker(name);
      awaitFirst(saver, name);
      TimeUnit.MILLISECONDS.sleep(kill * 7 % 60);
      saver.destroyForcibly().waitFor();
      told.addAll(told(name));
    }
    assertThat(told).hasSizeGreaterThanOrEqualTo(kills).allMatch(line -> line.matches("(saved|noted|closed|merged) run.*"));
    assertThat(lost(folder.resolve("data"), told)).isEmpty();
  }

  @Test
  void keepsEverythingThatWasToldWheneverItWouldBeKilled() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/task")), "skipped: only Linux tells when a process has stopped");
    Process saver = worker("run");
    awaitFirst(saver, "run");
    List<Set<String>> told = new ArrayList<>();
    for (int moment = 0; moment < MOMENTS; moment++) {
      TimeUnit.MILLISECONDS.sleep(moment * 7 % 30);
      signal("-STOP", saver);
      awaitStopped(saver);
      told.add(told("run"));
      copy(folder.resolve("data"), folder.resolve("moment" + moment));
      signal("-CONT", saver);
    }
    saver.destroyForcibly().waitFor();
    for (int moment = 0; moment < MOMENTS; moment++) {
      assertThat(lost(folder.resolve("moment" + moment), told.get(moment))).as("moment %s", moment).isEmpty();
    }
  }

  private static void signal(String signal, Process process) throws Exception {
    assertThat(new ProcessBuilder("/bin/kill", signal, String.valueOf(process.pid())).start().waitFor()).isZero();
  }

  /** A thread that waits for the disk stops only after its write. */
  private static void awaitStopped(Process process) throws Exception {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        while (!Files.readString(thread.resolve("stat")).replaceFirst(".*\\) ", "").startsWith("T")) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  /** The operating system's lock goes with the process; H2's own makes the next one wait some seconds. */
  private Process worker(String name) throws IOException {
    return saver("jdbc:h2:file:" + folder.resolve("data/cases") + ";FILE_LOCK=FS;WRITE_DELAY=0", name, 100_000, "work");
  }

  private Set<String> told(String name) throws IOException {
    String text = Files.readString(said(name));
    return new TreeSet<>(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
  }

  /** Steps that were told and are not in the store. */
  private static Set<String> lost(Path data, Set<String> told) {
    Set<String> lost = new TreeSet<>(told);
    try (CaseStore store = CaseStore.open("jdbc:h2:file:" + data.resolve("cases") + ";FILE_LOCK=FS")) {
      for (CaseSummary summary : store.list(CaseFilter.ALL)) {
        lost.remove("saved " + summary.name());
        if (summary.outcome() != null) {
          lost.remove("closed " + summary.name());
        }
        List<String> notes = store.show(summary.id()).notes().stream().map(Note::text).toList();
        assertThat(notes).as(summary.name()).doesNotHaveDuplicates();
        for (String note : notes) {
          String noted = note.substring("note of ".length());
          lost.remove("noted " + noted);
          if (!noted.equals(summary.name())) {
            lost.removeAll(Set.of("saved " + noted, "closed " + noted, "merged " + noted));
          }
        }
      }
    }
    return lost;
  }

  @Test
  void saysThatAnotherProgramHoldsTheStoreAlone() throws Exception {
    Process holder = saver("jdbc:h2:file:" + folder.resolve("cases"), "holder", 100_000);
    awaitFirst(holder, "holder");
    try (CaseStore store = CaseStore.open(CaseStore.address(folder))) {
      assertThatThrownBy(() -> store.list(CaseFilter.ALL))
          .isInstanceOfSatisfying(CaseStoreException.class, e -> assertThat(e.id()).isEqualTo("locked"));
    } finally {
      holder.destroyForcibly().waitFor();
    }
  }
}
