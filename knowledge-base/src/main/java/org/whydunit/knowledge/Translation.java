package org.whydunit.knowledge;

import java.util.List;

/** The Chinese page beside an English one. */
final class Translation {
  private Translation() {
  }

  /** The translation of a page; a fault, and the English page in its stead, when there is none. */
  static Page of(Content content, String path, Page english, List<ContentFault> faults) {
    String translated = path.substring(0, path.length() - ".md".length()) + ".zh.md";
    Content.Entry entry = content.find(translated);
    if (entry == null) {
      english.fault(1, 1, "no Chinese text", "write " + translated + " with the same headings and commands");
      return english;
    }
    Page page = Page.of(entry, faults);
    if (page.hasFrontMatter()) {
      page.fault(1, 1, "a translation has front matter", "keep it in " + path + " alone");
    }
    return page;
  }

  /** A translation without the page that it translates is a fault. */
  static void requireOriginal(Content content, String path, List<ContentFault> faults) {
    String original = path.substring(0, path.length() - ".zh.md".length()) + ".md";
    if (content.find(original) == null) {
      faults.add(new ContentFault(content.find(path).name(), 1, 1, "no English text", "write " + original));
    }
  }
}
