package org.whydunit.rules.compare;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Machine;
import org.whydunit.ingest.facts.MemoryModule;
import org.whydunit.ingest.facts.Origin;
import org.whydunit.ingest.facts.Package;
import org.whydunit.ingest.facts.Service;
import org.whydunit.ingest.facts.Setting;

/** What a capture says of a machine that can be compared, thing by thing. */
final class State {

  /**
   * A thing.
   *
   * @param values by what they are: two captures are compared only in values of one sort, since a version differs from
   *     every date
   * @param formats of the sources that list it
   */
  record Item(String kind, String subject, Map<String, Value> values, Set<String> formats, Origin origin) {

    /** The value of a sort that both have, or of the first sort when the other is {@code null}. */
    Value value(Item other) {
      return values.entrySet().stream()
          .filter(v -> other == null || other.values.containsKey(v.getKey()))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(new Value("", origin));
    }

    boolean differs(Item other) {
      return !value(other).text.equals(other.value(this).text);
    }
  }

  /** What a source says of a thing. */
  record Value(String text, Origin origin) {}

  /** A version says more than a date, and sorts after it. */
  private static final Comparator<String> SORTS = Comparator.reverseOrder();

  private final Map<String, Item> items = new TreeMap<>();
  private final Map<String, Set<String>> lists = new TreeMap<>();

  State(Collection<SourceFacts> sources) {
    sources.forEach(s -> s.facts().forEach(f -> add(f, s.format())));
  }

  Map<String, Item> items() {
    return items;
  }

  private void add(Fact fact, String format) {
    switch (fact) {
      case Driver d when !d.state().equals("unloaded") && !d.state().equals("named") -> {
        put("driver", d.file(), "version", d.version(), format, d.origin());
        // A link date and the date of an INF are two dates: only those of one tool are alike.
        put("driver", d.file(), "date in " + format, d.date() == null ? "" : d.date().toString().substring(0, 10), format, d.origin());
      }
      case Change c when c.kind().equals("update") -> put("update", c.subject(), "", "", format, c.origin());
      case Package p -> put("package", p.name(), "version", p.version(), format, p.origin());
      case Service s -> put("service", s.name(), "start", s.start(), format, s.origin());
      case Setting s -> put("setting", (s.scope() + " " + s.name()).strip(), "value", s.value(), format, s.origin());
      case Device d -> put("hardware", d.id().isEmpty() ? d.name() : d.id(), "", "", format, d.origin());
      case MemoryModule m -> put("memory", m.slot(), "part", (m.part() + " " + m.configuredMts()).strip(), format, m.origin());
      case Machine m -> {
        put("firmware", m.firmware().isBlank() ? "" : "firmware", "version", m.firmware(), format, m.origin());
        put("build", m.build().isBlank() ? "" : "system build", "version", m.build(), format, m.origin());
      }
      default -> {}
    }
  }

  private void put(String kind, String subject, String sort, String value, String format, Origin origin) {
    if (subject.isBlank()) {
      return;
    }
    Item item =
        items.computeIfAbsent(
            kind + " " + subject.toLowerCase(Locale.ROOT), k -> new Item(kind, subject, new TreeMap<>(SORTS), new HashSet<>(), origin));
    item.formats.add(format);
    lists.computeIfAbsent(kind, k -> new HashSet<>()).add(format);
    if (!value.isBlank()) {
      item.values.putIfAbsent(sort, new Value(value, origin));
    }
  }

  /** True when a list of a tool by which the thing is known is here too: what a capture does not list may still be there. */
  boolean wouldList(Item item) {
    return lists.getOrDefault(item.kind, Set.of()).stream().anyMatch(item.formats::contains);
  }
}
