package org.whydunit.shell.command;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Evidence;
import org.whydunit.rules.Fields;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.doubt.Missing;
import org.whydunit.rules.doubt.WhyNot;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.NearName;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.report.FactLines;
import org.whydunit.shell.report.Titles;

/** {@code why-not} and {@code what-if}: what would have to be otherwise for another answer. */
@Component
class DoubtCommands {

  private static final Pattern SUPPOSITION =
      Pattern.compile("(?i)(?:(?<kind>[a-z-]+)\\s+)?(?<text>\\S.*?)\\s+(?:is |are |were |was )?(?<how>absent|missing|gone|present|loaded|没有|存在)");
  private static final int CAUSES_SHOWN = 5;
  private static final int WITHDRAWN_SHOWN = 6;
  private static final double NOTICEABLE = 0.005;
  private static final Set<String> KINDS =
      Arrays.stream(Fact.class.getPermittedSubclasses()).map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());

  private final Diagnoses diagnoses;
  private final Session session;
  private final Messages messages;
  private final Output output;

  DoubtCommands(Diagnoses diagnoses, Session session, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.messages = messages;
    this.output = output;
  }

  @Command(name = "why-not", alias = "为何不是", group = "diagnosis", description = "why-not")
  void whyNot(
      @Arguments String[] causes,
      @Option(longName = "bundle") String bundle,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    if (causes == null || causes.length != 1) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "more-arguments", "why-not", 1));
    }
    String cause = known(session.id(causes[0]), language);
    Diagnosis diagnosis = session.diagnosis(bundle, language);
    WhyNotAnswer why = WhyNotAnswer.of(cause, diagnosis, diagnoses.engine(), language);
    if (output.json(format, language)) {
      output.json(why, context);
    } else {
      output.print(page(why, diagnosis, language), context);
    }
  }

  private String known(String cause, Locale language) {
    List<String> ids = diagnoses.knowledge().causes().all().stream().map(c -> c.id()).toList();
    if (!ids.contains(cause)) {
      throw new Ending(
          ExitCode.USAGE,
          messages.get(language, "unknown-cause", cause) + NearName.of(cause, ids).map(n -> " " + messages.get(language, "did-you-mean", n)).orElse(""));
    }
    return cause;
  }

  /** At most five lines, each cut to its room. */
  private Sheet page(WhyNotAnswer why, Diagnosis diagnosis, Locale language) {
    Sheet sheet = output.sheet();
    Hypothesis first = diagnosis.causes().getFirst();
    String place = why.rank() == 0 ? messages.get(language, "nothing-speaks-for") : messages.get(language, "ranked", why.rank(), Math.round(100 * why.probability()));
    String leader = why.rank() == 1 ? "" : messages.get(language, "leads", Titles.of(first, diagnoses.engine(), language), Math.round(100 * first.probability()));
    String title = Ink.STRONG.of(Titles.cause(why.cause(), diagnoses.engine(), language)) + messages.get(language, "colon");
    sheet.all(sheet.wrapped("", title + place + leader, why.rank() == 0 ? 2 : 1));
    why.against().stream().limit(1).forEach(a -> sheet.all(sheet.wrapped("  " + Ink.BAD.of("-") + " ", a, 1)));
    if (why.against().isEmpty()) {
      why.speaksFor().stream().limit(1).forEach(f -> sheet.all(sheet.wrapped("  " + Ink.GOOD.of("+") + " ", f, 1)));
    }
    lack("if-told", why.ask(), sheet, language);
    lack("if-measured", why.measure(), sheet, language);
    if (why.measure() != null) {
      WhyNotAnswer.Lack m = why.measure();
      sheet.all(sheet.wrapped("    ", m.command().isEmpty() ? m.collect() : Ink.COMMAND.of(m.command()), 1));
    }
    if (why.measure() == null && why.ask() == null) {
      sheet.all(sheet.wrapped("  ", messages.get(language, "no-rule-near"), 2));
    }
    return sheet;
  }

  private void lack(String key, WhyNotAnswer.Lack lack, Sheet sheet, Locale language) {
    if (lack != null) {
      String words = messages.get(language, key, messages.get(language, "strength-" + lack.strength()), lack.shows());
      sheet.all(sheet.wrapped("  " + Ink.GOOD.of("?") + " ", words, 1));
    }
  }

  /** Probabilities before and after. */
  record Shift(String cause, String subject, double before, double after) {}

  @Command(name = "what-if", alias = "如果", group = "diagnosis", description = "what-if")
  void whatIf(
      @Arguments String[] words,
      @Option(longName = "bundle") String bundle,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Matcher supposed = SUPPOSITION.matcher(words == null ? "" : String.join(" ", words));
    if (!supposed.matches()) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "what-if-what"));
    }
    Diagnosis before = session.diagnosis(bundle, language);
    boolean absent = Set.of("absent", "missing", "gone", "没有").contains(supposed.group("how").toLowerCase(Locale.ROOT));
    String kind = kind(supposed.group("kind"));
    String text = kind.isEmpty() && supposed.group("kind") != null ? supposed.group("kind") + " " + supposed.group("text") : supposed.group("text");
    List<Fact> withdrawn = absent ? holding(before.sources().stream().flatMap(s -> s.facts().stream()).toList(), kind, text, language) : List.of();
    List<SourceFacts> sources = absent ? without(before.sources(), withdrawn) : with(before.sources(), text);
    Diagnosis after = diagnoses.weighed(sources, language);
    List<Shift> shifts = shifts(before, after);
    if (output.json(format, language)) {
      output.json(shifts, context);
    } else {
      Sheet sheet = output.sheet();
      if (absent) {
        sheet.line(messages.get(language, "withdrawn", withdrawn.size(), withdrawn.stream().map(f -> f.getClass().getSimpleName() + " [" + f.origin() + "]").distinct().limit(WITHDRAWN_SHOWN).collect(Collectors.joining(", "))));
      }
      page(sheet, shifts, language);
      if (shifts.stream().allMatch(s -> Math.abs(s.after() - s.before()) < NOTICEABLE)) {
        sheet.gap().line(messages.get(language, kind.isEmpty() ? "unchanged" : "unchanged-kind", text));
      }
      output.print(sheet, context);
    }
  }

  private static String kind(String given) {
    return given == null ? "" : KINDS.stream().filter(k -> k.equalsIgnoreCase(given.replace("-", ""))).findFirst().orElse("");
  }

  private List<Fact> holding(List<Fact> facts, String kind, String text, Locale language) {
    String sought = text.toLowerCase(Locale.ROOT);
    List<Fact> holding =
        facts.stream()
            .filter(f -> kind.isEmpty() || f.getClass().getSimpleName().equals(kind))
            .filter(f -> FactLines.of(f).toLowerCase(Locale.ROOT).contains(sought))
            .toList();
    if (holding.isEmpty()) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "no-such-fact", text));
    }
    return holding;
  }

  private static List<SourceFacts> without(List<SourceFacts> sources, List<Fact> withdrawn) {
    Set<Fact> gone = new HashSet<>(withdrawn);
    return sources.stream()
        .map(s -> new SourceFacts(s.path(), s.format(), s.records(), s.problems(), s.facts().stream().filter(f -> !gone.contains(f)).toList()))
        .toList();
  }

  private static List<SourceFacts> with(List<SourceFacts> sources, String driver) {
    Origin supposed = Origin.whole("what-if");
    List<SourceFacts> more = new ArrayList<>(sources);
    more.add(new SourceFacts("what-if", "notes", 1, List.of(), List.of(Driver.named(driver.toLowerCase(Locale.ROOT), "loaded", supposed))));
    return more;
  }

  private static List<Shift> shifts(Diagnosis before, Diagnosis after) {
    Map<String, Shift> shifts = new LinkedHashMap<>();
    after.causes().forEach(h -> shifts.put(key(h), new Shift(h.cause(), h.subject(), of(before.causes(), h), h.probability())));
    before.causes().forEach(h -> shifts.putIfAbsent(key(h), new Shift(h.cause(), h.subject(), h.probability(), 0)));
    return List.copyOf(shifts.values());
  }

  private static String key(Hypothesis h) {
    return h.cause() + "\t" + h.subject();
  }

  private static double of(Collection<Hypothesis> all, Hypothesis wanted) {
    return all.stream().filter(h -> key(h).equals(key(wanted))).mapToDouble(Hypothesis::probability).findFirst().orElse(0);
  }

  private void page(Sheet sheet, List<Shift> shifts, Locale language) {
    for (Shift s : shifts.stream().filter(s -> Math.max(s.before(), s.after()) >= 0.01).limit(CAUSES_SHOWN).toList()) {
      String change = "%3.0f %% → %3.0f %%  ".formatted(100 * s.before(), 100 * s.after());
      Ink ink = s.after() >= s.before() ? Ink.GOOD : Ink.BAD;
      sheet.item(ink.of(change), Titles.of(s.cause(), s.subject(), diagnoses.engine(), language));
    }
  }
}
