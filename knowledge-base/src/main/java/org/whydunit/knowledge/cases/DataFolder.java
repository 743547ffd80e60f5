package org.whydunit.knowledge.cases;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a user's data lives: {@code WHYDUNIT_DATA} if set; else {@code %LOCALAPPDATA%} on Windows,
 * {@code ~/Library/Application Support} on macOS, {@code $XDG_DATA_HOME} or {@code ~/.local/share} elsewhere
 * (XDG Base Directory Specification, "Environment variables").
 */
public final class DataFolder {
  private static final String NAME = "whydunit";

  private DataFolder() {
  }

  /** This user's; it may not exist yet. */
  public static Path ofUser() {
    return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  static Path of(Map<String, String> environment, String system, Path home) {
    String own = environment.getOrDefault("WHYDUNIT_DATA", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String lower = system.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      String local = environment.get("LOCALAPPDATA");
      return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve(NAME);
    }
    if (lower.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(NAME);
    }
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    return (data.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(data)).resolve(NAME);
  }
}
