package org.whydunit.ingest.evtx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A decoded event as one line of JSON. An element is an object of its children, its attributes under {@code
 * #attributes} and its text under {@code #text}; with text alone it is that text, with nothing {@code null}. Numbers
 * and truth values are bare. {@code Data} elements become members by their {@code Name}, or, when none is named, one
 * list. A second member of a name gets {@code _1}.
 *
 * <p>This is the shape in which the Rust {@code evtx_dump} prints records, so that tools for it can read ours.
 */
final class EventJson {

  private final Utf8 out;

  EventJson(Utf8 out) {
    this.out = out;
  }

  void line(Part event) {
    out.append('{');
    key(event.name());
    value(event, false);
    out.append("}\n");
  }

  private void value(Part element, boolean holdsData) {
    boolean children = element.hasChildren();
    boolean attributes = element.hasAttributes();
    if (!children && !attributes) {
      if (element.hasText()) {
        text(element);
      } else {
        out.append("null");
      }
    } else {
      object(element, holdsData, attributes);
    }
  }

  private void object(Part element, boolean holdsData, boolean attributes) {
    out.append('{');
    if (attributes) {
      attributes(element);
    }
    if (element.hasText()) {
      key("#text");
      text(element);
      out.append(',');
    }
    children(element, holdsData);
    if (out.endsWith(',')) {
      out.dropLast();
    }
    out.append('}');
  }

  private void attributes(Part element) {
    key("#attributes");
    out.append('{');
    for (Part attribute : element.attributes()) {
      if (attribute.hasText()) {
        key(attribute.name());
        text(attribute);
        out.append(',');
      }
    }
    out.dropLast();
    out.append('}');
    out.append(',');
  }

  private void children(Part element, boolean holdsData) {
    Map<String, Integer> seen = new HashMap<>();
    List<Part> children = element.children();
    List<Part> unnamed = holdsData ? unnamed(children) : List.of();
    boolean listed = false;
    for (Part child : children) {
      boolean data = holdsData && child.name().equals("Data");
      if (!data) {
        key(distinct(child.name(), seen));
        value(child, child.name().equals("EventData") || child.name().equals("UserData"));
        out.append(',');
      } else if (!child.attribute("Name").isEmpty()) {
        key(distinct(child.attribute("Name"), seen));
        data(child);
        out.append(',');
      } else if (!listed) {
        listed = true;
        list(unnamed, seen);
      }
    }
  }

  private static List<Part> unnamed(List<Part> children) {
    List<Part> unnamed = new ArrayList<>();
    for (Part child : children) {
      if (child.name().equals("Data") && child.attribute("Name").isEmpty()) {
        unnamed.add(child);
      }
    }
    return unnamed;
  }

  private void list(List<Part> unnamed, Map<String, Integer> seen) {
    key(distinct("Data", seen));
    out.append("{\"#text\":");
    if (unnamed.size() == 1) {
      data(unnamed.getFirst());
    } else {
      out.append('[');
      for (Part each : unnamed) {
        data(each);
        out.append(',');
      }
      out.dropLast();
      out.append(']');
    }
    out.append("},");
  }

  private void data(Part element) {
    if (element.hasChildren()) {
      object(element, false, false);
    } else {
      text(element);
    }
  }

  private static String distinct(String name, Map<String, Integer> seen) {
    int before = seen.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "_" + before;
  }

  private void text(Part element) {
    String bare = element.bareText();
    if (bare != null) {
      out.append(bare);
    } else {
      out.quoted(element.text());
    }
  }

  private void key(String name) {
    out.quoted(name);
    out.append(':');
  }
}
