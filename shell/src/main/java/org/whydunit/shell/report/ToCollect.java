package org.whydunit.shell.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Component;
import org.whydunit.rules.Diagnosis;
import org.whydunit.rules.Engine;
import org.whydunit.rules.join.SystemOf;
import org.whydunit.shell.Messages;

/**
 * What a report asks its reader to collect: only what may still tell something. Where the bundle does not say which system
 * it comes from, each wish names its own; where it says nothing at all, the scripts that gather everything come first.
 */
@Component
public class ToCollect {

  /** In bits. Below this an answer moves no probability that a reader would notice. */
  private static final double WORTH_ASKING = 0.05;

  private static final String ANY = "any";

  private final Messages messages;

  ToCollect(Messages messages) {
    this.messages = messages;
  }

  /**
   * A wish.
   *
   * @param what in English
   * @param whatZh in Chinese
   * @param command may be empty
   */
  public record Wish(String what, String whatZh, String command) {

    /** In a language. */
    public String what(Locale language) {
      return language.getLanguage().equals("zh") ? whatZh : what;
    }
  }

  /** The wishes, most telling first; empty when nothing more would tell much. */
  public List<Wish> of(Diagnosis diagnosis, Engine engine) {
    boolean open = open(diagnosis);
    List<Wish> wishes = new ArrayList<>();
    if (open && diagnosis.causes().size() == 1) {
      wishes.add(script("windows", "collect.ps1"));
      wishes.add(script("linux", "collect.sh"));
    }
    diagnosis.next().stream()
        .filter(n -> n.gain() >= WORTH_ASKING)
        .filter(n -> wishes.isEmpty() || system(n, engine).equals(ANY))
        .map(n -> new Wish(says(n, open, engine, Locale.ENGLISH), says(n, open, engine, Locale.SIMPLIFIED_CHINESE), n.command()))
        .forEach(wishes::add);
    return wishes;
  }

  /** What is to be collected, behind the name of its system when the bundle leaves that open. */
  public String says(Diagnosis.Next next, Diagnosis diagnosis, Engine engine, Locale language) {
    return says(next, open(diagnosis), engine, language);
  }

  private String says(Diagnosis.Next next, boolean open, Engine engine, Locale language) {
    String what = language.getLanguage().equals("zh") ? next.collectZh() : next.collect();
    String system = system(next, engine);
    return open && !system.equals(ANY) ? messages.get(language, "on-system", messages.get(language, "system-" + system), what) : what;
  }

  private Wish script(String system, String file) {
    return new Wish(everything(system, Locale.ENGLISH), everything(system, Locale.SIMPLIFIED_CHINESE), "whydunit collect-script " + system + " --out " + file);
  }

  private String everything(String system, Locale language) {
    return messages.get(language, "on-system", messages.get(language, "system-" + system), messages.get(language, "collect-everything"));
  }

  private static boolean open(Diagnosis diagnosis) {
    return SystemOf.facts(diagnosis.facts()).equals(ANY);
  }

  private static String system(Diagnosis.Next next, Engine engine) {
    return engine.knowledge().reference().table("artifacts").first("id", next.artifact()).map(r -> r.get("os")).orElse(ANY);
  }
}
