package org.whydunit.rules.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledTest {

  @TempDir Path folder;

  @Test
  void installsAFolderNoticesAChangeAndRemoves() throws IOException {
    Installed installed = Installed.in(folder.resolve("installed"));
    Path from = Files.createDirectories(folder.resolve("from/packs/acme"));
    Files.writeString(folder.resolve("from/pack.properties"), "name=acme\nversion=2\nlicence=Apache-2.0\n");
    Files.writeString(from.resolve("bus.drl"), "rule");

    Installed.Pack pack = installed.install(installed.bring(folder.resolve("from")));

    assertThat(installed.all()).containsExactly(pack);
    assertThat(installed.changed(pack)).isEmpty();
    Files.writeString(pack.folder().resolve("packs/acme/bus.drl"), "other");
    Files.writeString(pack.folder().resolve("packs/acme/more.drl"), "more");
    assertThat(installed.changed(pack)).containsExactly("packs/acme/bus.drl", "packs/acme/more.drl");
    installed.remove(pack);
    assertThat(installed.all()).isEmpty();
  }

  @Test
  void writesNothingOutsideOfThePacksFolder() throws IOException {
    Path zip = zip("pack.properties", "name=evil\n", "../../outside.drl", "rule");

    try {
      Installed.in(folder.resolve("installed")).bring(zip);
    } catch (IOException refused) {
      assertThat(refused).hasMessageContaining("outside");
    }

    assertThat(folder.resolve("outside.drl")).doesNotExist();
    assertThat(folder.resolve("installed/outside.drl")).doesNotExist();
  }

  @Test
  void installsAZipOfOneFolderWithASignatureThatFits() throws IOException {
    Installed installed = Installed.in(folder.resolve("data/installed"));
    Path from = Files.createDirectories(folder.resolve("from/packs/acme"));
    Files.writeString(folder.resolve("from/pack.properties"), "name=acme\nversion=1.10\n");
    Files.writeString(from.resolve("bus.drl"), "rule");
    String key = installed.sign(folder.resolve("from"));
    String signature = Files.readString(folder.resolve("from/pack.sig"));

    Installed.Pack pack = installed.install(installed.bring(zip(
        "one/pack.properties", "name=acme\nversion=1.10\n", "one/packs/acme/bus.drl", "rule", "one/pack.sig", signature)));

    assertThat(pack.signer()).isEqualTo(key).hasSize(16);
    assertThat(installed.all()).containsExactly(pack);
    assertThatThrownBy(() -> installed.bring(zip(
        "one/pack.properties", "name=acme\nversion=1.10\n", "one/packs/acme/bus.drl", "other", "one/pack.sig", signature)))
        .isInstanceOf(IOException.class).hasMessageContaining("not the signature");
    assertThat(installed.all()).containsExactly(pack);
  }

  @Test
  void namesWhatAPackNeedsInWhichVersion() throws IOException {
    Installed installed = Installed.in(folder.resolve("installed"));
    installed.install(installed.bring(zip("pack.properties", "name=base\nversion=1.10\n")));

    Installed.Pack pack = installed.bring(zip("pack.properties", "name=acme\nneeds=base 1.9, base 2, other\n"));

    assertThat(installed.missing(pack)).containsExactly("base 2", "other");
  }

  @Test
  void refusesANameThatIsAPathAndAPackWithoutManifest() throws IOException {
    Installed installed = Installed.in(folder.resolve("installed"));

    assertThatThrownBy(() -> installed.bring(zip("pack.properties", "name=../x\n"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> installed.bring(zip("a.drl", "rule"))).isInstanceOf(NoSuchFileException.class);
  }

  private Path zip(String... namesAndTexts) throws IOException {
    Path zip = folder.resolve("pack.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes());
      }
    }
    return zip;
  }
}
