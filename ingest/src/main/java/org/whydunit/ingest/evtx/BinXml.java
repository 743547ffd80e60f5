package org.whydunit.ingest.evtx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.whydunit.ingest.Damage;

/**
 * Decodes binary XML of a chunk to elements. The common record is a template and its values: the template is decoded
 * once a chunk, and the values become text when they are asked for. Any other record, and one whose template or values
 * are not plain, is decoded token by token with the values in their places.
 *
 * <p>Nothing declared is believed: nesting is limited, and so is the work spent on a record, because a template may
 * name the same large value in thousands of places.
 *
 * <p>Sources: MS-EVEN6, section 2.2.12; libevtx, "Windows XML Event Log (EVTX) format", section 5. Only elements inside
 * a template definition carry the dependency id that libevtx describes.
 */
final class BinXml {

  static final int END = 0x00;
  static final int OPEN_START = 0x01;
  static final int CLOSE_START = 0x02;
  static final int CLOSE_EMPTY = 0x03;
  static final int END_ELEMENT = 0x04;
  static final int VALUE = 0x05;
  static final int ATTRIBUTE = 0x06;
  private static final int CDATA = 0x07;
  private static final int CHARACTER_REFERENCE = 0x08;
  private static final int ENTITY_REFERENCE = 0x09;
  private static final int INSTRUCTION_TARGET = 0x0A;
  private static final int INSTRUCTION_DATA = 0x0B;
  static final int TEMPLATE_INSTANCE = 0x0C;
  static final int SUBSTITUTION = 0x0D;
  static final int OPTIONAL_SUBSTITUTION = 0x0E;
  static final int FRAGMENT = 0x0F;

  /** Set in a token when another of its kind, or attributes, follow. */
  static final int MORE = 0x40;

  static final int FRAGMENT_BYTES = 4;

  /** Real events nest fragments one or two levels, elements less than twenty. */
  private static final int DEEPEST_FRAGMENT = 16;

  private static final int DEEPEST_ELEMENT = 64;

  /** Steps and bytes of values, for a record and for a chunk; both are far above what 64 KiB of real records need. */
  private static final int WORK_OF_RECORD = 1 << 18;

  private static final int WORK_OF_CHUNK = 1 << 24;

  /** Of the elements of a template and of the uses of one value: with both the work on a record stays in its bound. */
  private static final int MOST_ELEMENTS = 1024;

  private static final int MOST_USES = 3;

  /** A template in a value of a template; deeper ones are not seen. */
  private static final int DEEPEST_PART = 3;

  private final Chunk chunk;
  private final Templates templates = new Templates();
  private int chunkWork;
  private int recordWork;

  BinXml(Chunk chunk) {
    this.chunk = chunk;
  }

  /** Another chunk was loaded. */
  void nextChunk() {
    chunkWork = 0;
    templates.clear();
  }

  /** The event in a record's binary XML. */
  Part event(int at, int end) {
    Part plain = plain(at, end, 0);
    return plain == null ? new Part(byToken(at, end), null) : plain;
  }

  /** One template with its values and nothing more; {@code null} when it is not that, or anything is wrong with it. */
  private Part plain(int at, int end, int depth) {
    try {
      int instance = chunk.u8(at) == FRAGMENT ? at + FRAGMENT_BYTES : at;
      if (depth == DEEPEST_PART || chunk.u8(instance) != TEMPLATE_INSTANCE) {
        return null;
      }
      Element root = templates.root(TemplateInstance.definitionOf(chunk, instance), this::template);
      if (root == null) {
        return null;
      }
      TemplateInstance values = new TemplateInstance(chunk, instance, end);
      boolean last = values.end() == end || chunk.u8(values.end()) == END;
      boolean onceOnly = !values.hasArrays() || !root.hasSlots();
      return last && onceOnly && fragments(values, depth) ? new Part(root, values) : null;
    } catch (Damage damage) {
      return null;
    }
  }

  /** Decodes the values that are binary XML themselves; false when one is not plain. */
  private boolean fragments(TemplateInstance values, int depth) {
    for (int slot = 0; slot < values.count(); slot++) {
      if (values.type(slot) == Values.BINXML && values.size(slot) > 0) {
        Part part = values.hasArrays() ? null : plain(values.offset(slot), values.offset(slot) + values.size(slot), depth + 1);
        if (part == null) {
          return false;
        }
        values.fragment(slot, part);
      }
    }
    return true;
  }

