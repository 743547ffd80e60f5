package org.whydunit.knowledge.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.whydunit.knowledge.ContentFault;
import org.whydunit.knowledge.Knowledge;

/** Packs the content folders and the search index beside the classes; the module's build runs it. */
final class Build {
  private Build() {
  }

  /**
   * @param args the folder that holds the content folders, and the classes folder
   * @throws IllegalStateException when content is malformed, with every fault
   */
  public static void main(String[] args) throws IOException {
    // Lucene gives each segment a random id, from this seed when there is one: the same content makes the same bytes.
    System.setProperty("tests.seed", "1");
    Path out = Path.of(args[1]).resolve("knowledge");
    Files.createDirectories(out);
    Files.write(out.resolve("pack"), Knowledge.pack(Path.of(args[0])));
    Knowledge knowledge = Knowledge.load();
    List<ContentFault> faults = knowledge.faults();
    if (!faults.isEmpty()) {
      throw new IllegalStateException("malformed content:\n"
          + String.join("\n", faults.stream().map(ContentFault::toString).toList()));
    }
    Files.write(out.resolve("index"), IndexFiles.bytes(Readers.made(knowledge, Phrases.from(knowledge.reference()))));
  }
}
