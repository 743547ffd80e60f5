package org.whydunit.rules.author.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Sigma rules of a folder as a pack of rules on trial: each argues silently for what its level says, and is counted, until
 * its owner lets it speak. Nothing of the folder is kept but what a rule compares, its title, its number and its authors,
 * whom its licence wants to be named.
 */
public final class SigmaImport {

  private static final String DOMAIN = "sigma/";
  private static final String SERVICES = "sigma-services";
  private static final String EVENTS = "events";
  private static final String LEVELS = "sigma-levels";

  private final Reference reference;
  private final Map<String, Row> services;
  private final Map<String, Row> levels;
  private final Set<String> known;
  private final Map<String, String> selections = new HashMap<>();
  private final Map<String, String> rules = new TreeMap<>();
  private final Map<String, String> words = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();

  private SigmaImport(Reference reference) {
    this.reference = reference;
    this.services = byKey(SERVICES, "service");
    this.levels = byKey(LEVELS, "level");
    this.known = new TreeSet<>();
    services.values().forEach(s -> known.addAll(split(s.get("providers"))));
    reference.table(EVENTS).rows().forEach(r -> known.add(r.get("provider")));
  }

  private Map<String, Row> byKey(String table, String column) {
    return reference.table(table).rows().stream().collect(Collectors.toMap(r -> r.get(column), r -> r));
  }

  /**
   * What came of a folder.
   *
   * @param rules texts of {@code .drl} files by id
   * @param words texts of their {@code .md} files by id
   * @param refused what in a rule cannot be expressed, by file and title
   */
  public record Result(Map<String, String> rules, Map<String, String> words, Map<String, String> refused) {

    /** Writes the rules below a packs folder, over those of an earlier import. */
    public void write(Path packs) throws IOException {
      Files.createDirectories(packs.resolve(DOMAIN));
      for (Map.Entry<String, String> rule : rules.entrySet()) {
        Files.writeString(packs.resolve(rule.getKey() + ".drl"), rule.getValue());
        Files.writeString(packs.resolve(rule.getKey() + ".md"), words.get(rule.getKey()));
      }
    }
  }

  /**
   * Reads every {@code .yml} of a folder, or one file.
   *
   * @throws IOException when the folder cannot be read
   */
  public static Result of(Path folder, Reference reference) throws IOException {
    SigmaImport all = new SigmaImport(reference);
    List<Map<?, ?>> correlations = new ArrayList<>();
    List<Path> files;
    try (Stream<Path> listed = Files.walk(folder)) {
      files = listed.filter(f -> f.toString().endsWith(".yml") || f.toString().endsWith(".yaml")).sorted().toList();
    }
    for (Path file : files) {
      String stem = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      for (Map<?, ?> one : all.documents(file)) {
        if (one.get("correlation") instanceof Map<?, ?>) {
          correlations.add(one);
        } else {
          all.rule(one, stem);
        }
      }
    }
    correlations.forEach(all::correlation);
    return new Result(all.rules, all.words, all.refused);
  }

  private List<Map<?, ?>> documents(Path file) throws IOException {
    List<Map<?, ?>> documents = new ArrayList<>();
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(50);
    options.setAllowDuplicateKeys(false);
    try (InputStream in = Files.newInputStream(file)) {
      for (Object one : new Yaml(new SafeConstructor(options)).loadAll(in)) {
        if (one instanceof Map<?, ?> map && (map.containsKey("detection") || map.containsKey("correlation"))) {
          documents.add(map);
        }
      }
    } catch (YAMLException malformed) {
      refused.put(file.getFileName().toString(), "no YAML: " + String.valueOf(malformed.getMessage()).lines().findFirst().orElse(""));
    }
    return documents;
  }

  private void rule(Map<?, ?> sigma, String stem) {
    try {
      String selection = selection(sigma);
      Stream.of("id", "name", "title").map(sigma::get).filter(k -> k != null).forEach(k -> selections.put(String.valueOf(k), selection));
      add(sigma, stem, "$event : LogEvent( " + selection + " )");
    } catch (Inexpressible what) {
      refused.put(stem + ": " + sigma.get("title"), what.getMessage());
    }
  }

