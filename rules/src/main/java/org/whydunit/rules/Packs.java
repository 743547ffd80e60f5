package org.whydunit.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.CRC32C;

import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.whydunit.rules.author.SitePacks;
import org.whydunit.rules.compile.PackCompiler;
import org.whydunit.rules.compile.RuleReads;
import org.whydunit.rules.compile.TablePacks;
import org.whydunit.rules.weigh.Strengths;
import org.whydunit.rules.words.Words;

/**
 * The compiled packs: rules as classes, table rows, and the words of both.
 *
 * @param rules the rule base
 * @param arguments rows of the table packs
 * @param reads what each rule's conditions ask for
 * @param words what rules and rows say
 * @param version names this content
 * @param concern whether a fact can matter to a rule or row
 */
record Packs(KieBase rules, List<Argument> arguments, List<RuleReads> reads, Words words, String version, Predicate<Object> concern) {

  /** The packs that the product brings. */
  static Packs ofProduct() {
    Map<String, Words.Sentences> words = new HashMap<>();
    List<Argument> arguments = new ArrayList<>();
    CRC32C content = new CRC32C();
    content.update((text(PackCompiler.HASH) + text(Strengths.FILE)).getBytes(StandardCharsets.UTF_8));
    for (String line : text(PackCompiler.INDEX).lines().toList()) {
      content.update(text("packs/" + line).getBytes(StandardCharsets.UTF_8));
      if (line.endsWith(".tsv")) {
        TablePacks.Table table = TablePacks.parse(line, text("packs/" + line));
        arguments.addAll(table.arguments());
        words.putAll(table.words());
      } else {
        words.put(line.substring(0, line.length() - ".md".length()), TablePacks.words(text("packs/" + line)));
      }
    }
    List<RuleReads> reads = RuleReads.parse(text(RuleReads.FILE));
    return new Packs(
        KieBaseBuilder.createKieBaseFromModel(models()),
        List.copyOf(arguments),
        reads,
        new Words(words),
        Long.toHexString(content.getValue()),
        new Concern(arguments, reads)::has);
  }

  /** Ids of all rules and table rows, sorted. */
  Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    reads.stream().map(RuleReads::rule).filter(r -> !r.startsWith("tables/")).forEach(ids::add);
    arguments.stream().map(Argument::id).forEach(ids::add);
    return ids;
  }

  /** These with an author's: a rule or row of the same id replaces the product's. */
  Packs under(SitePacks site) {
    List<Model> models = models();
    site.rules().values().forEach(rule -> models.add(rule.load()));
    KieBase base = KieBaseBuilder.createKieBaseFromModel(models);
    List<Argument> rows = new ArrayList<>(arguments);
    rows.removeIf(row -> site.ids().contains(row.id()));
    rows.addAll(site.arguments());
    List<RuleReads> read = new ArrayList<>(reads);
    for (RuleReads own : reads) {
      if (site.ids().contains(own.rule())) {
        base.removeRule(PackCompiler.packageOf(own.rule()), own.rule());
        read.remove(own);
      }
    }
    read.addAll(site.reads());
    CRC32C content = new CRC32C();
    content.update((version + site.ids() + site.arguments() + site.reads()).getBytes(StandardCharsets.UTF_8));
    // An author's rule may ask for events in forms that nothing here reads.
    return new Packs(
        base, List.copyOf(rows), List.copyOf(read), words.under(site.words()), Long.toHexString(content.getValue()), fact -> true);
  }

  private static List<Model> models() {
    List<Model> models = new ArrayList<>();
    for (String name : text(PackCompiler.MODELS).lines().filter(l -> !l.isBlank()).toList()) {
      try {
        models.add((Model) Class.forName(name.strip()).getDeclaredConstructor().newInstance());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("compiled rules are incomplete: " + name, e);
      }
    }
    return models;
  }

  private static String text(String resource) {
    try (InputStream in = Packs.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing from the build: " + resource.toLowerCase(Locale.ROOT));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