  /** The root of a template's definition with its slots; {@code null} when it is not one element, or not plain. */
  private Element template(int definition) {
    recordWork = 0;
    try {
      int body = TemplateInstance.bodyOf(definition);
      Element document = new Element("");
      Stream stream = new Stream(body, body + TemplateInstance.bodySize(chunk, definition), null, 0, new Slots());
      stream.into(document);
      boolean one = document.content().size() == 1 && !document.hasSlots();
      return one && stream.slots.few() && document.content().getFirst() instanceof Element root ? root : null;
    } catch (Damage damage) {
      return null;
    }
  }

  private Element byToken(int at, int end) {
    recordWork = 0;
    Element document = new Element("");
    new Stream(at, end, null, 0, null).into(document);
    for (Node node : document.content()) {
      if (node instanceof Element root) {
        return root;
      }
    }
    throw chunk.damage(at, "an element", "none");
  }

  private void spend(int at, int work) {
    recordWork += work;
    chunkWork += work;
    if (recordWork > WORK_OF_RECORD || chunkWork > WORK_OF_CHUNK) {
      throw chunk.damage(at, "a record of common size", "values repeated without end");
    }
  }

  /** What a template consists of: {@code more} says that it is not elements, slots and plain values alone. */
  private static final class Slots {

    private final Map<Integer, Integer> uses = new HashMap<>();
    private int elements;
    private boolean more;

    boolean few() {
      return !more && elements <= MOST_ELEMENTS && uses.values().stream().allMatch(n -> n <= MOST_USES);
    }
  }

  /** One run of tokens. */
  private final class Stream {

    private int at;
    private final int end;
    private final TemplateInstance template;
    private final int depth;
    private final Slots slots;
    private final Deque<Element> open = new ArrayDeque<>();
    private Element attribute;
    private boolean inStartTag;

    /** With {@code slots} the tokens are a template's own, and stand for no record yet. */
    Stream(int at, int end, TemplateInstance template, int depth, Slots slots) {
      this.at = at;
      this.end = end;
      this.template = template;
      this.depth = depth;
      this.slots = slots;
      if (depth > DEEPEST_FRAGMENT) {
        throw chunk.damage(at, "at most " + DEEPEST_FRAGMENT + " nested fragments", "more");
      }
    }

    void into(Element document) {
      open.push(document);
      while (at < end) {
        spend(at, 1);
        int token = chunk.u8(at);
        if (token == END) {
          break;
        }
        token(token);
      }
      if (open.size() > 1) {
        throw chunk.damage(at, "the end of " + open.peek().name(), "the end of the data");
      }
    }

    private void token(int token) {
      switch (token & ~MORE) {
        case FRAGMENT -> at += FRAGMENT_BYTES;
        case OPEN_START -> openElement(token);
        case CLOSE_START -> startTagEnds(1);
        case CLOSE_EMPTY -> {
          startTagEnds(1);
          closeElement();
        }
        case END_ELEMENT -> {
          at++;
          closeElement();
        }
        case VALUE -> literal();
        case ATTRIBUTE -> openAttribute();
        case SUBSTITUTION, OPTIONAL_SUBSTITUTION -> substitution();
        case TEMPLATE_INSTANCE -> instance();
        default -> rareToken(token);
      }
    }

    private void rareToken(int token) {
      switch (token & ~MORE) {
        case CDATA -> {
          int units = chunk.u16(at + 1);
          text(chunk.utf16(at + 3, units * 2), false);
          at += 3 + units * 2;
        }
        case CHARACTER_REFERENCE -> {
          text(String.valueOf((char) chunk.u16(at + 1)), false);
          at += 3;
        }
        case ENTITY_REFERENCE -> {
          text(entity(chunk.name(chunk.i32(at + 1))), false);
          at = chunk.afterNameReference(at + 1);
        }
        case INSTRUCTION_TARGET -> at = chunk.afterNameReference(at + 1);
        case INSTRUCTION_DATA -> at += 3 + 2 * chunk.u16(at + 1);
        default -> throw chunk.damage(at, "a token of binary XML", "0x" + Integer.toHexString(token));
      }
    }

