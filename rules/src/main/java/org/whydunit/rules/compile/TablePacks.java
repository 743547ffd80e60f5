package org.whydunit.rules.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.whydunit.rules.Argument;
import org.whydunit.rules.Strength;
import org.whydunit.rules.words.Words;

/**
 * Table packs: one row, one argument. Columns {@code id, on, key, where, cause, for, strength, subject, says, says.zh,
 * source, fires, silent}; see {@link Argument} for their meaning. {@code fires} is a line of raw input that makes the row
 * argue, {@code silent} one that nearly does.
 */
public final class TablePacks {

  private static final List<String> COLUMNS =
      List.of("id", "on", "key", "where", "cause", "for", "strength", "subject", "says", "says.zh", "source", "fires", "silent");

  private TablePacks() {}

  /**
   * A parsed table.
   *
   * @param arguments its rows
   * @param words what they say, by id
   * @param examples their raw examples, by id: fires, silent
   */
  public record Table(List<Argument> arguments, Map<String, Words.Sentences> words, Map<String, List<String>> examples) {}

  /**
   * Parses a table.
   *
   * @param path path below the packs folder, for messages and for the rows' domain
   * @throws PackException with every fault
   */
  public static Table parse(String path, String text) {
    List<String> faults = new ArrayList<>();
    Table table = new Table(new ArrayList<>(), new HashMap<>(), new HashMap<>());
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !Arrays.asList(lines.getFirst().split("\t", -1)).equals(COLUMNS)) {
      throw new PackException(List.of(path + ":1:1: expected the columns " + String.join(", ", COLUMNS)));
    }
    String domain = path.substring(0, path.lastIndexOf('/'));
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        try {
          row(domain, lines.get(i).split("\t", -1), table);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException fault) {
          faults.add(path + ":" + (i + 1) + ":1: " + fault.getMessage());
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new PackException(faults);
    }
    return table;
  }

  private static void row(String domain, String[] cells, Table table) {
    if (cells.length != COLUMNS.size()) {
      throw new IllegalArgumentException("expected " + COLUMNS.size() + " cells, found " + cells.length);
    }
    String id = cells[0];
    if (!id.startsWith(domain + "/")) {
      throw new IllegalArgumentException("\"" + id + "\": expected an id that starts with " + domain + "/");
    }
    if (table.words().put(id, new Words.Sentences(cells[8], cells[9], cells[10])) != null) {
      throw new IllegalArgumentException("\"" + id + "\" stands twice");
    }
    table.arguments().add(
        new Argument(
            id,
            cells[1],
            cells[2],
            conditions(cells[3]),
            cells[4],
            isFor(cells[5]),
            Strength.valueOf(cells[6].toUpperCase(Locale.ROOT)),
            cells[7]));
    table.examples().put(id, List.of(cells[11], cells[12]));
  }

  private static boolean isFor(String cell) {
    return switch (cell) {
      case "for" -> true;
      case "against" -> false;
      default -> throw new IllegalArgumentException("\"" + cell + "\": expected \"for\" or \"against\"");
    };
  }

  private static List<Argument.Condition> conditions(String cell) {
    return cell.isBlank() ? List.of() : Arrays.stream(cell.split(";;")).map(Argument.Condition::of).toList();
  }

  /** The words in the front matter of a rule's {@code .md}. */
  public static Words.Sentences words(String markdown) {
    Map<String, String> front = new HashMap<>();
    List<String> lines = markdown.lines().toList();
    for (int i = 1; i < lines.size() && !lines.get(i).equals("---"); i++) {
      int colon = lines.get(i).indexOf(": ");
      if (colon > 0) {
        front.put(lines.get(i).substring(0, colon), lines.get(i).substring(colon + 2).strip());
      }
    }
    return new Words.Sentences(
        front.getOrDefault("says", ""), front.getOrDefault("says.zh", ""), front.getOrDefault("source", ""));
  }
}
