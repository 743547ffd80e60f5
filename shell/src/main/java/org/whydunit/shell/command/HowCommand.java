package org.whydunit.shell.command;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.Hypothesis;
import org.whydunit.rules.weigh.Account;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.report.Titles;

/** {@code how}: the argument tree of a cause, down to the places, with the numbers that give its probability. */
@Component
class HowCommand {

  private static final int ORIGINS_SHOWN = 6;
  /** Half of the last digit of a percentage. */
  private static final double VISIBLE = 0.0005;
  private static final int DIGITS = 3;

  private final Diagnoses diagnoses;
  private final Session session;
  private final Chosen chosen;
  private final Messages messages;
  private final Output output;

  HowCommand(Diagnoses diagnoses, Session session, Chosen chosen, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.chosen = chosen;
    this.messages = messages;
    this.output = output;
  }

  /** An argument of the tree. */
  record Argument(String rule, boolean supports, String strength, double factor, String says, List<String> origins, String source) {}

  /** The tree. */
  record Tree(
      String cause, String subject, double prior, List<Argument> arguments, double weight, double temperature, double share,
      double doubt, int hypotheses, double said, double probability) {}

  @Command(name = "how", alias = "为何", group = "diagnosis", description = "how")
  void how(
      @Arguments String[] which,
      @Option(longName = "bundle") String bundle,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    Locale language = Messages.language(lang);
    Diagnosis diagnosis = session.diagnosis(bundle, language);
    Hypothesis h = chosen.of(diagnosis, which, language);
    Tree tree = tree(h, diagnosis, language);
    if (output.json(format, language)) {
      output.json(tree, context);
    } else {
      output.print(page(tree, Titles.of(h, diagnoses.engine(), language), language), context);
    }
  }

  private Tree tree(Hypothesis h, Diagnosis diagnosis, Locale language) {
    Engine engine = diagnoses.engine();
    Account account = engine.account(h, diagnosis);
    List<Argument> arguments = new ArrayList<>();
    for (Account.Factor f : account.arguments()) {
      arguments.add(
          new Argument(
              f.evidence().rule(),
              f.evidence().supports(),
              f.evidence().strength().name().toLowerCase(Locale.ROOT),
              f.factor(),
              engine.words().says(f.evidence(), language),
              f.evidence().origins().stream().map(Origin::toString).toList(),
              engine.words().source(f.evidence().rule())));
    }
    return new Tree(
        h.cause(), h.subject(), account.prior(), arguments, account.weight(), account.temperature(), account.share(),
        account.doubt(), account.hypotheses(), account.said(), account.probability());
  }

  private Sheet page(Tree tree, String title, Locale language) {
    Sheet sheet = output.sheet();
    sheet.line(Ink.STRONG.of(title) + "  %.0f %%".formatted(100 * tree.probability()));
    sheet.line(Ink.FAINT.of(messages.get(language, "how-read")));
    sheet.item("├─ ", messages.get(language, "how-prior", number(tree.prior())));
    if (tree.arguments().isEmpty()) {
      sheet.item("├─ ", messages.get(language, "no-evidence"));
    }
    for (Argument a : tree.arguments()) {
      String factor = a.factor() == 1 ? messages.get(language, "how-covered") : "× " + number(a.factor());
      String strength = messages.get(language, "strength-" + a.strength());
      sheet.item("├─ ", (a.supports() ? Ink.GOOD : Ink.BAD).of(factor) + "  " + strength + messages.get(language, "colon") + a.says());
      sheet.item("│  ├─ ", Ink.FAINT.of(a.rule() + (a.source().isEmpty() ? "" : " – " + a.source())));
      String more = a.origins().size() > ORIGINS_SHOWN ? " +" + (a.origins().size() - ORIGINS_SHOWN) : "";
      sheet.item("│  └─ ", Ink.FAINT.of(String.join(", ", a.origins().subList(0, Math.min(ORIGINS_SHOWN, a.origins().size()))) + more));
    }
    String tempered = tree.temperature() == 1 ? "" : " " + messages.get(language, "how-tempered", number(tree.temperature()));
    sheet.item("├─ ", messages.get(language, "how-weight", number(tree.weight())) + tempered);
    double power = Math.pow(tree.weight(), 1 / tree.temperature());
    sheet.item("├─ ", messages.get(language, "how-share", percent(tree.share()), tree.hypotheses(), number(power), number(power / tree.share())));
    boolean moved = Math.abs(tree.said() - tree.probability()) > VISIBLE;
    sheet.item(moved ? "├─ " : "└─ ", messages.get(language, "how-doubt", percent(tree.doubt()), percent(tree.said())));
    if (moved) {
      String place = tree.probability() < tree.said() ? "how-behind" : "how-calibrated";
      sheet.item("└─ ", messages.get(language, place, percent(tree.said()), percent(tree.probability())));
    }
    return sheet;
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }

  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
    return rounded.setScale(Math.clamp(rounded.scale(), 0, DIGITS + DIGITS), RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
  }
}
