package org.whydunit.rules.compile;

import java.util.SortedMap;
import java.util.TreeMap;

import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Puts the calls of {@link Watch} into an author's rule; no line moves. */
final class Watched {

  private static final String EARLIER = "$earlier";

  private final String id;
  private final String text;
  private final String blanked;
  private final SortedMap<Integer, String> additions = new TreeMap<>();
  private String earlier;

  private Watched(String id, String text) {
    this.id = id;
    this.text = text;
    this.blanked = Comments.blanked(text);
  }

  /** The text with the calls in it; as it was when it cannot be read, which its compiler will tell. */
  static String of(String id, String text) {
    try {
      AndDescr conditions = new DrlParser(LanguageLevelOption.DRL6).parse(false, text).getRules().getFirst().getLhs();
      Watched watched = new Watched(id, text);
      conditions.getDescrs().forEach(d -> watched.condition(d, true));
      return watched.added();
    } catch (DroolsParserException | RuntimeException unreadable) {
      return text;
    }
  }

  private void condition(Object descr, boolean plain) {
    switch (descr) {
      case PatternDescr pattern when pattern.getSource() == null -> pattern(pattern, plain);
      case PatternDescr pattern when pattern.getSource() instanceof AccumulateDescr sum -> condition(sum.getInput(), false);
      case ConditionalElementDescr element -> inner(element);
      case null, default -> {}
    }
  }

  private void inner(ConditionalElementDescr element) {
    element.getDescrs().forEach(d -> condition(d, false));
  }

  private void pattern(PatternDescr pattern, boolean plain) {
    int open = blanked.indexOf('(', blanked.indexOf(pattern.getObjectType(), pattern.getStartCharacter()));
    int close = closing(open);
    boolean empty = text.substring(open + 1, close).isBlank();
    additions.put(open + 1, call("tries", earlier == null ? "this" : earlier) + (empty ? "" : ","));
    if (earlier != null) {
      additions.put(close, "," + call("holds", earlier));
    } else if (plain) {
      earlier = pattern.getIdentifier();
      if (earlier == null) {
        earlier = EARLIER;
        additions.put(pattern.getStartCharacter(), EARLIER + " : ");
      }
    }
  }

  /** The bracket that closes the one at an offset. */
  private int closing(int open) {
    int depth = 0;
    int at = open;
    do {
      depth += blanked.charAt(at) == '(' ? 1 : blanked.charAt(at) == ')' ? -1 : 0;
      at++;
    } while (depth > 0);
    return at - 1;
  }

  private String call(String name, String fact) {
    return " org.whydunit.rules.compile.Watch." + name + "(" + fact + ", \"" + id + "\") ";
  }

  private String added() {
    StringBuilder all = new StringBuilder();
    int from = 0;
    for (var addition : additions.entrySet()) {
      all.append(text, from, addition.getKey()).append(addition.getValue());
      from = addition.getKey();
    }
    return all.append(text.substring(from)).toString();
  }
}
