package org.whydunit.rules.author;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.whydunit.knowledge.ContentFault;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.compile.PackException;

/** Finds every fault of rules, tables, patterns and causes before any of them runs. */
public final class Check {

  private static final Pattern PLACED = Pattern.compile("(?s)(.*?)\\.drl:(\\d+):(\\d+): (.*)");
  private static final Set<String> KNOWLEDGE = Set.of("patterns", "causes", "reference");

  private final Knowledge knowledge;
  private final RuleCache cache;
  private final Names names;

  public Check(Knowledge knowledge, RuleCache cache) {
    this.knowledge = knowledge;
    this.cache = cache;
    this.names = new Names(knowledge);
  }

  /** All faults of a rule, a table, a domain, a packs folder, a pattern or a project; sorted, empty when all is well. */
  public List<Fault> run(Path path) {
    Set<Fault> faults = new TreeSet<>();
    Path content = content(path);
    if (content != null) {
      faults.addAll(knowledge(content, path));
      PackFolder.signatures(content).stream().filter(f -> PackFolder.isWithin(path, f)).forEach(f -> new SignatureCheck(PackFolder.read(f, content), faults::add).run());
    }
    if (content == null || path.toAbsolutePath().normalize().equals(content) || !path.toAbsolutePath().normalize().startsWith(content)) {
      faults.addAll(rules(PackFolder.of(path)));
    }
    return List.copyOf(faults);
  }

  /** The knowledge folder that the path is in or brings; {@code null} when there is none. */
  private static Path content(Path path) {
    Path full = path.toAbsolutePath().normalize();
    for (Path above = full; above != null && above.getFileName() != null; above = above.getParent()) {
      if (KNOWLEDGE.contains(above.getFileName().toString()) && Files.isDirectory(above)) {
        return above.getParent();
      }
    }
    Path ofProject = full.resolve("knowledge-base");
    if (Files.isDirectory(ofProject.resolve("patterns"))) {
      return ofProject;
    }
    return KNOWLEDGE.stream().anyMatch(k -> Files.isDirectory(full.resolve(k))) ? full : null;
  }

  private static List<Fault> knowledge(Path content, Path meant) {
    Path full = meant.toAbsolutePath().normalize();
    String prefix = full.startsWith(content) && !full.equals(content) ? full.toString().replaceFirst("(\\.zh)?\\.md$", "") : content.toString();
    return Knowledge.load(content).faults().stream()
        .filter(f -> f.file().startsWith(prefix))
        .map(Check::fault)
        .toList();
  }

  private static Fault fault(ContentFault f) {
    return new Fault(f.file(), f.line(), f.column(), "content", "", "", List.of(f.what(), f.hint().isEmpty() ? "-" : f.hint()));
  }

  private List<Fault> rules(PackFolder folder) {
    List<Fault> faults = new ArrayList<>();
    Map<String, AuthoredFile> rules = new TreeMap<>();
    Map<String, AuthoredFile> sound = new TreeMap<>();
    Set<String> worded = new HashSet<>();
    for (Path path : folder.files(".drl")) {
      AuthoredFile file = folder.read(path);
      rules.put(file.id(), file);
      if (folder.means(path) && rule(file, faults)) {
        sound.put(file.id(), file);
      }
    }
    for (Path path : folder.files(".md")) {
      worded.add(folder.id(path));
      if (folder.means(path)) {
        AuthoredFile file = folder.read(path);
        new WordsCheck(names, file, faults::add).run();
        if (!rules.containsKey(file.id())) {
          faults.add(file.fault(0, "no-rule"));
        }
      }
    }
    rules.forEach(
        (id, file) -> {
          if (folder.means(folder.root().resolve(id + ".drl")) && !worded.contains(id) && !id.startsWith("tables/")) {
            faults.add(file.fault(0, "no-words-file"));
          }
        });
    folder.files(".tsv").stream().filter(folder::means).forEach(f -> new RowCheck(names, folder.read(f), faults::add).run());
    faults.addAll(compiled(sound));
    faults.addAll(SameRules.among(List.copyOf(sound.values()), rules));
    return faults;
  }

  /** True when the rule has no fault that keeps it from being compiled. */
  private boolean rule(AuthoredFile file, List<Fault> faults) {
    List<Fault> own = faults(file);
    faults.addAll(own);
    return own.isEmpty();
  }

  /** The faults of one rule's text, without compiling it; an author's rule with any is not loaded. */
  List<Fault> faults(AuthoredFile file) {
    List<Fault> own = new ArrayList<>();
    new RuleCheck(names, file, own::add).run();
    return own;
  }

  private List<Fault> compiled(Map<String, AuthoredFile> rules) {
    SortedMap<String, String> texts =
        rules.values().stream().collect(Collectors.toMap(AuthoredFile::id, AuthoredFile::text, (a, b) -> a, TreeMap::new));
    try {
      cache.compile(texts);
      return List.of();
    } catch (PackException faults) {
      return faults.faults().stream().map(f -> fault(f, rules)).toList();
    }
  }

  private static Fault fault(String line, Map<String, AuthoredFile> rules) {
    Matcher m = PLACED.matcher(line);
    if (m.matches() && rules.containsKey(m.group(1))) {
      AuthoredFile file = rules.get(m.group(1));
      int column = Integer.parseInt(m.group(2)) == 1 ? 1 : Integer.parseInt(m.group(3));
      return file.fault(file.offset(Integer.parseInt(m.group(2)), column), "does-not-compile", m.group(4));
    }
    return new Fault("packs", 1, 1, "does-not-compile", "", "", List.of(line));
  }

  /** The knowledge that names are looked up in. */
  Knowledge knowledge() {
    return knowledge;
  }
}
