package org.whydunit.ingest.evtx;

/**
 * Where a template, or an event that is written out without one, has its provider name and event id: a slot number of
 * the record's values, or a literal in the chunk. Found by walking the tokens up to {@code EventID} only.
 */
final class Skim {

  private static final int NO_SLOT = -1;
  private static final int MOST_TOKENS = 64;

  private final Chunk chunk;
  private final int elementHeader;
  private int at;
  private boolean inProvider;
  private boolean inName;
  private boolean inEventId;
  private boolean inStartTag;

  private int providerSlot = NO_SLOT;
  private int providerAt;
  private int providerBytes;
  private int idSlot = NO_SLOT;
  private int idType;
  private int idAt;
  private int idBytes;
  private boolean idFound;
  private boolean providerFound;
  private Providers.Provider provider;

  private Skim(Chunk chunk, int at, boolean template) {
    this.chunk = chunk;
    this.at = at;
    this.elementHeader = template ? 7 : 5;
  }

  /** Walks a template's definition or a record's own tokens; {@code null} when they do not begin as an event does. */
  static Skim of(Chunk chunk, int at, int end, boolean template) {
    Skim skim = new Skim(chunk, at, template);
    for (int i = 0; i < MOST_TOKENS && skim.at < end; i++) {
      if (!skim.token()) {
        return null;
      }
      if (skim.idFound && skim.providerFound) {
        return skim;
      }
    }
    return null;
  }

  private boolean token() {
    int token = chunk.u8(at);
    switch (token & ~BinXml.MORE) {
      case BinXml.FRAGMENT -> at += BinXml.FRAGMENT_BYTES;
      case BinXml.OPEN_START -> element(token);
      case BinXml.CLOSE_START -> {
        inStartTag = false;
        at++;
      }
      case BinXml.CLOSE_EMPTY, BinXml.END_ELEMENT -> {
        inStartTag = false;
        at++;
      }
      case BinXml.ATTRIBUTE -> {
        inName = inProvider && chunk.nameIs(chunk.i32(at + 1), "Name");
        at = chunk.afterNameReference(at + 1);
      }
      case BinXml.VALUE -> {
        return literal();
      }
      case BinXml.SUBSTITUTION, BinXml.OPTIONAL_SUBSTITUTION -> substitution();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void element(int token) {
    int name = at + elementHeader;
    int nameAt = chunk.i32(name);
    inProvider = chunk.nameIs(nameAt, "Provider");
    inEventId = chunk.nameIs(nameAt, "EventID");
    inName = false;
    inStartTag = true;
    at = chunk.afterNameReference(name) + ((token & BinXml.MORE) != 0 ? 4 : 0);
  }

  private void substitution() {
    int slot = chunk.u16(at + 1);
    if (inStartTag && inName && !providerFound) {
      providerSlot = slot;
      providerFound = true;
    } else if (!inStartTag && inEventId && !idFound) {
      idSlot = slot;
      idFound = true;
    }
    at += 4;
  }

  private boolean literal() {
    int type = chunk.u8(at + 1);
    int from = at + 2;
    int size = Values.width(type);
    if (type == Values.STRING) {
      size = chunk.u16(from) * 2;
      from += 2;
    }
    if (size == 0 && type != Values.STRING) {
      return false;
    }
    if (inStartTag && inName && !providerFound) {
      providerAt = from;
      providerBytes = size;
      providerFound = type == Values.STRING;
    } else if (!inStartTag && inEventId && !idFound) {
      idType = type;
      idAt = from;
      idBytes = size;
      idFound = true;
    }
    at = from + size;
    return true;
  }

  /** True when an event without a template should be decoded, or cannot be told. */
  boolean wanted(Providers providers) {
    boolean literal = providerSlot == NO_SLOT && idSlot == NO_SLOT;
    return !literal || decide(providers, null, providerAt, providerBytes, idType, idAt, idBytes);
  }

  /** True when a record with these values should be decoded, or cannot be told. */
  boolean wanted(Providers providers, int values, int end) {
    int count = TemplateInstance.count(chunk, values, end);
    int descriptors = values + 4;
    if (providerSlot >= count || idSlot >= count) {
      return true;
    }
    byte[] data = chunk.data();
    int value = descriptors + 4 * count;
    int name = providerAt;
    int nameBytes = providerBytes;
    int type = idType;
    int id = idAt;
    int bytes = idBytes;
    int last = Math.max(providerSlot, idSlot);
    chunk.require(descriptors, 4 * count);
    for (int i = 0; i <= last; i++) {
      int descriptor = descriptors + 4 * i;
      int size = data[descriptor] & 0xFF | (data[descriptor + 1] & 0xFF) << 8;
      if (i == providerSlot) {
        name = value;
        nameBytes = size;
      }
      if (i == idSlot) {
        type = data[descriptor + 2];
        id = value;
        bytes = size;
      }
      value += size;
    }
    return decide(providers, providerSlot == NO_SLOT ? this : null, name, nameBytes, type, id, bytes);
  }

  private boolean decide(Providers providers, Skim keep, int name, int nameBytes, int type, int id, int bytes) {
    Providers.Provider known = keep == null ? null : keep.provider;
    if (known == null) {
      known = providers.of(chunk, name, nameBytes);
      if (keep != null) {
        keep.provider = known;
      }
    }
    if (type == Values.UINT16 && bytes == 2) {
      return known.wants(chunk.u16(id));
    }
    return known.wants(EventFacts.number(Values.text(chunk, type & 0xFF, id, bytes)));
  }
}
