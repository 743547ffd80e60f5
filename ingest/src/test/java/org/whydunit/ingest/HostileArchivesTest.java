package org.whydunit.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives and documents that point at files outside of themselves. */
class HostileArchivesTest {

  private static final String SECRET = "Symptom: the secret of another folder crashed.";
  private static final Ingest INGEST = new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT);

  @TempDir Path folder;

  private Path secret() throws IOException {
    return Files.writeString(folder.resolve("secret.txt"), SECRET);
  }

  private List<Ingest.SourceFacts> read(String name, byte[] bytes) throws IOException {
    return INGEST.read(Files.write(Files.createDirectories(folder.resolve("bundle")).resolve(name), bytes));
  }

  @Test
  void followsNoLinkInAnArchive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (byte kind : new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK}) {
        TarArchiveEntry link = new TarArchiveEntry("notes" + kind + ".txt", kind);
        link.setLinkName(secret().toString());
        tar.putArchiveEntry(link);
        tar.closeArchiveEntry();
      }
      for (byte kind : new byte[] {TarConstants.LF_CHR, TarConstants.LF_FIFO}) {
        tar.putArchiveEntry(new TarArchiveEntry("device" + kind, kind));
        tar.closeArchiveEntry();
      }
    }
    assertThat(read("links.tar", bytes.toByteArray()).toString()).doesNotContain("secret of another");
  }

  @Test
  void writesNothingWhereAnArchiveSays() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] content = "It crashed after the update.".getBytes(StandardCharsets.UTF_8);
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (String name : List.of("../escaped.txt", folder.resolve("escaped.txt").toString(), "a/../../escaped.txt")) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    assertThat(read("climbs.tar", bytes.toByteArray())).hasSize(3).allSatisfy(s -> assertThat(s.path()).doesNotContain(".."));
    assertThat(folder.resolve("escaped.txt")).doesNotExist();
    assertThat(folder.resolve("bundle/escaped.txt")).doesNotExist();
  }

  @Test
  void readsNoFileThatAnEntityNames() throws IOException {
    String xml =
        "<?xml version=\"1.0\"?><!DOCTYPE e [<!ENTITY x SYSTEM \"" + secret().toUri() + "\"><!ENTITY % p SYSTEM \"" + secret().toUri() + "\"> %p;]>"
            + "<Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='disk'/><EventID>7</EventID>"
            + "</System><EventData><Data>&x;</Data></EventData></Event></Events>";
    for (String name : List.of("events.xml", "msinfo.nfo", "dxdiag.xml", "Logfile.xml")) {
      assertThat(read(name, xml.getBytes(StandardCharsets.UTF_8)).toString()).doesNotContain("secret of another");
    }
  }
}
