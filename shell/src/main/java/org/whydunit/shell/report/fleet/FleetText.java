package org.whydunit.shell.report.fleet;

import java.util.Locale;

import org.whydunit.rules.Engine;
import org.whydunit.rules.fleet.Comparison;
import org.whydunit.rules.fleet.Contrast;
import org.whydunit.rules.fleet.Family;
import org.whydunit.rules.fleet.FleetReport;
import org.whydunit.rules.fleet.Status;
import org.whydunit.shell.Messages;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;
import org.whydunit.shell.report.Titles;

/** The report in brief, for a terminal. */
public final class FleetText {

  private static final int CAUSES = 8;
  private static final int FAMILIES = 5;
  private static final int FINDINGS = 3;

  private final FleetReport report;
  private final Engine engine;
  private final FleetWords words;
  private final Locale language;

  public FleetText(FleetReport report, Engine engine, Messages messages, Locale language) {
    this.report = report;
    this.engine = engine;
    this.words = new FleetWords(messages, engine);
    this.language = language;
  }

  /** Adds it to a sheet. */
  public Sheet on(Sheet sheet) {
    sheet.line(Ink.STRONG.of(words.of(language, "fleet-summary", report.bundles(), report.statuses().getOrDefault(Status.DIAGNOSED, 0), report.crashing(), report.undiagnosed().size())));
    if (!report.causes().isEmpty()) {
      sheet.heading(words.of(language, "fleet-causes"));
      report.causes().stream().limit(CAUSES).forEach(c -> sheet.item("  %6d  ".formatted(c.bundles()), Titles.cause(c.cause(), engine, language)));
      if (report.causes().size() > CAUSES) {
        sheet.item("  ", words.of(language, "and-more", report.causes().size() - CAUSES));
      }
    }
    families(sheet);
    if (report.comparison() != null) {
      sheet.heading(words.of(language, "fleet-crashing", report.comparison().sick(), report.comparison().others()));
      comparison(report.comparison(), sheet);
    }
    if (report.news() != null) {
      sheet.heading(words.of(language, "fleet-news"));
      sheet.item("  ", words.of(language, "fleet-moved", report.news().added(), report.news().gone(), report.news().changed().size()));
      report.news().families().entrySet().stream().limit(FAMILIES)
          .forEach(e -> sheet.item("  + ", words.of(language, "fleet-new-story", e.getValue(), words.story(e.getKey(), language))));
    }
    return sheet;
  }

  private void families(Sheet sheet) {
    if (report.families().stream().noneMatch(f -> f.machines() > 1)) {
      return;
    }
    sheet.heading(words.of(language, "fleet-families"));
    report.families().stream().filter(f -> f.machines() > 1).limit(FAMILIES).forEach(f -> family(f, sheet));
  }

  private void family(Family family, Sheet sheet) {
    sheet.item("  %6d  ".formatted(family.machines()), Ink.STRONG.of(words.story(family.cause(), family.subject(), language)));
    sheet.item("          ", words.variant(family.variants().getFirst(), language));
    if (family.comparison() != null) {
      family.comparison().findings().stream().limit(1).forEach(c -> sheet.item("          ", words.contrast(c, language)));
    }
  }

  private void comparison(Comparison comparison, Sheet sheet) {
    if (comparison.findings().isEmpty()) {
      sheet.item("  ", words.of(language, "fleet-nothing-found", comparison.tested()));
    }
    Contrast first = comparison.first();
    if (first != null) {
      sheet.item("  ", words.of(language, "fleet-first-change") + words.contrast(first, language) + words.when(first, language));
    }
    comparison.pairs().stream().limit(FINDINGS).forEach(c -> sheet.item("  ", words.contrast(c, language)));
    comparison.findings().stream().filter(c -> c != first).limit(FINDINGS).forEach(c -> sheet.item("  ", words.contrast(c, language)));
  }
}
