package org.whydunit.rules.compare;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

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

/** What a capture says of a machine that can be compared: one value a thing. */
final class State {

  /** A thing and its value. */
  record Item(String kind, String subject, String value, Origin origin) {}

  private final Map<String, Item> items = new TreeMap<>();

  State(Collection<?> facts) {
    for (Object fact : facts) {
      if (fact instanceof Fact read) {
        add(read);
      }
    }
  }

  Map<String, Item> items() {
    return items;
  }

  private void add(Fact fact) {
    switch (fact) {
      case Driver d when !d.state().equals("unloaded") ->
          put("driver", d.file(), d.version().isEmpty() && d.date() != null ? d.date().toString() : d.version(), d.origin());
      case Change c when c.kind().equals("update") -> put("update", c.subject(), "installed", c.origin());
      case Package p -> put("package", p.name(), p.version(), p.origin());
      case Service s -> put("service", s.name(), s.start(), s.origin());
      case Setting s -> put("setting", s.scope() + " " + s.name(), s.value(), s.origin());
      case Device d -> put("hardware", d.id().isEmpty() ? d.name() : d.id(), d.name(), d.origin());
      case MemoryModule m -> put("memory", m.slot(), (m.part() + " " + m.configuredMts()).strip(), m.origin());
      case Machine m -> {
        put("firmware", "firmware", m.firmware(), m.origin());
        put("build", "system build", m.build(), m.origin());
      }
      default -> {}
    }
  }

  private void put(String kind, String subject, String value, Origin origin) {
    if (!subject.isBlank() && !(value.isBlank() && (kind.equals("firmware") || kind.equals("build")))) {
      items.putIfAbsent(kind + " " + subject.toLowerCase(Locale.ROOT), new Item(kind, subject, value, origin));
    }
  }

  /** True when the capture lists things of the kind at all: what it does not list may still be there. */
  boolean lists(String kind) {
    return items.values().stream().anyMatch(i -> i.kind().equals(kind));
  }
}
