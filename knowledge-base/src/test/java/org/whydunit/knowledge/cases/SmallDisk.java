package org.whydunit.knowledge.cases;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A file system in memory of a given size; its tests are skipped where this user may not mount one. */
record SmallDisk(Path folder) implements AutoCloseable {

  static SmallDisk mount(Path folder, String size) {
    assumeTrue(done("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
        "skipped: this user may not mount a small disk");
    return new SmallDisk(folder);
  }

  void grow(String size) {
    done("mount", "-o", "remount,size=" + size, folder.toString());
  }

  void writable(boolean yes) {
    done("mount", "-o", "remount," + (yes ? "rw" : "ro"), folder.toString());
  }

  @Override
  public void close() {
    done("umount", folder.toString());
  }

  private static boolean done(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
          .waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
