package org.whydunit.knowledge.cases;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * A private PostgreSQL server, reached by a port of its own; skipped where no server is installed. It refuses to run as
 * root, so root lends it to the user {@code nobody}.
 */
class PostgresStoreTest extends CaseStoreContract {
  private static final int PORT = 20_000 + (int) (ProcessHandle.current().pid() % 20_000);

  private static Path folder;
  private static Path bin;
  private static int databases;

  @BeforeAll
  static void startServer() throws Exception {
    Optional<Path> found = installed();
    assumeTrue(found.isPresent(), "skipped: PostgreSQL is not installed (Debian: apt-get install postgresql)");
    bin = found.get();
    folder = Files.createTempDirectory("whydunit-pg");
    if (root()) {
      run("chown", "nobody", folder.toString());
    }
    assumeTrue(asServer("initdb", "-D", folder + "/data", "-U", "whydunit", "-A", "trust", "-E", "UTF8", "--no-sync") == 0
        && asServer("pg_ctl", "-D", folder + "/data", "-w", "-l", folder + "/log", "-o",
            "-p " + PORT + " -k " + folder + " -c fsync=off -c listen_addresses=127.0.0.1", "start") == 0,
        "skipped: PostgreSQL does not start here");
  }

  @AfterAll
  static void stopServer() throws Exception {
    if (folder != null) {
      asServer("pg_ctl", "-D", folder + "/data", "-m", "immediate", "stop");
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  @Override
  String address() {
    String server = "jdbc:postgresql://127.0.0.1:" + PORT + "/";
    String fresh = "cases" + ++databases;
    try (Connection connection = DriverManager.getConnection(server + "postgres?user=whydunit")) {
      connection.createStatement().execute("create database " + fresh);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
    return server + fresh + "?user=whydunit";
  }

  private static Optional<Path> installed() throws IOException {
    Path all = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(all)) {
      return versions.map(version -> version.resolve("bin")).filter(b -> Files.isExecutable(b.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private static int asServer(String tool, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(root() ? List.of("setpriv", "--reuid=nobody", "--clear-groups") : List.of());
    command.add(bin.resolve(tool).toString());
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }
}
