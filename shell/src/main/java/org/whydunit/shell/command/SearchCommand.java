package org.whydunit.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.shell.core.command.CommandContext;
import org.springframework.shell.core.command.annotation.Arguments;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;
import org.whydunit.knowledge.search.Hit;
import org.whydunit.knowledge.search.PatternIndex;
import org.whydunit.shell.Diagnoses;
import org.whydunit.shell.Ending;
import org.whydunit.shell.ExitCode;
import org.whydunit.shell.Messages;
import org.whydunit.shell.Session;
import org.whydunit.shell.output.Ink;
import org.whydunit.shell.output.Sheet;

/** {@code search}: known failures by the user's own words. */
@Component
class SearchCommand {

  private static final int LIMIT = 10;
  private static final int FACETS = 4;
  private static final double PRECISION = 1e4;
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern MARKED = Pattern.compile("\\*\\*(.+?)\\*\\*");

  private final Diagnoses diagnoses;
  private final Session session;
  private final Messages messages;
  private final Output output;

  SearchCommand(Diagnoses diagnoses, Session session, Messages messages, Output output) {
    this.diagnoses = diagnoses;
    this.session = session;
    this.messages = messages;
    this.output = output;
  }

  /** A hit in the contract's form. */
  record Found(String pattern, String title, String cause, double score) {}

  @Command(name = "search", alias = "搜索", group = "knowledge", description = "search")
  void search(
      @Arguments String[] words,
      @Option(longName = "domain") String domain,
      @Option(longName = "os") String os,
      @Option(longName = "cause") String cause,
      @Option(longName = "severity") String severity,
      @Option(longName = "limit") String limit,
      @Option(longName = "explain", defaultValue = "false") boolean explain,
      @Option(longName = "packs") String packs,
      @Option(longName = "format") String format,
      @Option(longName = "lang") String lang,
      CommandContext context) {
    String query = words == null ? "" : String.join(" ", words);
    Locale language = lang == null && CHINESE.matcher(query).find() ? Locale.SIMPLIFIED_CHINESE : Messages.language(lang);
    boolean json = output.json(format, language);
    if (query.isBlank()) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "search-what"));
    }
    diagnoses.over(packs, language);
    Map<String, String> filter = filter(domain, os, cause, severity);
    PatternIndex index = new PatternIndex(diagnoses.knowledge());
    int most = limit(limit, language);
    List<Hit> hits = explain ? index.explained(query, most, filter) : index.search(query, most, filter);
    index.notes().forEach(wrong -> System.err.println(messages.get(language, "index-made-anew", wrong)));
    session.listed(hits.stream().map(h -> h.pattern().id()).toList());
    if (json) {
      output.json(hits.stream().map(h -> found(h, language)).toList(), context);
    } else {
      Sheet sheet = page(hits, index.didYouMean(query), language);
      if (!hits.isEmpty()) {
        narrow(sheet.gap(), index.facets(query, filter), language);
        sheet.line(messages.get(language, "patterns-hint", hits.getFirst().pattern().id()));
      }
      output.print(sheet, context);
    }
    if (hits.isEmpty()) {
      throw new Ending(ExitCode.INCONCLUSIVE, "");
    }
  }

  private static Map<String, String> filter(String domain, String os, String cause, String severity) {
    Map<String, String> filter = new TreeMap<>();
    Optional.ofNullable(domain).ifPresent(v -> filter.put("domain", v));
    Optional.ofNullable(os).ifPresent(v -> filter.put("os", v));
    Optional.ofNullable(cause).ifPresent(v -> filter.put("cause", v));
    Optional.ofNullable(severity).ifPresent(v -> filter.put("severity", v));
    return filter;
  }

  private int limit(String given, Locale language) {
    if (given == null) {
      return LIMIT;
    }
    if (!given.matches("[1-9]\\d{0,3}")) {
      throw new Ending(ExitCode.USAGE, messages.get(language, "no-number", "--limit", given));
    }
    return Integer.parseInt(given);
  }

  private static Found found(Hit hit, Locale language) {
    return new Found(hit.pattern().id(), title(hit, language), hit.pattern().cause(), Math.round(hit.score() * PRECISION) / PRECISION);
  }

  private static String title(Hit hit, Locale language) {
    return language.getLanguage().equals("zh") ? hit.pattern().zh().title() : hit.pattern().en().title();
  }

  private Sheet page(List<Hit> hits, Optional<String> meant, Locale language) {
    Sheet sheet = output.sheet();
    meant.ifPresent(m -> sheet.line(messages.get(language, "searched-for", m)).gap());
    if (hits.isEmpty()) {
      sheet.line(messages.get(language, "nothing-found"));
    }
    int number = 1;
    for (Hit hit : hits) {
      sheet.item("%2d. ".formatted(number++), Ink.STRONG.of(title(hit, language)));
      sheet.item("    ", Ink.FAINT.of(hit.pattern().id() + "  (" + hit.pattern().cause() + ")"));
      hit.highlights().stream().limit(1).forEach(h -> sheet.all(sheet.wrapped("    ", marked(h), 2)));
      hit.explanation().lines().forEach(l -> sheet.item("      ", Ink.FAINT.of(l)));
    }
    return sheet;
  }

  /** The options that would narrow the search, each with the commonest values among the near patterns. */
  private void narrow(Sheet sheet, Map<String, SortedMap<String, Integer>> facets, Locale language) {
    String lead = messages.get(language, "narrow");
    facets.forEach((name, values) -> {
      if (values.size() > 1) {
        String counts = values.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(FACETS)
            .map(v -> v.getKey() + " (" + v.getValue() + ")").collect(Collectors.joining(", "));
        sheet.item(lead, Ink.FAINT.of("--" + name + " " + counts));
      }
    });
  }

  private static String marked(String highlight) {
    return MARKED.matcher(highlight.replace("`", "").strip().replaceFirst("[;,:；，：]$", "…"))
        .replaceAll(m -> Matcher.quoteReplacement(Ink.STRONG.of(m.group(1))));
  }
}