    private void openElement(int token) {
      int name = at + (template == null && slots == null ? 5 : 7);
      if (open.size() > DEEPEST_ELEMENT) {
        throw chunk.damage(at, "at most " + DEEPEST_ELEMENT + " nested elements", "more");
      }
      open.push(new Element(chunk.name(chunk.i32(name))));
      if (slots != null) {
        slots.elements++;
      }
      inStartTag = true;
      attribute = null;
      at = chunk.afterNameReference(name) + ((token & MORE) != 0 ? 4 : 0);
    }

    private void openAttribute() {
      attribute = new Element(chunk.name(chunk.i32(at + 1)));
      open.peek().addAttribute(attribute);
      at = chunk.afterNameReference(at + 1);
    }

    private void startTagEnds(int bytes) {
      inStartTag = false;
      attribute = null;
      at += bytes;
    }

    private void closeElement() {
      if (open.size() < 2) {
        throw chunk.damage(at, "an open element to close", "none");
      }
      Element done = open.pop();
      add(done, open.peek());
    }

    private void add(Element element, Element parent) {
      List<Element> copies = element.repeated();
      if (copies == null) {
        parent.add(element);
      } else {
        for (Element copy : copies) {
          spend(at, 1 + element.content().size() + element.attributes().size());
          add(copy, parent);
        }
      }
    }

    private void literal() {
      int type = chunk.u8(at + 1);
      int from = at + 2;
      int size = Values.width(type);
      if (type == Values.STRING || type == Values.ANSI_STRING || type == Values.BINARY || type == Values.BINXML) {
        size = chunk.u16(from) * (type == Values.STRING ? 2 : 1);
        from += 2;
      } else if (type == Values.SID) {
        size = 8 + 4 * chunk.u8(from + 1);
      } else if (size == 0 && type != Values.NULL) {
        throw chunk.damage(at, "a value type that stands alone", "0x" + Integer.toHexString(type));
      }
      value(type, from, size);
      at = from + size;
    }

    private void substitution() {
      if (slots != null) {
        slot(chunk.u16(at + 1));
        at += 4;
        return;
      }
      if (template == null) {
        throw chunk.damage(at, "a substitution only in a template", "one in a record");
      }
      int slot = chunk.u16(at + 1);
      if (template.has(slot)) {
        value(template.type(slot), template.offset(slot), template.size(slot));
      }
      at += 4;
    }

    private void slot(int index) {
      slots.uses.merge(index, 1, Integer::sum);
      slots.more |= inStartTag && attribute == null;
      target().add(new Node.Slot(index));
      open.peek().markSlots();
    }

    private void value(int type, int from, int size) {
      spend(from, size);
      if (slots != null) {
        slots.more |= type == Values.BINXML || (type & Values.ARRAY) != 0;
      }
      if (type == Values.BINXML) {
        if (size > 0 && !inStartTag) {
          chunk.require(from, size);
          new Stream(from, from + size, null, depth + 1, null).into(open.peek());
        }
      } else if ((type & Values.ARRAY) != 0) {
        array(Values.items(chunk, type, from, size));
      } else {
        text(Values.text(chunk, type, from, size), Values.bare(type));
      }
    }

    private void array(List<Node.Text> items) {
      if (items.size() > 1) {
        target().add(new Node.Items(items));
        open.peek().mayRepeat();
      } else if (!items.isEmpty()) {
        text(items.getFirst().text(), false);
      }
    }

    private void instance() {
      if (inStartTag) {
        throw chunk.damage(at, "no template inside an attribute", "one");
      }
      if (slots != null) {
        slots.more = true;
      }
      TemplateInstance values = new TemplateInstance(chunk, at, end);
      int body = values.definitionBody();
      new Stream(body, body + values.definitionSize(), values, depth + 1, null).into(open.peek());
      at = values.end();
    }

    private void text(String text, boolean bare) {
      if (!text.isEmpty()) {
        target().add(new Node.Text(text, bare));
      }
    }

    private Element target() {
      return inStartTag && attribute != null ? attribute : open.peek();
    }

    private static String entity(String name) {
      return switch (name) {
        case "amp" -> "&";
        case "lt" -> "<";
        case "gt" -> ">";
        case "quot" -> "\"";
        case "apos" -> "'";
        default -> "&" + name + ";";
      };
    }
  }
}
