package org.whydunit.ingest.sysinfo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Text;

/** The rows of msinfo32's XML, which has one element a line; only a CDATA section may go on over several lines. */
final class NfoRows {

  private static final Pattern CATEGORY = Pattern.compile("^\\s*<Category name=\"(.*)\">\\s*");
  private static final Pattern CELL =
      Pattern.compile("^\\s*<([^\\s/<>!?]{1,80})>(?:<!\\[CDATA\\[(.*?)]]>|([^<]*))</\\1>\\s*", Pattern.DOTALL);
  private static final int MOST_CELL_CHARACTERS = 256 * 1024;

  private final Msinfo32Facts facts;
  private final Msinfo32Categories categories;
  private final List<String> cells = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private long rowLine;
  private long lastLine;
  private boolean closed;

  NfoRows(Msinfo32Facts facts, Msinfo32Categories categories) {
    this.facts = facts;
    this.categories = categories;
  }

  void line(Text.Line line) {
    lastLine = line.number();
    String text = line.text().strip();
    if (!open.isEmpty()) {
      goOn(line.text());
    } else if (text.equals("<Data>")) {
      cells.clear();
      rowLine = line.number();
    } else if (text.equals("</Data>")) {
      facts.row(rowLine, List.copyOf(cells));
    } else if (text.startsWith("<Category")) {
      Matcher m = CATEGORY.matcher(text);
      facts.category(m.matches() ? categories.next(XmlText.plain(m.group(1))) : "");
    } else if (text.equals("</Category>")) {
      facts.category("");
    } else if (text.equals("</MsInfo>")) {
      closed = true;
    } else if (text.contains("<![CDATA[") && !text.contains("]]>")) {
      open.append(text);
    } else {
      cell(text);
    }
  }

  /** True when the closing tag of the report was read. */
  boolean closed() {
    return closed;
  }

  long lastLine() {
    return lastLine;
  }

  private void goOn(String text) {
    open.append('\n').append(text);
    if (text.contains("]]>") || open.length() > MOST_CELL_CHARACTERS) {
      cell(open.toString());
      open.setLength(0);
    }
  }

  private void cell(String text) {
    Matcher m = CELL.matcher(text);
    if (m.matches()) {
      cells.add(m.group(2) != null ? m.group(2).strip() : XmlText.plain(m.group(3)).strip());
    }
  }
}
