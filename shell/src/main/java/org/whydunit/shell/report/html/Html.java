package org.whydunit.shell.report.html;

import org.whydunit.shell.output.Printable;

/** HTML under construction. Texts are escaped here and nowhere else; tags are closed by whoever opened them. */
final class Html {

  private final StringBuilder out = new StringBuilder();
  private int ids;

  /** A tag as it stands, never with words of the evidence. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** A text. */
  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** A text whose long names may be broken behind an underscore. */
  Html breakable(String text) {
    out.append(escaped(text).replace("_", "_<wbr>"));
    return this;
  }

  /** What is wider than the page, to be scrolled by keyboard too; named by its heading. */
  Html scroll(String heading) {
    return raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"" + heading + "\">");
  }

  /** An id that nothing else in the document has. */
  String id() {
    return "n" + ++ids;
  }

  /** An element with a text. */
  Html element(String opening, String text) {
    String name = opening.split(" ")[0];
    return raw("<" + opening + ">").text(text).raw("</" + name + ">");
  }

  /** Both languages, of which the reader sees one; once when they are the same. */
  Html both(String en, String zh) {
    return en.equals(zh) ? text(en) : element("span class=\"en\" lang=\"en\"", en).element("span class=\"zh\" lang=\"zh-CN\"", zh);
  }

  /** For content and for attributes in double quotes. */
  static String escaped(String text) {
    return Printable.of(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
