package org.whydunit.shell.report.fleet;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.whydunit.rules.fleet.Comparison;
import org.whydunit.rules.fleet.Contrast;
import org.whydunit.rules.fleet.Family;
import org.whydunit.rules.fleet.FleetReport;
import org.whydunit.rules.fleet.Study;
import org.whydunit.rules.fleet.Trait;
import org.whydunit.rules.fleet.Verdict;

/**
 * The report as tables (RFC 4180, UTF-8 with the mark that spreadsheets want): {@code bundles.csv}, {@code causes.csv},
 * {@code families.csv}, {@code findings.csv} and {@code outliers.csv}.
 */
public final class FleetTables {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path folder;

  /** Writes into the folder. */
  public FleetTables(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes all tables.
   *
   * @throws IOException when a file cannot be written
   */
  public void write(FleetReport report, Study.Verdicts verdicts) throws IOException {
    bundles(verdicts);
    table("causes.csv", "cause,bundles,mean_probability", report.causes().stream().map(c -> row(c.cause(), c.bundles(), rounded(c.probability()))));
    table("families.csv", "cause,subject,version,update,hardware,machines,crashing", report.families().stream().flatMap(FleetTables::variants));
    table("findings.csv", "cause,subject,trait,sick_with,sick,others_with,others,ratio,p,q,before_stop,after_stop,lead_days,same_machines", findings(report));
    table("outliers.csv", "bundle,why,value,cause,subject", report.outliers().stream().map(o -> row(o.bundle(), o.why(), rounded(o.value()), o.cause(), o.subject())));
  }

  private void bundles(Study.Verdicts verdicts) throws IOException {
    try (Stream<Verdict> all = verdicts.stream()) {
      table(
          "bundles.csv",
          "bundle,status,message,day,cause,subject,probability,crashes,stop,version,update,hardware,os",
          all.map(v -> row(
              v.bundle(), v.status().id(), v.message(), v.day(), v.cause(), v.subject(), v.probability(), v.crashes(), v.stop(), v.version(), v.update(), v.hardware(), v.os())));
    }
  }

  private static Stream<String> variants(Family f) {
    return f.variants().stream().map(v -> row(f.cause(), f.subject(), v.version(), v.update(), v.hardware(), v.machines(), v.crashing()));
  }

  private static Stream<String> findings(FleetReport report) {
    return Stream.concat(
        rows("", "", report.comparison()),
        report.families().stream().flatMap(f -> rows(f.cause(), f.subject(), f.comparison())));
  }

  private static Stream<String> rows(String cause, String subject, Comparison comparison) {
    return comparison == null
        ? Stream.empty()
        : Stream.concat(comparison.findings().stream(), comparison.pairs().stream()).map(c -> finding(cause, subject, c));
  }

  private static String finding(String cause, String subject, Contrast c) {
    return row(
        cause, subject, names(c.traits().stream()), c.sickWith(), c.sick(), c.othersWith(), c.others(),
        Double.isFinite(c.ratio()) ? rounded(c.ratio()) : "", c.p(), c.q(), c.before(), c.after(),
        c.leadDays() == null ? "" : rounded(c.leadDays()), names(c.inseparable().stream()));
  }

  private static String names(Stream<Trait> traits) {
    return traits.map(t -> t.kind() + " " + t.name()).collect(Collectors.joining("; "));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private void table(String name, String head, Stream<String> rows) throws IOException {
    try (Writer out = Files.newBufferedWriter(folder.resolve(name))) {
      out.write(BYTE_ORDER_MARK + head + "\r\n");
      for (String row : (Iterable<String>) rows::iterator) {
        out.write(row + "\r\n");
      }
    }
  }

  private static String row(Object... cells) {
    return Arrays.stream(cells).map(c -> c instanceof Number ? c.toString() : cell(c.toString())).collect(Collectors.joining(","));
  }

  /** A text that a spreadsheet would take for a formula is kept from it by an apostrophe (OWASP, CSV Injection). */
  private static String cell(String text) {
    String plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return plain.matches("(?s).*[,\"\r\n;].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }
}
