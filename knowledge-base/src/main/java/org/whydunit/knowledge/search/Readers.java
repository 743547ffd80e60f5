package org.whydunit.knowledge.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.whydunit.knowledge.Knowledge;
import org.whydunit.knowledge.PatternKey;

/**
 * The index of a knowledge: the one that the build made, which authors' own patterns join in memory. A damaged one is
 * made anew, in memory too.
 */
final class Readers {
  private static final List<String> CODE_PARTS = List.of("key", "title", "seen", "told", "fix");

  private final Knowledge knowledge;
  private final Phrases phrases;
  private final List<String> notes;

  Readers(Knowledge knowledge, Phrases phrases, List<String> notes) {
    this.knowledge = knowledge;
    this.phrases = phrases;
    this.notes = notes;
  }

  IndexReader open() throws IOException {
    List<Document> authored = documents(knowledge, phrases, knowledge.patterns().authored());
    try (InputStream resource = Readers.class.getResourceAsStream(IndexFiles.RESOURCE)) {
      if (resource != null) {
        return IndexFiles.open(resource, knowledge.version(), authored);
      }
    } catch (IOException | RuntimeException e) {
      notes.add(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    }
    return DirectoryReader.open(made(knowledge, phrases));
  }

  static Directory made(Knowledge knowledge, Phrases phrases) throws IOException {
    return IndexFiles.write(documents(knowledge, phrases, knowledge.patterns().ids()), knowledge.version());
  }

  private static List<Document> documents(Knowledge knowledge, Phrases phrases, List<String> ids) {
    Documents documents = new Documents(knowledge.causes(), phrases);
    return ids.stream().map(id -> documents.of(knowledge.patterns().find(id).orElseThrow())).toList();
  }

  /** Driver names with a {@code *}, as the index has them. */
  static List<String> globs(Knowledge knowledge) {
    TreeSet<String> globs = new TreeSet<>();
    for (PatternKey key : knowledge.patterns().keys()) {
      key.drivers().stream().filter(driver -> driver.indexOf('*') >= 0).map(Codes::driver).forEach(globs::add);
    }
    return List.copyOf(globs);
  }

  /** True when a pattern speaks of the code. */
  static boolean tellOf(String code, IndexReader reader) {
    return CODE_PARTS.stream().anyMatch(part -> patternsWith(new Term(part + "_code", code), reader) > 0);
  }

  static int patternsWith(Term term, IndexReader reader) {
    try {
      return reader.docFreq(term);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
