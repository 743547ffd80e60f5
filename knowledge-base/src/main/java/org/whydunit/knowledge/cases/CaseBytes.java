package org.whydunit.knowledge.cases;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A fresh case as bytes: made in a millisecond even in a virtual machine that has just started, as a JSON library is not. */
final class CaseBytes {
  private CaseBytes() {
  }

  static byte[] of(Case opened) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(opened.created().getEpochSecond());
      out.writeInt(opened.created().getNano());
      texts(out, List.of(opened.name(), opened.cause(), opened.subject(), opened.diagnosis(), opened.facts()));
      out.writeDouble(opened.probability());
      map(out, opened.sources());
      map(out, opened.versions());
      Features features = opened.features();
      for (Set<String> set : List.of(features.codes(), features.buckets(), features.drivers(), features.rules(),
          features.changes())) {
        texts(out, set);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Case read(String origin, byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Instant created = Instant.ofEpochSecond(in.readLong(), in.readInt());
    List<String> texts = texts(in);
    double probability = in.readDouble();
    Map<String, String> sources = map(in);
    Map<String, String> versions = map(in);
    Features features = new Features(set(in), set(in), set(in), set(in), set(in));
    return new Case(0, origin, created, texts.get(0), State.OPEN, 1, texts.get(1), texts.get(2), probability,
        texts.get(3), texts.get(4), sources, versions, features, null, List.of());
  }

  static void texts(DataOutputStream out, Collection<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    return texts;
  }

  private static Set<String> set(DataInputStream in) throws IOException {
    return new TreeSet<>(texts(in));
  }

  private static void map(DataOutputStream out, Map<String, String> map) throws IOException {
    List<String> flat = new ArrayList<>();
    new TreeMap<>(map).forEach((name, value) -> flat.addAll(List.of(name, value)));
    texts(out, flat);
  }

  private static Map<String, String> map(DataInputStream in) throws IOException {
    Map<String, String> map = new TreeMap<>();
    List<String> flat = texts(in);
    for (int i = 0; i < flat.size(); i += 2) {
      map.put(flat.get(i), flat.get(i + 1));
    }
    return map;
  }
}
