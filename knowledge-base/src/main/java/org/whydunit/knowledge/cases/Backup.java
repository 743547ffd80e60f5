package org.whydunit.knowledge.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A file of cases that is whole or not there; packed when its name ends in {@code .gz}. */
final class Backup {
  private final Path file;

  Backup(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** Writes the content. */
  interface Content {
    void to(Writer out) throws IOException;
  }

  void write(Content content) {
    Path aside = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      try (Writer out = new OutputStreamWriter(packed(Files.newOutputStream(aside)), StandardCharsets.UTF_8)) {
        content.to(out);
      }
      try (FileChannel written = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      aside.toFile().delete();
      throw Faults.of(e, file.toString());
    }
  }

  private OutputStream packed(OutputStream out) throws IOException {
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
  }

  BufferedReader read() throws IOException {
    InputStream in = Files.newInputStream(file);
    return new BufferedReader(
        new InputStreamReader(file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
  }
}
