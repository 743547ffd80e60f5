package org.whydunit.ingest.evtx;

import java.util.ArrayList;
import java.util.List;

/**
 * An element of one event: the element of a template with the event's own values in its slots. Values become text only
 * when they are asked for. Valid until the next record of the chunk is read.
 */
final class Part {

  private static final Part NONE = new Part(new Element(""), null);

  private final Element element;
  private final TemplateInstance values;

  /** {@code values} may be {@code null} for an element without slots. */
  Part(Element element, TemplateInstance values) {
    this.element = element;
    this.values = values;
  }

  String name() {
    return element.name();
  }

  List<Part> children() {
    List<Part> children = new ArrayList<>(element.content().size());
    for (Node node : element.content()) {
      if (node instanceof Element child) {
        expand(child, children);
      } else if (node instanceof Node.Slot slot && values.fragment(slot.index()) != null) {
        children.add(values.fragment(slot.index()));
      }
    }
    return children;
  }

  /** The first child of the name; one without content when there is none. */
  Part child(String childName) {
    for (Node node : element.content()) {
      if (node instanceof Element child && child.name().equals(childName)) {
        return first(child);
      }
      Part fragment = node instanceof Node.Slot slot ? values.fragment(slot.index()) : null;
      if (fragment != null && fragment.name().equals(childName)) {
        return fragment;
      }
    }
    return NONE;
  }

  private Part first(Element child) {
    if (!repeats(child)) {
      return new Part(child, values);
    }
    List<Part> copies = new ArrayList<>();
    expand(child, copies);
    return copies.getFirst();
  }

  /** An element with an array in it stands once for each item. */
  private void expand(Element child, List<Part> to) {
    Element filled = repeats(child) ? child.filled(values) : child;
    List<Element> copies = filled.repeated();
    if (copies == null) {
      to.add(new Part(filled, values));
    } else {
      copies.forEach(copy -> expand(copy, to));
    }
  }

  private boolean repeats(Element child) {
    return values != null && values.hasArrays() && child.hasSlots();
  }

  List<Part> attributes() {
    List<Part> attributes = new ArrayList<>(element.attributes().size());
    for (Element attribute : element.attributes()) {
      attributes.add(new Part(attribute, values));
    }
    return attributes;
  }

  /** Value of the attribute, or an empty text. */
  String attribute(String attributeName) {
    for (Element attribute : element.attributes()) {
      if (attribute.name().equals(attributeName)) {
        return attribute.text(values);
      }
    }
    return "";
  }

  /** An attribute that is a time and nothing else as a FILETIME; {@code null} when it is not. */
  Long fileTime(String attributeName) {
    for (Element attribute : element.attributes()) {
      if (attribute.name().equals(attributeName)) {
        return attribute.content().size() == 1 && attribute.content().getFirst() instanceof Node.Slot slot
            ? values.fileTime(slot.index())
            : null;
      }
    }
    return null;
  }

  boolean hasChildren() {
    for (Node node : element.content()) {
      if (node instanceof Element || node instanceof Node.Slot slot && values.fragment(slot.index()) != null) {
        return true;
      }
    }
    return false;
  }

  boolean hasText() {
    return element.hasText(values);
  }

  boolean hasAttributes() {
    for (Element attribute : element.attributes()) {
      if (attribute.hasText(values)) {
        return true;
      }
    }
    return false;
  }

  /** The only text, when it is a number or truth value; else {@code null}. */
  String bareText() {
    return element.bareText(values);
  }

  /** The element's own text. */
  String text() {
    return element.text(values);
  }
}
