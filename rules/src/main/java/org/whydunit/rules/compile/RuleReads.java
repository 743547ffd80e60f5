package org.whydunit.rules.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * What a rule's conditions ask for: known when packs are compiled, so that readers decode nothing that no rule asks for
 * and {@code next} knows which rules lack one kind of fact.
 *
 * @param rule the rule's id
 * @param kinds simple names of the fact types that its conditions need (not those under {@code not})
 * @param events {@code provider/id} of the events that it names
 * @param signatures log signatures that it names
 * @param argues {@code +cause} or {@code -cause} with {@code :STRENGTH}, for each argument whose cause is a constant
 */
public record RuleReads(
    String rule, SortedSet<String> kinds, SortedSet<String> events, SortedSet<String> signatures, SortedSet<String> argues) {

  /** Where the table lies among the classes. */
  public static final String FILE = "packs/rules.tsv";

  private static final Pattern PROVIDER = Pattern.compile("provider\\s*==\\s*\"([^\"]+)\"");
  private static final Pattern PROVIDERS = Pattern.compile("provider\\s+in\\s*\\(([^)]*)\\)");
  private static final Pattern ID = Pattern.compile("\\bid\\s*==\\s*(\\d+)");
  private static final Pattern IDS = Pattern.compile("\\bid\\s+in\\s*\\(([^)]*)\\)");
  private static final Pattern SIGNATURE = Pattern.compile("\"([a-z0-9-]+/[a-z0-9-]+)\"");
  private static final Pattern ARGUES =
      Pattern.compile("Evidence\\.(supporting|opposing)\\(\\s*\"([a-z-]+)\"[^;]*?Strength\\.([A-Z]+)", Pattern.DOTALL);

  /**
   * What the rules read.
   *
   * @param rules rule texts by id
   * @throws PackException with every fault
   */
  public static List<RuleReads> of(SortedMap<String, String> rules) {
    List<RuleReads> all = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    rules.forEach(
        (id, text) -> {
          try {
            all.add(of(id, text));
          } catch (PackException fault) {
            faults.addAll(fault.faults());
          }
        });
    if (!faults.isEmpty()) {
      throw new PackException(faults.stream().sorted().toList());
    }
    return all;
  }

  private static RuleReads of(String id, String text) {
    RuleReads reads = new RuleReads(id, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    for (RuleDescr rule : parse(id, text).getRules()) {
      if (!rule.getName().equals(id)) {
        throw new PackException(
            List.of(
                id + ".drl:" + rule.getLine() + ":" + (rule.getColumn() + 1)
                    + ": rule \"" + rule.getName() + "\": expected the file's id \"" + id + "\""));
      }
      reads.collect(rule.getLhs(), true);
    }
    Matcher argues = ARGUES.matcher(text);
    while (argues.find()) {
      reads.argues.add((argues.group(1).equals("supporting") ? "+" : "-") + argues.group(2) + ":" + argues.group(3));
    }
    return reads;
  }

  private static PackageDescr parse(String id, String text) {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      PackageDescr parsed = parser.parse(false, text);
      if (parser.hasErrors()) {
        throw new PackException(parser.getErrors().stream().map(e -> id + ".drl:" + e.getMessage()).toList());
      }
      return parsed;
    } catch (DroolsParserException e) {
      throw new PackException(List.of(id + ".drl:1:1: " + e.getMessage()));
    }
  }

  private void collect(BaseDescr descr, boolean needed) {
    switch (descr) {
      case PatternDescr pattern -> collect(pattern, needed);
      case AndDescr and -> and.getDescrs().forEach(d -> collect(d, needed));
      case ForallDescr forall -> forall.getDescrs().forEach(d -> collect(d, false));
      case ConditionalElementDescr element ->
          children(element).forEach(d -> collect(d, needed && !isNegative(element)));
      default -> {}
    }
  }

  private static Collection<? extends BaseDescr> children(ConditionalElementDescr element) {
    return element.getDescrs().stream().map(BaseDescr.class::cast).toList();
  }

  private static boolean isNegative(ConditionalElementDescr element) {
    return element instanceof org.drools.drl.ast.descr.NotDescr;
  }

  private void collect(PatternDescr pattern, boolean needed) {
    if (needed) {
      kinds.add(pattern.getObjectType());
    }
    StringBuilder conditions = new StringBuilder();
    pattern.getDescrs().forEach(d -> conditions.append(d).append(", "));
    if (pattern.getObjectType().equals("LogEvent")) {
      for (String provider : values(PROVIDER, PROVIDERS, conditions)) {
        values(ID, IDS, conditions).forEach(number -> events.add(provider + "/" + number));
      }
    } else if (pattern.getObjectType().equals("LogMessage")) {
      Matcher signature = SIGNATURE.matcher(conditions);
      while (signature.find()) {
        signatures.add(signature.group(1));
      }
    }
  }

  private static List<String> values(Pattern one, Pattern several, CharSequence conditions) {
    List<String> values = new ArrayList<>();
    Matcher single = one.matcher(conditions);
    while (single.find()) {
      values.add(single.group(1));
    }
    Matcher list = several.matcher(conditions);
    while (list.find()) {
      for (String value : list.group(1).split(",")) {
        values.add(value.strip().replace("\"", ""));
      }
    }
    return values;
  }

  static String table(List<RuleReads> reads) {
    StringBuilder table = new StringBuilder("rule\tkinds\tevents\tsignatures\targues\n");
    for (RuleReads r : reads) {
      table
          .append(r.rule).append('\t')
          .append(String.join("|", r.kinds)).append('\t')
          .append(String.join("|", r.events)).append('\t')
          .append(String.join("|", r.signatures)).append('\t')
          .append(String.join("|", r.argues)).append('\n');
    }
    return table.toString();
  }

  /** Reads the table back. */
  public static List<RuleReads> parse(String table) {
    return table.lines().skip(1).map(line -> line.split("\t", -1)).map(RuleReads::row).toList();
  }

  private static RuleReads row(String[] cells) {
    return new RuleReads(cells[0], set(cells[1]), set(cells[2]), set(cells[3]), set(cells[4]));
  }

  private static SortedSet<String> set(String cell) {
    return cell.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(cell.split("\\|")));
  }
}
