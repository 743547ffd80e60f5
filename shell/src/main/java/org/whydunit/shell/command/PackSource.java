package org.whydunit.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where a pack comes from: a path, or a Git repository that the local {@code git} clones into a folder that is gone after
 * use. Git runs no hook of a repository that it clones, and asks nobody for a password here.
 */
final class PackSource implements AutoCloseable {

  private static final int SECONDS = 300;

  private final Path path;
  private final boolean cloned;

  private PackSource(Path path, boolean cloned) {
    this.path = path;
    this.cloned = cloned;
  }

  /** True for what is a repository's address and no path that exists. */
  static boolean isRepository(String given) {
    return !Files.exists(Path.of(given.replaceFirst("^\\w+://", "/"))) && given.matches("(?i)(https?|ssh|git|file)://.+|[\\w.-]+@[\\w.-]+:.+") || given.startsWith("file://");
  }

  /** What is at the path. */
  static PackSource at(Path path) {
    return new PackSource(path, false);
  }

  /**
   * The newest state of a repository.
   *
   * @throws IOException with what git says when it cannot be cloned
   */
  static PackSource cloned(String repository) throws IOException {
    Path folder = Files.createTempDirectory("whydunit-pack");
    Path said = folder.resolve("said");
    try {
      ProcessBuilder git =
          new ProcessBuilder("git", "clone", "--quiet", "--depth", "1", "--no-recurse-submodules", "-c", "core.symlinks=false", "--", repository, folder.resolve("pack").toString());
      git.environment().put("GIT_TERMINAL_PROMPT", "0");
      Process process = git.redirectErrorStream(true).redirectOutput(said.toFile()).start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      if (process.waitFor() != 0) {
        throw new IOException(Files.readString(said).strip().replaceAll("\\s+", " "));
      }
      return new PackSource(folder.resolve("pack"), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The folder or zip. */
  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (cloned) {
      try (Stream<Path> files = Files.walk(path.getParent())) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
