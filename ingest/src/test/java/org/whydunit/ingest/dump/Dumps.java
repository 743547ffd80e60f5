package org.whydunit.ingest.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Driver;
import org.whydunit.ingest.facts.Fact;

/** Reads dumps in tests. */
final class Dumps {

  private Dumps() {}

  static Reading read(Path file) throws IOException {
    return read(file.getFileName().toString(), Files.readAllBytes(file));
  }

  static Reading read(String name, byte[] bytes) {
    Source source = Source.of(name, bytes);
    Reading reading = new Reading(source, Interest.everything(), ZoneOffset.UTC);
    try {
      reader(bytes).read(source, reading);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return reading;
  }

  static <F extends Fact> List<F> facts(Reading reading, Class<F> kind) {
    return reading.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static List<String> drivers(Reading reading, String state) {
    return facts(reading, Driver.class).stream().filter(d -> d.state().equals(state)).map(Driver::file).toList();
  }

  static List<String> problems(Reading reading) {
    return reading.problems().stream().map(p -> p.id()).toList();
  }

  private static Reader reader(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == 'M' ? new MinidumpReader() : new KernelDumpReader();
  }
}
