package org.whydunit.knowledge.cases;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Cases on their way into the store, a file each. A file is whole or not there (written aside, forced to disk, renamed),
 * costs a few milliseconds, and needs no database. It goes only when a later opening of the store has found the case in
 * it: an H2 file whose writer was killed may open as it was some commits before.
 */
final class Inbox {
  private static final String ENDING = ".case";

  private final Path folder;

  Inbox(Path folder) {
    this.folder = folder;
  }

  void put(Case opened) {
    try {
      Files.createDirectories(folder);
      Path aside = folder.resolve(opened.origin() + ".tmp");
      try (FileChannel file = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(opened));
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(true);
      }
      Files.move(aside, folder.resolve(opened.origin() + ENDING), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw Faults.of(e, folder.toString());
    }
  }

  /** The origins of the cases that lie here, sorted. */
  List<String> origins() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length())).sorted().toList();
    } catch (IOException e) {
      throw Faults.of(e, folder.toString());
    }
  }

  /** Empty when another process has just removed it. */
  List<Case> read(String origin) {
    Path file = folder.resolve(origin + ENDING);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return List.of(read(origin, in));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw Faults.of(e, file.toString());
    }
  }

  void remove(String origin) {
    try {
      Files.deleteIfExists(folder.resolve(origin + ENDING));
    } catch (IOException e) {
      throw Faults.of(e, folder.toString());
    }
  }

  private static byte[] bytes(Case opened) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(opened.created().getEpochSecond());
    out.writeInt(opened.created().getNano());
    for (String text : List.of(opened.name(), opened.cause(), opened.subject(), opened.diagnosis(), opened.facts())) {
      text(out, text);
    }
    out.writeDouble(opened.probability());
    map(out, opened.sources());
    map(out, opened.versions());
    Features features = opened.features();
    for (Set<String> set : List.of(features.codes(), features.buckets(), features.drivers(), features.rules())) {
      texts(out, set);
    }
    return bytes.toByteArray();
  }

  private static Case read(String origin, DataInputStream in) throws IOException {
    Instant created = Instant.ofEpochSecond(in.readLong(), in.readInt());
    String name = text(in);
    String cause = text(in);
    String subject = text(in);
    String diagnosis = text(in);
    String facts = text(in);
    double probability = in.readDouble();
    Map<String, String> sources = map(in);
    Map<String, String> versions = map(in);
    Features features = new Features(texts(in), texts(in), texts(in), texts(in));
    return new Case(0, origin, created, name, State.OPEN, 1, cause, subject, probability, diagnosis, facts, sources,
        versions, features, null, List.of());
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void texts(DataOutputStream out, Set<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  private static Set<String> texts(DataInputStream in) throws IOException {
    Set<String> texts = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(text(in));
    }
    return texts;
  }

  private static void map(DataOutputStream out, Map<String, String> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : new TreeMap<>(map).entrySet()) {
      text(out, entry.getKey());
      text(out, entry.getValue());
    }
  }

  private static Map<String, String> map(DataInputStream in) throws IOException {
    Map<String, String> map = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      map.put(text(in), text(in));
    }
    return map;
  }
}
