package org.whydunit.ingest.evtx;

import java.util.ArrayList;
import java.util.List;

/** An element of a decoded event or of a template; its attributes are elements too, of text alone. */
final class Element implements Node {

  private final String name;
  private List<Element> attributes = List.of();
  private List<Node> content = List.of();
  private boolean mayRepeat;
  private boolean hasSlots;

  Element(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void addAttribute(Element attribute) {
    if (attributes.isEmpty()) {
      attributes = new ArrayList<>(2);
    }
    attributes.add(attribute);
  }

  void add(Node node) {
    if (content.isEmpty()) {
      content = new ArrayList<>(2);
    }
    content.add(node);
  }

  List<Element> attributes() {
    return attributes;
  }

  List<Node> content() {
    return content;
  }

  /** True when a value of the record stands directly in the content or an attribute. */
  boolean hasSlots() {
    return hasSlots;
  }

  /** Says that a value of the record stands in the content or an attribute. */
  void markSlots() {
    hasSlots = true;
  }

  boolean hasText(TemplateInstance values) {
    for (Node node : content) {
      if (node instanceof Node.Text || node instanceof Node.Slot slot && values.hasText(slot.index())) {
        return true;
      }
    }
    return false;
  }

  /** The only text, when it is a number or truth value. */
  String bareText(TemplateInstance values) {
    Node only = null;
    for (Node node : content) {
      if (node instanceof Node.Text || node instanceof Node.Slot slot && values.hasText(slot.index())) {
        if (only != null) {
          return null;
        }
        only = node;
      }
    }
    return switch (only) {
      case Node.Text text when text.bare() -> text.text();
      case Node.Slot slot when Values.bare(values.type(slot.index())) -> values.text(slot.index());
      case null, default -> null;
    };
  }

  /** The element's own text. */
  String text(TemplateInstance values) {
    if (content.size() == 1) {
      return text(content.getFirst(), values);
    }
    StringBuilder joined = new StringBuilder();
    for (Node node : content) {
      joined.append(text(node, values));
    }
    return joined.toString();
  }

  private static String text(Node node, TemplateInstance values) {
    return switch (node) {
      case Node.Text text -> text.text();
      case Node.Slot slot -> values.text(slot.index());
      default -> "";
    };
  }

  /** The same with its own values, those of its attributes among them, in their slots. */
  Element filled(TemplateInstance values) {
    Element filled = new Element(name);
    filled.mayRepeat = true;
    fill(filled, content, values);
    for (Element attribute : attributes) {
      Element other = new Element(attribute.name);
      fill(other, attribute.content, values);
      filled.addAttribute(other);
    }
    return filled;
  }

  private static void fill(Element filled, List<Node> from, TemplateInstance values) {
    for (Node node : from) {
      Node known = node instanceof Node.Slot slot ? values.node(slot.index()) : node;
      if (known != null) {
        filled.add(known);
      }
    }
  }

  /** Says that an array may stand in the content or an attribute. */
  void mayRepeat() {
    mayRepeat = true;
  }

  /** One copy for each item of the first array in the content or an attribute; {@code null} when there is none. */
  List<Element> repeated() {
    Node.Items array = mayRepeat ? firstArray() : null;
    if (array == null) {
      return null;
    }
    List<Element> copies = new ArrayList<>(array.items().size());
    for (Node.Text item : array.items()) {
      Element copy = new Element(name);
      copy.mayRepeat = true;
      replace(content, array, item, copy);
      for (Element attribute : attributes) {
        Element attributeCopy = new Element(attribute.name);
        replace(attribute.content, array, item, attributeCopy);
        copy.addAttribute(attributeCopy);
      }
      copies.add(copy);
    }
    return copies;
  }

  private static void replace(List<Node> from, Node.Items array, Node.Text item, Element to) {
    for (Node node : from) {
      if (node != array) {
        to.add(node);
      } else if (!item.text().isEmpty()) {
        to.add(item);
      }
    }
  }

  private Node.Items firstArray() {
    Node.Items array = arrayIn(content);
    for (int i = 0; array == null && i < attributes.size(); i++) {
      array = arrayIn(attributes.get(i).content);
    }
    return array;
  }

  private static Node.Items arrayIn(List<Node> nodes) {
    for (Node node : nodes) {
      if (node instanceof Node.Items array) {
        return array;
      }
    }
    return null;
  }
}
