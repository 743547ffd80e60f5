package org.whydunit.ingest;

/** A source that is not what its format promises at one place. Readers turn it into a problem and go on. */
public final class Damage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String expected;
  private final String found;

  /**
   * @param offset byte offset where it was noticed
   * @param expected what the format demands there
   * @param found what is there
   */
  public Damage(String path, long offset, String expected, String found) {
    super("%s@0x%x: expected %s, found %s".formatted(path, offset, expected, found), null, false, false);
    this.offset = offset;
    this.expected = expected;
    this.found = found;
  }

  /** Byte offset where it was noticed. */
  public long offset() {
    return offset;
  }

  /** What the format demands there. */
  public String expected() {
    return expected;
  }

  /** What is there. */
  public String found() {
    return found;
  }
}
