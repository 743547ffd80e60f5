package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Claim;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;

/**
 * Finds in a person's words what the reference tables know: products, components, drivers and updates, each in the role
 * that the line gives it, and phrases with a known meaning.
 */
final class ClaimReader {

  private static final Pattern DRIVER_FILE = Pattern.compile("(?<![\\w.-])([A-Za-z0-9_][A-Za-z0-9_-]*\\.(?:sys|dll))\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern UPDATE = Pattern.compile("\\bKB\\s?(\\d{6,7})\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN_TRIALS = Pattern.compile("\\s*[;；。]\\s*|,\\s+|，");
  private static final Pattern REPLACED = Pattern.compile("(?:after|before|replaced|swapped)$");
  private static final Pattern TAKEN_AWAY =
      Pattern.compile(
          "\\b(?:uninstall\\w*|remov\\w*|disabl\\w*|roll(?:ed|ing)? ?back|revert\\w*|without|off|old(?:er)?|downgrad\\w*|replac\\w*|swap\\w*|exclu\\w*|switch\\w* back|pulled|kept from|unload\\w*|clos\\w*|stopp\\w*)\\b|卸载|移除|禁用|关闭|回滚|更换|降级|换",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AFTER =
      Pattern.compile(
          "\\b(?:after|since)\\b.*\\b(?:install\\w*|updat\\w*|upgrad\\w*|enabl\\w*|chang\\w*|add\\w*)|\\b(?:installed|updated|upgraded)\\b|(?:安装|更新|升级|开启|启用).*(?:后|以后|之后)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WHILE =
      Pattern.compile(
          "\\b(?:when|whenever|while|as soon as|every time|each time|on (?:start|launch|connect)\\w*|starting|launching|opening|closing|connecting|plugging|right after)\\b|时|一.*就",
          Pattern.CASE_INSENSITIVE);

  private final DriverKinds kinds;
  private final DriverTable drivers;
  private final ProductTable products;
  private final List<Tagged> keys = new ArrayList<>();
  private final List<Tagged> outcomes = new ArrayList<>();
  private final List<Tagged> phrases = new ArrayList<>();

  private record Tagged(Pattern pattern, String tag) {}

  ClaimReader(Reference reference, DriverKinds kinds, DriverTable drivers, ProductTable products) {
    this.kinds = kinds;
    this.drivers = drivers;
    this.products = products;
    tags(reference, "claim-keys", "key", "role", keys);
    tags(reference, "outcomes", "pattern", "outcome", outcomes);
    reference.names().stream()
        .filter(name -> name.startsWith("phrases"))
        .forEach(name -> tags(reference, name, "pattern", "topic", phrases));
  }

  private static void tags(Reference reference, String table, String pattern, String tag, List<Tagged> into) {
    for (Row row : reference.table(table).rows()) {
      into.add(new Tagged(Pattern.compile(row.get(pattern), Pattern.CASE_INSENSITIVE), row.get(tag)));
    }
  }

  /** Phrases of the claim, in the table's order. */
  List<Phrase> phrases(Claim claim) {
    String line = claim.key().isEmpty() ? claim.text() : claim.key() + ": " + claim.text();
    List<Phrase> found = new ArrayList<>();
    Set<String> topics = new HashSet<>();
    for (Tagged phrase : phrases) {
      Matcher m = phrase.pattern().matcher(line);
      if (m.find() && topics.add(phrase.tag())) {
        String detail = m.namedGroups().containsKey("detail") ? m.group("detail") : "";
        found.add(new Phrase(phrase.tag(), detail == null ? "" : detail.strip(), claim));
      }
    }
    return found;
  }

  /** Mentions of the claim, without repeats. */
  List<Mention> mentions(Claim claim) {
    String role = roleOf(claim.key());
    Set<Mention> found = new java.util.LinkedHashSet<>();
    if (role.equals("inventory") || role.equals("code")) {
      return List.of();
    }
    if (role.equals("tried") || role.isEmpty()) {
      trials(claim, role, found);
    } else if (role.equals("named")) {
      String keyRole = REPLACED.matcher(claim.key()).find() ? "replaced" : outcome(claim.text(), "named");
      name(claim, claim.key(), keyRole, found);
      name(claim, claim.text(), "present", found);
    } else {
      name(claim, claim.text(), role, found);
    }
    return List.copyOf(found);
  }

  private void trials(Claim claim, String role, Set<Mention> found) {
    for (String part : BETWEEN_TRIALS.split(claim.text())) {
      String outcome = outcome(part, "");
      if (!outcome.isEmpty() && (role.equals("tried") || TAKEN_AWAY.matcher(part).find())) {
        name(claim, part, outcome, found);
      } else if (role.isEmpty()) {
        name(claim, part, AFTER.matcher(part).find() ? "change" : WHILE.matcher(part).find() ? "trigger" : "present", found);
      }
    }
  }

  private String outcome(String text, String otherwise) {
    for (int i = outcomes.size() - 1; i >= 0; i--) {
      if (outcomes.get(i).pattern().matcher(text).find()) {
        return outcomes.get(i).tag();
      }
    }
    return otherwise;
  }

  /** The role that a label gives; {@code named} when the label itself names a product; empty for no label. */
  private String roleOf(String key) {
    if (key.isEmpty()) {
      return "";
    }
    for (Tagged known : keys) {
      if (known.pattern().matcher(key).matches()) {
        return known.tag();
      }
    }
    return products.named(key).isEmpty() ? "other" : "named";
  }

  private void name(Claim claim, String text, String role, Set<Mention> found) {
    Matcher update = UPDATE.matcher(text);
    while (update.find()) {
      found.add(new Mention("KB" + update.group(1), "", "update", "os-update", role, claim));
    }
    Matcher file = DRIVER_FILE.matcher(text);
    while (file.find()) {
      found.add(driver(file.group(1), role, claim));
    }
    for (ProductTable.Product product : products.named(text)) {
      if (!product.cause().isEmpty()) {
        found.add(
            new Mention(
                product.name(), product.vendor(), product.kind(), product.cause(), role, claim));
      }
    }
  }

  private Mention driver(String file, String role, Claim claim) {
    Driver driver = drivers.enrich(Driver.named(file, "named", Origin.whole("")));
    return new Mention(
        driver.file(), (driver.vendor() + " " + driver.product()).strip(), driver.kind(), kinds.cause(driver.kind()), role, claim);
  }
}
