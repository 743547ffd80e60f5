package org.whydunit.ingest.evtx;

import java.util.List;

/**
 * A record's values and the template definition that says where they go.
 *
 * <p>Layout (libevtx, "Windows XML Event Log (EVTX) format", section 5.4), offsets from the token: 2 u32 template id, 6
 * u32 offset of the definition in the chunk; at a template's first use the definition itself follows; then u32 count,
 * for each value u16 size, u8 type, u8 unused, then the values one behind the other. A definition: 0 u32 next in
 * bucket, 4 GUID, 20 u32 size, 24 its binary XML.
 */
final class TemplateInstance {

  private static final int ID_AT = 2;
  private static final int DEFINITION_AT = 6;
  private static final int HEADER_BYTES = 10;
  private static final int GUID_AT = 4;
  private static final int DEFINITION_SIZE_AT = 20;
  private static final int DEFINITION_HEADER_BYTES = 24;
  private static final int DESCRIPTOR_BYTES = 4;

  private final Chunk chunk;
  private final int definition;
  private final int descriptors;
  private final int[] offsets;
  private final boolean arrays;
  private Part[] fragments;

  TemplateInstance(Chunk chunk, int at, int end) {
    this.chunk = chunk;
    this.definition = definitionOf(chunk, at);
    int values = valuesOf(chunk, at);
    int count = count(chunk, values, end);
    this.descriptors = values + 4;
    this.offsets = new int[count + 1];
    offsets[0] = descriptors + DESCRIPTOR_BYTES * count;
    boolean array = false;
    for (int i = 0; i < count; i++) {
      int descriptor = descriptors + DESCRIPTOR_BYTES * i;
      offsets[i + 1] = offsets[i] + chunk.u16(descriptor);
      array |= (chunk.u8(descriptor + 2) & Values.ARRAY) != 0;
    }
    this.arrays = array;
    if (offsets[count] > end) {
      throw chunk.damage(offsets[0], "values that end in the record", "their sizes add to more");
    }
  }

  /**
   * Offset of the definition that the instance at an offset names. The instance repeats the first four bytes of the
   * definition's GUID: where pages of a chunk stem from different times, another definition may stand there now.
   */
  static int definitionOf(Chunk chunk, int instance) {
    int definition = chunk.i32(instance + DEFINITION_AT);
    chunk.require(definition, DEFINITION_HEADER_BYTES);
    if (chunk.i32(definition + GUID_AT) != chunk.i32(instance + ID_AT)) {
      throw chunk.damage(
          instance + ID_AT,
          "template " + Integer.toHexString(chunk.i32(instance + ID_AT)),
          Integer.toHexString(chunk.i32(definition + GUID_AT)));
    }
    return definition;
  }

  /** Offset of a definition's binary XML. */
  static int bodyOf(int definition) {
    return definition + DEFINITION_HEADER_BYTES;
  }

  /** Size of a definition's binary XML, inside the chunk. */
  static int bodySize(Chunk chunk, int definition) {
    int size = chunk.i32(definition + DEFINITION_SIZE_AT);
    chunk.require(definition + DEFINITION_HEADER_BYTES, size);
    return size;
  }

  /** Offset of the value count of the instance at an offset. */
  static int valuesOf(Chunk chunk, int instance) {
    int values = instance + HEADER_BYTES;
    boolean definitionFollows = chunk.i32(instance + DEFINITION_AT) == values;
    return definitionFollows ? bodyOf(values) + bodySize(chunk, values) : values;
  }

  /** Number of values, whose descriptors end before {@code end}. */
  static int count(Chunk chunk, int values, int end) {
    int count = chunk.i32(values);
    if (count < 0 || count > (end - values - 4) / DESCRIPTOR_BYTES) {
      throw chunk.damage(values, "a count of values that fits in the record", Integer.toUnsignedString(count));
    }
    return count;
  }

  int definitionBody() {
    return bodyOf(definition);
  }

  int definitionSize() {
    return bodySize(chunk, definition);
  }

  boolean has(int slot) {
    return slot < offsets.length - 1;
  }

  int type(int slot) {
    return chunk.u8(descriptors + DESCRIPTOR_BYTES * slot + 2);
  }

  int offset(int slot) {
    return offsets[slot];
  }

  int size(int slot) {
    return offsets[slot + 1] - offsets[slot];
  }

  /** Number of values. */
  int count() {
    return offsets.length - 1;
  }

  boolean hasArrays() {
    return arrays;
  }

  /** Sets what the binary XML of a value decodes to. */
  void fragment(int slot, Part fragment) {
    if (fragments == null) {
      fragments = new Part[count()];
    }
    fragments[slot] = fragment;
  }

  /** The element that a value is, where it is one, else {@code null}. */
  Part fragment(int slot) {
    return fragments == null || !has(slot) ? null : fragments[slot];
  }

  boolean hasText(int slot) {
    return has(slot) && type(slot) != Values.BINXML && !Values.isEmpty(chunk, type(slot), offsets[slot], size(slot));
  }

  /** The value as text; empty where there is none. */
  String text(int slot) {
    return has(slot) && type(slot) != Values.BINXML ? Values.text(chunk, type(slot), offsets[slot], size(slot)) : "";
  }

  /** The value as a FILETIME, or {@code null}. */
  Long fileTime(int slot) {
    return has(slot) && type(slot) == Values.FILETIME && size(slot) >= 8 ? Long.valueOf(chunk.i64(offsets[slot])) : null;
  }

  /** The value, an array among them, as it stands in an element; {@code null} when it is empty. */
  Node node(int slot) {
    if (!has(slot)) {
      return null;
    }
    if ((type(slot) & Values.ARRAY) == 0) {
      return hasText(slot) ? new Node.Text(text(slot), Values.bare(type(slot))) : null;
    }
    List<Node.Text> items = Values.items(chunk, type(slot), offsets[slot], size(slot));
    if (items.size() > 1) {
      return new Node.Items(items);
    }
    return items.isEmpty() || items.getFirst().text().isEmpty() ? null : new Node.Text(items.getFirst().text(), false);
  }

  /** Offset behind the last value. */
  int end() {
    return offsets[offsets.length - 1];
  }
}
