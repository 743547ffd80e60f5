package org.whydunit.rules.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.whydunit.rules.Argument;
import org.whydunit.rules.compile.PackException;
import org.whydunit.rules.compile.RuleBuild.Compiled;
import org.whydunit.rules.compile.RuleReads;
import org.whydunit.rules.compile.TablePacks;
import org.whydunit.rules.words.Words;

/**
 * Authors' packs, ready to be loaded beside the product's. A rule with a fault is left out and told; so is a rule that
 * names anything but its facts, which makes a stranger's pack safe to load.
 *
 * @param rules compiled rules by id
 * @param reads what their conditions ask for
 * @param arguments rows of tables
 * @param words what rules and rows say
 * @param trial ids of the rules that argue silently
 * @param refused why rules are left out
 */
public record SitePacks(
    SortedMap<String, Compiled> rules,
    List<RuleReads> reads,
    List<Argument> arguments,
    Map<String, Words.Sentences> words,
    Set<String> trial,
    List<Fault> refused) {

  private static final Pattern TRIAL = Pattern.compile("(?m)\\A---\\n(?:(?!---).*\\n)*?trial:\\s*true\\s*$");

  /** No pack at all. */
  public static SitePacks none() {
    return new SitePacks(new TreeMap<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>(), new HashSet<>(), new ArrayList<>());
  }

  /**
   * Loads packs; of two rules with one id the last wins.
   *
   * @param folders packs folders, or folders that hold one
   */
  public static SitePacks load(List<Path> folders, Check check, RuleCache cache) {
    SitePacks all = none();
    SortedMap<String, AuthoredFile> files = new TreeMap<>();
    for (Path path : folders) {
      PackFolder folder = PackFolder.of(path);
      folder.files(".drl").forEach(f -> files.put(folder.id(f), folder.read(f)));
      folder.files(".md").forEach(f -> all.words(folder.read(f)));
      folder.files(".tsv").forEach(f -> all.table(folder.read(f)));
    }
    files.values().removeIf(
        file -> {
          List<Fault> faults = check.faults(file);
          all.refused.addAll(faults);
          return !faults.isEmpty();
        });
    all.compile(files, cache);
    return all;
  }

  private void words(AuthoredFile file) {
    words.put(file.id(), TablePacks.words(file.text()));
    if (TRIAL.matcher(file.text()).find()) {
      trial.add(file.id());
    }
  }

  private void table(AuthoredFile file) {
    try {
      TablePacks.Table table = TablePacks.parse(file.id() + ".tsv", file.text());
      for (Argument row : table.arguments()) {
        if (RowCheck.isSafe(row)) {
          arguments.add(row);
        } else {
          refused.add(file.fault(file.find(row.id() + "\t", 0, file.text().length()), "row-refused", row.id()));
        }
      }
      words.putAll(table.words());
    } catch (PackException malformed) {
      malformed.faults().forEach(f -> refused.add(file.fault(0, "row-malformed", f)));
    }
  }

  private void compile(SortedMap<String, AuthoredFile> files, RuleCache cache) {
    SortedMap<String, String> texts = new TreeMap<>();
    files.forEach((id, file) -> texts.put(id, file.text()));
    try {
      rules.putAll(cache.compile(texts));
    } catch (PackException one) {
      // One bad rule spoils a common build: alone, the others compile.
      files.forEach((id, file) -> alone(file, cache));
    }
    texts.keySet().retainAll(rules.keySet());
    reads.addAll(RuleReads.of(texts));
  }

  private void alone(AuthoredFile file, RuleCache cache) {
    try {
      rules.putAll(cache.compile(Map.of(file.id(), file.text())));
    } catch (PackException faults) {
      faults.faults().forEach(f -> refused.add(file.fault(0, "does-not-compile", f)));
    }
  }

  /** Ids of all rules and rows. */
  public Set<String> ids() {
    Set<String> ids = rows();
    ids.addAll(rules.keySet());
    return ids;
  }

  /** Ids of the rows. */
  public Set<String> rows() {
    return arguments.stream().map(Argument::id).collect(Collectors.toCollection(HashSet::new));
  }

  /** The same with the rules on trial speaking like the others. */
  public SitePacks speaking() {
    return new SitePacks(rules, reads, arguments, words, Set.of(), refused);
  }

  /** The same without these rules. */
  public SitePacks without(Set<String> ids) {
    SortedMap<String, Compiled> left = new TreeMap<>(rules);
    left.keySet().removeAll(ids);
    List<RuleReads> read = reads.stream().filter(r -> left.containsKey(r.rule())).toList();
    List<Argument> rows = arguments.stream().filter(a -> !ids.contains(a.id())).toList();
    return new SitePacks(left, read, rows, words, trial, refused);
  }
}
