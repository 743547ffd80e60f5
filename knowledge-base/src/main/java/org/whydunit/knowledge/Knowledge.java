package org.whydunit.knowledge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is known, from the files inside the product and, over them, from authors' own folders of the same
 * layout: a file of an overlay replaces the one of the same path below it. Loading only lists the files; each part is
 * parsed when it is first asked for, once, and then shared. Safe for use by several threads.
 */
public final class Knowledge {
  private final Content content;
  private Causes causes;
  private Patterns patterns;
  private Reference reference;

  private Knowledge(Content content) {
    this.content = content;
  }

  /** What the product brings, nothing else. */
  public static Knowledge load() {
    return new Knowledge(Content.ofProduct());
  }

  /**
   * The product's knowledge under that of authors' folders; the last one wins.
   *
   * @throws java.io.UncheckedIOException when a folder cannot be listed
   */
  public static Knowledge load(Path... overlays) {
    Content content = Content.ofProduct();
    for (Path overlay : overlays) {
      content = content.under(overlay);
    }
    return new Knowledge(content);
  }

  /** One folder alone, without what the product brings. */
  static Knowledge only(Path folder) {
    return new Knowledge(Content.empty().under(folder));
  }

  /** @throws ContentException when a cause's file is malformed; lists every fault of all of them */
  public synchronized Causes causes() {
    if (causes == null) {
      List<ContentFault> faults = new ArrayList<>();
      causes = orThrow(new CauseReader(faults).read(content), faults);
    }
    return causes;
  }

  /**
   * The patterns. Those of overlays are read and checked at once; the product's, which its build has checked, one by one
   * when asked for.
   *
   * @throws ContentException when an overlay's pattern, or a file that it is checked against, is malformed
   */
  public synchronized Patterns patterns() {
    if (patterns == null) {
      patterns = new Patterns(new PatternReader(content, this));
      List<ContentFault> faults = patterns.faults(true);
      if (!faults.isEmpty()) {
        patterns = null;
        throw new ContentException(faults);
      }
    }
    return patterns;
  }

  /** The tables; each is parsed at its first use, and a malformed one throws then. */
  public synchronized Reference reference() {
    if (reference == null) {
      reference = new Reference(content);
    }
    return reference;
  }

  /** Every fault of every file, sorted; empty when all is well. Parses everything. */
  public List<ContentFault> faults() {
    List<ContentFault> all = new ArrayList<>();
    collect(all, this::causes);
    for (String table : reference().names()) {
      collect(all, () -> reference().table(table));
    }
    all.addAll(new Patterns(new PatternReader(content, this)).faults(false));
    return all.stream().distinct().sorted().toList();
  }

  /** The content folders below a folder as the one resource that a build puts beside these classes. */
  public static byte[] pack(Path folder) throws IOException {
    return Pack.of(folder);
  }

  /** Names the product's own content; another build's content has another. */
  public String version() {
    return Long.toHexString(content.pack());
  }

  private static void collect(List<ContentFault> all, Runnable parse) {
    try {
      parse.run();
    } catch (ContentException e) {
      all.addAll(e.faults());
    }
  }

  private static <T> T orThrow(T value, List<ContentFault> faults) {
    if (!faults.isEmpty()) {
      throw new ContentException(faults);
    }
    return value;
  }
}
