package org.whydunit.knowledge.cases;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a store recalls as a file beside it, so that a diagnosis need not open the database: that would cost more than
 * the whole diagnosis. The file is taken away before a change and written after it, so what is there is true; where it
 * is missing, torn or of another version, the database is asked.
 */
final class RecallFile {
  private static final String MAGIC = "whydunit/recall/1";

  private final Path file;

  RecallFile(Path file) {
    this.file = file;
  }

  /** Empty when there is none that can be read. */
  Optional<Recall> read() {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
      if (!in.readUTF().equals(MAGIC)) {
        return Optional.empty();
      }
      Instant since = Instant.parse(in.readUTF());
      List<Solved> solved = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        solved.add(solved(in));
      }
      return in.readUTF().equals(MAGIC) ? Optional.of(new Recall(since, solved)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Solved solved(DataInputStream in) throws IOException {
    long id = in.readLong();
    int occurrences = in.readInt();
    double probability = in.readDouble();
    boolean worked = in.readBoolean();
    List<String> texts = CaseBytes.texts(in);
    Outcome outcome = new Outcome(texts.get(4), texts.get(5), texts.get(6), worked, Instant.parse(texts.get(7)));
    CaseSummary summary = new CaseSummary(id, Instant.parse(texts.get(0)), texts.get(1), State.CLOSED, occurrences,
        texts.get(2), texts.get(3), probability, outcome);
    return new Solved(summary, new Features(set(in), set(in), set(in), set(in), set(in)));
  }

  private static Set<String> set(DataInputStream in) throws IOException {
    return new TreeSet<>(CaseBytes.texts(in));
  }

  /** A file that cannot be written is none: the database is asked the next time. */
  void write(Recall recall) {
    Path aside = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.write(aside, bytes(recall));
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      aside.toFile().delete();
    }
  }

  private static byte[] bytes(Recall recall) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(MAGIC);
      out.writeUTF(recall.since().toString());
      out.writeInt(recall.solved().size());
      for (Solved one : recall.solved()) {
        write(one, out);
      }
      out.writeUTF(MAGIC);
    }
    return bytes.toByteArray();
  }

  private static void write(Solved one, DataOutputStream out) throws IOException {
    CaseSummary summary = one.summary();
    Outcome outcome = summary.outcome();
    out.writeLong(summary.id());
    out.writeInt(summary.occurrences());
    out.writeDouble(summary.probability());
    out.writeBoolean(outcome.worked());
    CaseBytes.texts(out, List.of(summary.created().toString(), summary.name(), summary.cause(), summary.subject(),
        outcome.cause(), outcome.subject(), outcome.fix(), outcome.closed().toString()));
    Features features = one.features();
    for (Set<String> set : List.of(features.codes(), features.buckets(), features.drivers(), features.rules(), features.changes())) {
      CaseBytes.texts(out, set);
    }
  }

  /** Before a change of the database. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Faults.of(e, file.toString());
    }
  }
}
