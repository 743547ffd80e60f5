package org.whydunit.knowledge;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads {@code causes/<id>.md}: front matter with {@code prior}, a {@code # title}, then text; {@code <id>.zh.md} has
 * the title and text alone.
 */
final class CauseReader {
  private final List<ContentFault> faults;

  CauseReader(List<ContentFault> faults) {
    this.faults = faults;
  }

  Causes read(Content content) {
    TreeMap<String, Cause> causes = new TreeMap<>();
    for (String path : content.paths("causes", ".md")) {
      if (path.endsWith(".zh.md")) {
        Translation.requireOriginal(content, path, faults);
        continue;
      }
      Page en = Page.of(content.find(path), faults);
      Page zh = Translation.of(content, path, en, faults);
      String id = path.substring("causes/".length(), path.length() - ".md".length());
      en.knowOnly(Set.of("prior", "source"));
      causes.put(id, new Cause(id, prior(en), en.title(), zh.title(), en.intro(), zh.intro()));
    }
    return new Causes(causes);
  }

  private double prior(Page page) {
    try {
      double prior = Double.parseDouble(page.value("prior"));
      if (prior > 0 && prior <= 1) {
        return prior;
      }
    } catch (NumberFormatException e) {
      // reported below, with what a prior looks like
    }
    page.fault(page.lineOf("prior"), 1, "prior is \"" + page.value("prior") + "\": expected a number above 0, 1 at most",
        "write prior: 0.02");
    return Double.NaN;
  }
}
