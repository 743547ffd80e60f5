package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Claim;
import org.whydunit.knowledge.Grams;
import org.whydunit.knowledge.Reference;
import org.whydunit.knowledge.Row;
import org.whydunit.knowledge.Term;

/**
 * Finds in a person's words what the reference tables know: products, components, drivers and updates, each in the role
 * that the line gives it, and phrases with a known meaning.
 */
final class ClaimReader {

  private static final Pattern BETWEEN_CLAUSES =
      Pattern.compile("\\s*[;；。]\\s*|,\\s+|，|\\.\\s+(?=\\p{Lu})|\\s+(?:but|whereas|although)\\s+|但是?|然而");
  /** Roles of lines that tell what happens; the others list what is there. */
  private static final Set<String> TELLING = Set.of("", "other", "symptom", "trigger", "tried", "blamed");

  /** Before each word and each Chinese character. */
  private static final Pattern WORD = Pattern.compile("\\s+|(?=\\p{IsHan})");

  /** Words that are more than an inventory's line. */
  private static final int SENTENCES = 12;

  private static final Pattern VERSION = Pattern.compile("\\b[vV]?\\d+\\.\\d+");
  private static final Pattern SUCCESSOR = Pattern.compile("\\s(?:to|with|by|for)\\s|换成|换为|改用");
  private static final Pattern REPLACED = Pattern.compile("(?:after|before|replaced|swapped)$");

  private final ClaimWords words;
  private final Names names;
  private final List<Topic> phrases = new ArrayList<>();

  private record Topic(Term term, String topic) {}

  ClaimReader(Reference reference, ClaimWords words, Names names) {
    this.words = words;
    this.names = names;
    for (String table : reference.names()) {
      if (table.startsWith("phrases")) {
        for (Row row : reference.table(table).rows()) {
          phrases.add(new Topic(Term.of(row.get("pattern")), row.get("topic")));
        }
      }
    }
  }

  /** Phrases of the claim, in the table's order. */
  List<Phrase> phrases(Claim claim) {
    String line = line(claim);
    List<Phrase> found = new ArrayList<>();
    Set<String> topics = new HashSet<>();
    Grams grams = Grams.of(line);
    for (Topic phrase : phrases) {
      phrase.term().in(line, grams).filter(Matcher::find).filter(m -> topics.add(phrase.topic())).ifPresent(m -> {
        String detail = m.namedGroups().containsKey("detail") ? m.group("detail") : "";
        found.add(new Phrase(phrase.topic(), detail == null ? "" : detail.strip(), claim));
      });
    }
    return found;
  }

  /** True when the claim tells of something that fails. */
  boolean complains(Claim claim) {
    boolean failing = words.says("failing", claim.text());
    return words.says("failing-label", claim.key()) ? failing || !words.says("well", claim.text()) : failing && !words.says("well", claim.text());
  }

  /** True when a person tells something in sentences, and not that all is well. */
  boolean tells(List<Claim> claims) {
    int length = claims.stream().filter(c -> TELLING.contains(words.role(c.key()))).mapToInt(c -> WORD.split(c.text()).length).sum();
    return length >= SENTENCES && claims.stream().noneMatch(c -> words.says("well", c.text()));
  }

  private static String line(Claim claim) {
    return claim.key().isEmpty() ? claim.text() : claim.key() + ": " + claim.text();
  }

  /** Mentions of the claim, without repeats. A mention without a subject only points at something. */
  List<Mention> mentions(Claim claim) {
    String role = words.role(claim.key());
    Set<Mention> found = new LinkedHashSet<>();
    List<Named> label = role.equals("other") || role.equals("present") ? names.in(claim.key()) : List.of();
    if (role.equals("code") || role.equals("inventory")) {
      return List.of();
    }
    String labelled = REPLACED.matcher(claim.key()).find() ? "replaced" : labelled(claim.text());
    if (!words.says("untried", claim.text())) {
      label.forEach(n -> found.add(n.as(labelled, claim)));
    }
    new Telling(claim, role, label).clauses(found);
    return List.copyOf(found);
  }

  /** What a label's own product is: the one of several versions that fails, one with a told result, or just named. */
  private String labelled(String text) {
    if (comparesVersions(text)) {
      return "helped";
    }
    return words.says("away", text) || words.says("helped", text) ? orElse(words.outcome(text), "named") : "named";
  }

