package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.whydunit.ingest.facts.Driver;

/**
 * Finds what general words ("the antivirus", "graphics driver", "the older version") mean in a bundle: the one thing of
 * that kind that the bundle names elsewhere, or the one of them that was changed. Words that could mean several things, or nothing, keep their own name; those
 * without a name of their own are dropped.
 */
final class Referents {

  /** So many listed drivers are somebody's selection; more are an inventory. */
  private static final int SELECTION = 4;

  private final DriverKinds kinds;
  private final UnaryOperator<String> identity;

  Referents(DriverKinds kinds, UnaryOperator<String> identity) {
    this.kinds = kinds;
    this.identity = identity;
  }

  /** The mentions with general words replaced. */
  List<Mention> resolve(List<Mention> mentions, Collection<Driver> drivers) {
    List<Driver> selected = drivers.stream().filter(d -> !kinds.isInbox(d.kind())).toList();
    List<Driver> few = selected.size() <= SELECTION ? selected : List.of();
    List<Mention> resolved = new ArrayList<>();
    for (Mention mention : mentions) {
      if (!mention.generic()) {
        resolved.add(mention);
        continue;
      }
      Mention meant = meant(mention, mentions, few);
      if (meant != null) {
        resolved.add(new Mention(meant.subject(), meant.product(), meant.kind(), meant.cause(), mention.role(), mention.claim()));
      } else if (!mention.kind().equals(Mention.REFERENCE)) {
        resolved.add(mention);
      }
    }
    return resolved;
  }

  private Mention meant(Mention word, List<Mention> mentions, List<Driver> drivers) {
    boolean any = word.kind().equals(Mention.REFERENCE);
    Map<String, Mention> candidates = new LinkedHashMap<>();
    for (Driver driver : drivers) {
      String cause = kinds.cause(driver.kind());
      if (any || cause.equals(word.cause())) {
        candidates.putIfAbsent(
            identity.apply(driver.file()),
            new Mention(driver.file(), driver.product(), driver.kind(), cause, word.role(), word.claim()));
      }
    }
    for (Mention other : mentions) {
      boolean fits = any ? isActor(other) : other.cause().equals(word.cause()) && !other.role().equals("suspect");
      if (!other.generic() && fits) {
        candidates.putIfAbsent(identity.apply(other.subject()), other);
      }
    }
    if (candidates.size() == 1) {
      return candidates.values().iterator().next();
    }
    List<Mention> changed = candidates.values().stream().filter(m -> m.role().equals("change")).toList();
    return changed.size() == 1 ? changed.getFirst() : null;
  }

  /** "The driver", "the tool" can mean what was changed or named, not what is merely there. */
  private static boolean isActor(Mention mention) {
    return List.of("change", "named", "device").contains(mention.role()) && !mention.kind().equals("component");
  }
}
