package org.whydunit.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;
import org.whydunit.rules.author.Check;
import org.whydunit.rules.author.Installed;
import org.whydunit.rules.author.RuleCache;
import org.whydunit.rules.author.SitePacks;

/** Packs beside the product's: those that are installed, and over them the folder that a command names. */
final class OwnPacks {

  private final List<Path> folders;

  private OwnPacks(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /** The installed ones. */
  static OwnPacks installed() {
    return new OwnPacks(Installed.ofUser().all().stream().map(Installed.Pack::folder).toList());
  }

  /** These and another over them. */
  OwnPacks and(Path folder) {
    List<Path> all = new ArrayList<>(folders);
    all.add(folder);
    return new OwnPacks(all);
  }

  /** The product's knowledge under theirs. */
  Knowledge knowledge() {
    return Knowledge.load(folders.toArray(Path[]::new));
  }

  /** An engine over the knowledge; without packs nothing of the author's workshop is loaded. */
  Engine engine(Knowledge knowledge) {
    if (folders.isEmpty()) {
      return Engine.load(knowledge);
    }
    RuleCache cache = RuleCache.ofUser();
    return Engine.load(knowledge, SitePacks.load(folders, new Check(knowledge, cache), cache));
  }
}