  private void correlation(Map<?, ?> sigma) {
    String title = String.valueOf(sigma.get("title"));
    try {
      add(sigma, title, Correlation.conditions((Map<?, ?>) sigma.get("correlation"), selections::get));
    } catch (Inexpressible | NumberFormatException what) {
      refused.put(title, String.valueOf(what.getMessage()));
    }
  }

  /** The inside of a pattern. Readers decode the events that rules name, so that a rule must name provider and id. */
  private String selection(Map<?, ?> sigma) {
    if (!(sigma.get("detection") instanceof Map<?, ?> detection)) {
      throw new Inexpressible("a detection that is no list of selections");
    }
    Term term = Detection.of(detection);
    Row service = service(sigma.get("logsource"));
    if (term.ids() == null || term.ids().isEmpty()) {
      throw new Inexpressible("no event id");
    }
    Set<String> providers = providers(term, split(service.get("providers")));
    if (providers.isEmpty()) {
      throw new Inexpressible("no provider: neither the rule nor its log names one that is known");
    }
    return "provider in (" + providers.stream().map(Field::quoted).collect(Collectors.joining(", ")) + "), id in (" + String.join(", ", term.ids()) + "), " + term.text();
  }

  /** Those that the rule names, else its log's, else those whose events of these numbers are known. */
  private Set<String> providers(Term term, Set<String> ofLog) {
    Set<String> providers = new TreeSet<>();
    if (term.providers() == null) {
      providers.addAll(ofLog);
      if (ofLog.isEmpty()) {
        term.ids().forEach(id -> providers.addAll(sending(id)));
      }
      return providers;
    }
    for (String named : term.providers()) {
      Pattern like = Pattern.compile(Pattern.quote(named).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
      providers.addAll(named.contains("*") ? known.stream().filter(p -> like.matcher(p).matches()).toList() : List.of(named));
    }
    return providers;
  }

  /** The one provider that is known for events of this number. */
  private Set<String> sending(String id) {
    Set<String> providers =
        reference.table(EVENTS).rows().stream().filter(r -> r.get("id").equals(id)).map(r -> r.get("provider")).collect(Collectors.toSet());
    if (providers.size() != 1) {
      throw new Inexpressible("no provider: neither the rule nor its log names one, and event " + id + (providers.isEmpty() ? " is not known" : " has several"));
    }
    return providers;
  }

  private Row service(Object logsource) {
    Object service = logsource instanceof Map<?, ?> source ? source.get("service") : null;
    if (service == null) {
      throw new Inexpressible("a log source without a service");
    }
    Row row = services.get(String.valueOf(service));
    if (row == null) {
      throw new Inexpressible("the log " + service);
    }
    return row;
  }

  private static Set<String> split(String cell) {
    return cell.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(cell.split("\\|")));
  }

  private void add(Map<?, ?> sigma, String stem, String conditions) {
    String id = DOMAIN + stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    Row level = levels.getOrDefault(String.valueOf(sigma.get("level")), levels.get("medium"));
    String source = one("Sigma rule " + sigma.get("id") + " by " + (sigma.get("author") instanceof Collection<?> several ? several.stream().map(String::valueOf).collect(Collectors.joining(", ")) : sigma.get("author")));
    String title = one(String.valueOf(sigma.get("title")));
    rules.put(
        id,
        "rule \"" + id + "\"\n    @source(\"" + source + "\")\nwhen\n    " + conditions + "\nthen\n    insertLogical( Evidence.supporting(\""
            + level.get("cause") + "\", \"\", Strength." + level.get("strength").toUpperCase(Locale.ROOT) + ", $event) );\nend\n");
    words.put(
        id,
        "---\nsource: " + source + "\nsays: An event fits the Sigma rule \u201c" + title + "\u201d.\nsays.zh: \u6709\u4e8b\u4ef6\u7b26\u5408 Sigma \u89c4\u5219\u201c" + title
            + "\u201d\u3002\ntrial: true\n---\n");
  }

  /** One line without what would end a text in quotes or open a slot. */
  private static String one(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("[\"\\\\{}]", "'");
  }
}
