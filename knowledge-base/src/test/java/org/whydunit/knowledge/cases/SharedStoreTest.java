package org.whydunit.knowledge.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one store. {@code -Dwhydunit.kills=1000} kills more often than a normal run does. */
class SharedStoreTest {
  private static final int SAVES = 50;

  @TempDir
  Path folder;

  /** Saves cases named after its first argument until it is done or killed; tells each name that is safe. */
  static final class Saver {
    private Saver() {
    }

    public static void main(String[] args) {
      try (CaseStore store = CaseStore.open(args[0])) {
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
          store.save(CaseStoreTest.fresh(args[1] + "-" + i, Features.NONE));
          System.out.println(args[1] + "-" + i);
        }
      }
    }
  }

  private Process saver(String address, String name, int saves) throws IOException {
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Saver.class.getName(),
        address, name, String.valueOf(saves)).redirectErrorStream(true).redirectOutput(said(name).toFile()).start();
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
  void keepsEverySavedCaseThroughKills() throws Exception {
    List<String> told = new ArrayList<>();
    for (int kill = 0; kill < Integer.getInteger("whydunit.kills", 20); kill++) {
      String name = "run" + kill;
      // the operating system's lock goes with the process; H2's own makes the next one wait some seconds
      Process saver = saver("jdbc:h2:file:" + folder.resolve("cases") + ";FILE_LOCK=FS;WRITE_DELAY=0", name, 100_000);
      awaitFirst(saver, name);
      TimeUnit.MILLISECONDS.sleep(kill % 7 * 3);
      saver.destroyForcibly().waitFor();
      String text = Files.readString(said(name));
      told.addAll(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    }
    assertThat(told).isNotEmpty().allMatch(name -> name.startsWith("run"));
    assertThat(stored()).containsAll(told);
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
