package org.whydunit.knowledge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;
import org.whydunit.knowledge.Cause;
import org.whydunit.knowledge.Causes;
import org.whydunit.knowledge.Pattern;
import org.whydunit.knowledge.PatternText;
import org.whydunit.knowledge.Step;

/** Turns patterns into documents. Field names end in what their text is: en, zh, zh1 (single characters), concept, code. */
final class Documents {
  static final List<String> FACETS = List.of("domain", "os", "cause", "severity");

  private final Causes causes;
  private final Phrases phrases;

  Documents(Causes causes, Phrases phrases) {
    this.causes = causes;
    this.phrases = phrases;
  }

  Document of(Pattern pattern) {
    Document document = new Document();
    document.add(new StringField("id", pattern.id(), Field.Store.YES));
    facet(document, "domain", pattern.domain());
    facet(document, "os", pattern.os());
    facet(document, "cause", pattern.cause());
    facet(document, "severity", pattern.severity());
    Optional<Cause> cause = causes.find(pattern.cause());
    String name = pattern.id().replace('/', ' ').replace('-', ' ');
    part(document, "title", pattern.en().title() + ". " + name + "\n" + pattern.zh().title());
    part(document, "cause", pattern.cause() + "\n" + cause.map(c -> c.title() + "\n" + c.titleZh()).orElse(""));
    part(document, "seen", seen(pattern.en()) + "\n" + seen(pattern.zh()));
    part(document, "told", pattern.en().reported() + "\n" + pattern.zh().reported());
    part(document, "fix", fix(pattern.en()) + "\n" + fix(pattern.zh()));
    codes(document, pattern);
    return document;
  }

  private static void facet(Document document, String name, String value) {
    document.add(new StringField(name, value, Field.Store.NO));
    document.add(new SortedDocValuesField(name, new BytesRef(value)));
  }

  private static String seen(PatternText text) {
    return text.phenomenon() + "\n" + text.mechanism() + "\n" + text.confirm();
  }

  private static String fix(PatternText text) {
    StringBuilder fix = new StringBuilder(text.prevent());
    for (Step step : text.steps()) {
      fix.append('\n').append(step.action()).append('\n').append(step.command());
    }
    return fix.toString();
  }

  private void part(Document document, String part, String text) {
    terms(document, part + "_en", Words.english(text));
    terms(document, part + "_zh", Words.pairs(text));
    terms(document, part + "_zh1", Words.characters(text));
    terms(document, part + "_concept", phrases.in(text));
    terms(document, "word", Words.spellable(text));
    add(document, part + "_code", new ArrayList<>(Codes.in(text)));
  }

  private void codes(Document document, Pattern pattern) {
    List<String> codes = new ArrayList<>();
    for (String code : pattern.codes()) {
      codes.add(Codes.normal(code));
      phrases.in(code).stream().map(Token::term).filter(Codes::stopCode).forEach(codes::add);
    }
    pattern.events().forEach(event -> codes.add(Codes.event(event)));
    pattern.drivers().forEach(driver -> codes.add(Codes.driver(driver)));
    add(document, "key_code", codes);
    String words = String.join(" ", Stream.of(pattern.codes(), pattern.drivers(), pattern.events(), pattern.symptoms())
        .flatMap(List::stream).toList());
    part(document, "key", words);
  }

  private static void terms(Document document, String field, List<Token> tokens) {
    add(document, field, tokens.stream().map(Token::term).toList());
  }

  private static void add(Document document, String field, List<String> terms) {
    document.add(new TextField(field, new Tokens(terms)));
  }
}
