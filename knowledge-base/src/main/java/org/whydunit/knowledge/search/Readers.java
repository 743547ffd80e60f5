package org.whydunit.knowledge.search;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.store.Directory;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.PatternKey;

/**
 * The index of a knowledge: the one that the build made while nothing is laid over it, else one made in memory, which
 * takes 0.3 s for 300 patterns.
 */
final class Readers {
  private final Knowledge knowledge;
  private final Phrases phrases;
  private final List<String> notes;

  Readers(Knowledge knowledge, Phrases phrases, List<String> notes) {
    this.knowledge = knowledge;
    this.phrases = phrases;
    this.notes = notes;
  }

  IndexReader open() throws IOException {
    Collection<String> authored = knowledge.patterns().authored();
    if (!authored.isEmpty()) {
      return DirectoryReader.open(made(knowledge, phrases));
    }
    try (InputStream resource = Readers.class.getResourceAsStream(IndexFiles.RESOURCE)) {
      if (resource != null) {
        return IndexFiles.open(resource, knowledge.version());
      }
    } catch (IOException | RuntimeException e) {
      notes.add("the search index was damaged and has been made anew: " + e.getMessage());
    }
    return DirectoryReader.open(made(knowledge, phrases));
  }

  static Directory made(Knowledge knowledge, Phrases phrases) throws IOException {
    Documents documents = new Documents(knowledge.causes(), phrases);
    List<Document> made = new ArrayList<>();
    knowledge.patterns().all().forEach(pattern -> made.add(documents.of(pattern)));
    return IndexFiles.write(made, knowledge.version());
  }

  /** Driver names with a {@code *}, as the index has them. */
  static List<String> globs(Knowledge knowledge) {
    TreeSet<String> globs = new TreeSet<>();
    for (PatternKey key : knowledge.patterns().keys()) {
      key.drivers().stream().filter(driver -> driver.indexOf('*') >= 0).map(Codes::driver).forEach(globs::add);
    }
    return List.copyOf(globs);
  }
}
