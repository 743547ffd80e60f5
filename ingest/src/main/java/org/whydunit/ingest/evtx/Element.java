package org.whydunit.ingest.evtx;

import java.util.ArrayList;
import java.util.List;

/** An element of a decoded event; its attributes are elements too, of text alone. */
final class Element implements Node {

  private final String name;
  private List<Element> attributes = List.of();
  private List<Node> content = List.of();
  private boolean mayRepeat;

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

  List<Element> children() {
    List<Element> children = new ArrayList<>(content.size());
    for (Node node : content) {
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }

  /** The first child of the name, or {@code null}. */
  Element child(String childName) {
    for (Node node : content) {
      if (node instanceof Element child && child.name.equals(childName)) {
        return child;
      }
    }
    return null;
  }

  /** Value of the attribute, or an empty text. */
  String attribute(String attributeName) {
    for (Element attribute : attributes) {
      if (attribute.name.equals(attributeName)) {
        return attribute.text();
      }
    }
    return "";
  }

  boolean hasChildren() {
    return has(Element.class);
  }

  boolean hasText() {
    return has(Node.Text.class);
  }

  boolean hasAttributes() {
    for (Element attribute : attributes) {
      if (attribute.hasText()) {
        return true;
      }
    }
    return false;
  }

  private boolean has(Class<? extends Node> kind) {
    for (Node node : content) {
      if (kind.isInstance(node)) {
        return true;
      }
    }
    return false;
  }

  /** The only text, when it is a number or truth value. */
  Node.Text bareText() {
    Node.Text only = null;
    for (Node node : content) {
      if (node instanceof Node.Text text) {
        if (only != null || !text.bare()) {
          return null;
        }
        only = text;
      }
    }
    return only;
  }

  /** The element's own text. */
  String text() {
    if (content.size() == 1 && content.getFirst() instanceof Node.Text only) {
      return only.text();
    }
    StringBuilder joined = new StringBuilder();
    for (Node node : content) {
      if (node instanceof Node.Text text) {
        joined.append(text.text());
      }
    }
    return joined.toString();
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
