package org.whydunit.rules.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.whydunit.rules.compile.PackCompiler;

/** Rules that another makes useless, or that argue against each other from the same facts. */
final class SameRules {

  private SameRules() {}

  /**
   * Faults of some rules beside others.
   *
   * @param changed the rules that are looked at
   * @param all those and the others of their folder, by id; the product's are added
   */
  static List<Fault> among(List<AuthoredFile> changed, Map<String, AuthoredFile> all) {
    Map<String, Gist> gists = ofProduct();
    all.forEach((id, file) -> gists.put(id, Gist.of(file.text())));
    List<Fault> faults = new ArrayList<>();
    for (AuthoredFile rule : changed) {
      Gist own = gists.get(rule.id());
      gists.forEach((id, other) -> {
        String kind = own == null || other == null || id.equals(rule.id()) ? "" : kind(own, other);
        if (!kind.isEmpty()) {
          faults.add(rule.fault(rule.find("when", 0, rule.text().length()), kind, id));
        }
      });
    }
    return faults;
  }

  private static String kind(Gist own, Gist other) {
    if (!own.cause().equals(other.cause()) || !other.isWiderThan(own)) {
      return "";
    }
    boolean same = own.isWiderThan(other);
    if (own.supports() != other.supports()) {
      return same ? "contradicts" : "";
    }
    return same ? "same-conditions" : other.strength().compareTo(own.strength()) >= 0 ? "shadowed" : "";
  }

  private static Map<String, Gist> ofProduct() {
    Map<String, Gist> gists = new TreeMap<>();
    text(PackCompiler.INDEX).lines().filter(l -> l.endsWith(".md")).map(l -> l.substring(0, l.length() - ".md".length()))
        .forEach(id -> gists.put(id, Gist.of(text("packs/" + id + ".drl"))));
    return gists;
  }

  private static String text(String resource) {
    try (InputStream in = SameRules.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
