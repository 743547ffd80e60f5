package org.whydunit.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script that gathers evidence. It is made of blocks that empty lines part; a block whose first line is a comment with
 * names in brackets gathers the evidence of these names, any other block is needed always.
 */
final class CollectScript {

  private static final Map<String, String> RESOURCES = Map.of("windows", "windows.ps1", "linux", "linux.sh");
  private static final Pattern NAMES = Pattern.compile("\\A# \\[([a-z, -]+)]");

  private final String system;
  private final List<String> blocks;

  private CollectScript(String system, List<String> blocks) {
    this.system = system;
    this.blocks = List.copyOf(blocks);
  }

  /** The names of the systems that there is a script for. */
  static Set<String> systems() {
    return new TreeSet<>(RESOURCES.keySet());
  }

  /** The whole script of a system. */
  static CollectScript of(String system) {
    try (InputStream in = CollectScript.class.getResourceAsStream("/org/whydunit/shell/collect/" + RESOURCES.get(system))) {
      return new CollectScript(system, List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the evidence that it gathers. */
  Set<String> gathers() {
    Set<String> all = new TreeSet<>();
    blocks.forEach(b -> all.addAll(names(b)));
    return all;
  }

  /** The same script for this evidence alone. */
  CollectScript only(Set<String> wanted) {
    return new CollectScript(system, blocks.stream().filter(b -> names(b).isEmpty() || names(b).stream().anyMatch(wanted::contains)).toList());
  }

  /** The same with lines that a person reads and does. */
  CollectScript byHand(List<String> lines) {
    List<String> more = new ArrayList<>(blocks);
    if (!lines.isEmpty()) {
      more.add(1, String.join("\n", lines.stream().map(l -> "# " + l).toList()));
    }
    return new CollectScript(system, more);
  }

  private static Set<String> names(String block) {
    Matcher names = NAMES.matcher(block);
    return names.find() ? Set.of(names.group(1).split(", *")) : Set.of();
  }

  /** The script, its last line ended; Windows PowerShell 5.1 takes a file without a mark for its old code page. */
  String text() {
    String text = String.join("\n\n", blocks) + "\n";
    boolean ascii = text.chars().allMatch(c -> c < 0x80);
    return (system.equals("windows") && !ascii ? "\uFEFF" : "") + text;
  }
}
