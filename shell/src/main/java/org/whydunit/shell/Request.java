package org.whydunit.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a user asks to read.
 *
 * @param paths files, folders and archives, together one bundle
 * @param language of all words
 * @param zone of times that name none
 * @param note what the user says beside the evidence; may be empty
 * @param everything true to decode also what no rule asks for
 */
public record Request(List<Path> paths, Locale language, ZoneId zone, String note, boolean everything) {

  public Request {
    paths = List.copyOf(paths);
  }

  /** These paths, read as usual. */
  public static Request of(List<Path> paths, Locale language) {
    return new Request(paths, language, ZoneOffset.UTC, "", false);
  }

  /** The same with a zone by its name, as in {@code Asia/Shanghai} or {@code +08:00}; {@code null} changes nothing. */
  public Request inZone(String name, Messages messages) {
    if (name == null) {
      return this;
    }
    try {
      return new Request(paths, language, ZoneId.of(name), note, everything);
    } catch (DateTimeException e) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "unknown-zone", name));
    }
  }

  /** The same with what the user says; {@code null} changes nothing. */
  public Request withNote(String text) {
    return text == null ? this : new Request(paths, language, zone, text, everything);
  }

  /** The same in a language. */
  public Request in(Locale other) {
    return new Request(paths, other, zone, note, everything);
  }

  /** The same, decoded whole. */
  public Request whole() {
    return new Request(paths, language, zone, note, true);
  }

  /** Paths as a user typed them, {@code ~} being the home folder. */
  public static List<Path> paths(List<String> typed, Locale language, Messages messages) {
    return typed.stream().map(t -> path(t, language, messages)).toList();
  }

  /** Paths as a user typed them. */
  public static List<Path> paths(String[] typed, Locale language, Messages messages) {
    return paths(typed == null ? List.of() : Arrays.asList(typed), language, messages);
  }

  /** A path as a user typed it. */
  public static Path path(String typed, Locale language, Messages messages) {
    boolean home = typed.equals("~") || typed.startsWith("~/");
    try {
      return Path.of(home ? System.getProperty("user.home") + typed.substring(1) : typed);
    } catch (InvalidPathException e) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "no-path", typed));
    }
  }
}