  /** "2.1 and 2.2 crash, 2.0 is stable": the product itself is what differs. */
  private boolean comparesVersions(String text) {
    boolean fails = false;
    boolean works = false;
    for (String clause : BETWEEN_CLAUSES.split(text)) {
      if (VERSION.matcher(clause).find()) {
        String outcome = words.outcome(clause);
        works |= outcome.equals("helped");
        fails |= !outcome.equals("helped") && words.says("failing", clause);
      }
    }
    return fails && works;
  }

  private static String orElse(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  /** One claim, clause by clause: a result told alone belongs to what was named before it. */
  private final class Telling {

    private final Claim claim;
    private final String role;
    private List<Named> last;
    private String lastText = "";

    Telling(Claim claim, String role, List<Named> label) {
      this.claim = claim;
      this.role = role;
      this.last = label;
    }

    void clauses(Set<Mention> found) {
      boolean versions = comparesVersions(claim.text());
      List<Named> cured = List.of();
      for (String clause : BETWEEN_CLAUSES.split(claim.text())) {
        if (words.says("untried", clause)) {
          continue;
        }
        List<Named> named = predecessors(clause);
        String result = versions ? "helped" : result(clause, named);
        boolean stays = named.isEmpty() && words.outcome(clause).equals("no-help");
        cured.forEach(n -> replace(n, "helped", stays ? "no-help" : "helped", found));
        cured = List.of();
        if (!result.isEmpty()) {
          List<Named> tried = named.isEmpty() ? last : named;
          tried.forEach(n -> replace(n, named.isEmpty() ? "present" : result, result, found));
          cured = result.equals("helped") && !versions ? tried : List.of();
          last = List.of();
        } else if (!last.isEmpty() && named.stream().allMatch(Named::generic) && words.says("recent", clause)) {
          last.forEach(n -> replace(n, "present", "change", found));
        } else if (!named.isEmpty()) {
          String told = told(clause);
          named.forEach(n -> add(n, told, found));
          last = named;
          lastText = clause;
        }
      }
    }

    /** What a clause names; of an exchange only what went: "from Avast to Defender" is about Avast. */
    private List<Named> predecessors(String clause) {
      Matcher to = SUCCESSOR.matcher(clause);
      if (words.says("exchange", clause) && to.find()) {
        List<Named> went = names.in(clause.substring(0, to.start()));
        if (!went.isEmpty() && names.in(clause.substring(to.end())).stream().noneMatch(went::contains)) {
          return went;
        }
      }
      return names.in(clause);
    }

    private void add(Named named, String role, Set<Mention> found) {
      found.add(named.as(role, claim));
    }

    private void replace(Named named, String before, String after, Set<Mention> found) {
      found.remove(named.as(before, claim));
      add(named, after, found);
    }

    /** What a trial showed of the things named; empty when the clause tells no trial of them. */
    private String result(String clause, List<Named> named) {
      String outcome = words.outcome(clause);
      if (outcome.isEmpty()) {
        return words.says("only", clause) && !named.isEmpty() ? "only" : "";
      }
      String trial = named.isEmpty() ? lastText + " " + clause : clause;
      boolean away = words.says("away", trial);
      if (outcome.equals("no-help")) {
        return away || role.equals("tried") && !words.says("substitute", clause) ? outcome : "";
      }
      boolean otherVersion = role.equals("tried") && VERSION.matcher(clause).find();
      boolean own = role.equals("tried") && !words.says("substitute", clause);
      return away || words.says("renewed", trial) || words.says("returned", clause) || otherVersion || own ? outcome : "";
    }

    /** The role of what a clause without a result names. */
    private String told(String clause) {
      if (words.says("suspect", clause)) {
        return "suspect";
      }
      if (words.says("blamed", clause) || names.frame(clause).isPresent()) {
        return "blamed";
      }
      if (!role.isEmpty() && !role.equals("other") && !role.equals("symptom")) {
        boolean inUse = role.equals("tried") || role.equals("present") || role.equals("named");
        return inUse && words.says("recent", clause) ? "change" : role.equals("tried") ? "present" : role;
      }
      return words.says("after", clause) ? "change" : words.says("while", clause) ? "trigger" : "present";
    }
  }
}
