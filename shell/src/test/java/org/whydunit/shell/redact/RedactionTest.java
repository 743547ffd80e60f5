package org.whydunit.shell.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.shell.Bundles;
import org.whydunit.shell.Shell;
import org.whydunit.shell.Shell.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RedactionTest {

  /** Fifty invented secrets; {@link #EVIDENCE} holds each of them. */
  private static final List<String> SECRETS =
      List.of(
          "amelie", "BRAMBLE", "c.dorsey", "Dunmore", "elspeth", "farquhar", "gwenda", "hollis", "isobel", "jorrit",
          "KESTREL-PC", "DESKTOP-7Q2LM4X", "lorikeet", "magpie07", "nuthatch", "FINCH-DC1", "ouzel", "plover-web", "QUAIL9", "WIN-3K9DJ2LQ8RT",
          "aviary.local", "roost.corp", "nest.internal", "perch.example.net", "10.20.30.40", "192.168.77.12", "172.16.5.9", "203.0.113.77", "10-1-2-3", "fe80::1ff:fe23:4567:890a",
          "00:1A:2B:3C:4D:5E", "AA-BB-CC-DD-EE-FF", "0a1b2c3d4e5f", "S-1-5-21-1004336348-1177238915-682003330-1001", "S-1-5-21-397955417-626881126-188441444-513", "jane.roe@mailbox.example", "ops+alerts@roost.example", "PF1A2B3C", "5CG9341XYZ", "00330-80000-00000-AA123",
          "S3Z9NX0M123456", "hunter2secret", "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", "AKIAZ7Q2M4N6P8R0T2V4", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl", "tok-99887766", "ABCDE-FGHIJ-KLMNO-PQRST-UVWXY", "db5ecret", "basicY3JlZA==", "p4ssphrase9");

  private static final String EVIDENCE =
      """
      Symptom: blue screen when amelie logs in
      User name: amelie
      Changed: installed C:\\Users\\BRAMBLE\\Downloads\\driver.exe and /home/gwenda/tool
      Owner: c.dorsey
      Account: ROOST\\Dunmore
      Tried: Accepted password for elspeth from 203.0.113.77 port 22
      Tried: session opened for user farquhar
      Notes: C:\\Documents and Settings\\hollis\\ntuser.dat
      Notes: sudo: isobel : TTY=pts/0
      Login: jorrit
      Computer name: KESTREL-PC
      Machine: DESKTOP-7Q2LM4X
      Host name: lorikeet
      Notes: Feb  3 10:11:12 magpie07 sshd[12]: Failed password
      Notes: 2026-02-03T10:11:12.000Z nuthatch kernel: usb 1-1: reset
      Logon server: \\\\FINCH-DC1
      Notes: opened \\\\ouzel\\share\\file.txt
      Hostname: plover-web.perch.example.net at ip-10-1-2-3
      System name: QUAIL9
      Notes: the other is WIN-3K9DJ2LQ8RT
      Domain: aviary.local
      Notes: joined roost.corp and nest.internal, see https://perch.example.net/x
      Notes: addresses 10.20.30.40, 192.168.77.12, 172.16.5.9 and fe80::1ff:fe23:4567:890a
      Notes: adapters 00:1A:2B:3C:4D:5E, AA-BB-CC-DD-EE-FF, MAC address 0a1b2c3d4e5f
      Notes: profile S-1-5-21-1004336348-1177238915-682003330-1001 and S-1-5-21-397955417-626881126-188441444-513
      Contact: jane.roe@mailbox.example, ops+alerts@roost.example
      Serial number: PF1A2B3C
      Notes: s/n: 5CG9341XYZ
      Product ID: 00330-80000-00000-AA123
      Serial No: S3Z9NX0M123456
      Notes: password=hunter2secret token: tok-99887766
      Notes: ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8 and AKIAZ7Q2M4N6P8R0T2V4
      Notes: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl
      Notes: key ABCDE-FGHIJ-KLMNO-PQRST-UVWXY
      Notes: jdbc://app:db5ecret@magpie07/x
      Notes: Authorization: Basic basicY3JlZA==
      Notes: passphrase: p4ssphrase9
      """;

  @TempDir Path folder;

  private String bundle() throws IOException {
    Bundles.wifi(folder);
    Files.writeString(folder.resolve("notes.txt"), EVIDENCE);
    Files.createDirectories(folder.resolve("Users/amelie"));
    Files.writeString(folder.resolve("Users/amelie/more.txt"), "Symptom: amelie sees it again on KESTREL-PC\n");
    return folder.toString();
  }

  /** A last-logins list, a list of addresses, and an event log as text: names that show only by where they stand. */
  private static final String LOGINS =
      """
      sabrina  pts/0        198.51.100.23    Mon Feb  2 09:14   still logged in
      tobias   tty1                          Sun Feb  1 21:02 - down   (00:41)
      reboot   system boot  6.1.0-31-amd64   Sun Feb  1 21:01
      """;
  private static final List<String> MORE_SECRETS = List.of("sabrina", "tobias", "198.51.100.23", "ip-172-31-44-9", "b8:27:eb:11:22:33");

  @Test
  void putsNamesBackIntoAMarkdownReportToo() {
    String undone = Redaction.undone("C:\\\\Users\\\\\\[user-1\\], told as [user-1]", "{\"[user-1]\": \"mara\"}");
    assertThat(undone).isEqualTo("C:\\\\Users\\\\mara, told as mara");
  }

  @Test
  void hidesLoginsAndAddressesInsideNames() throws IOException {
    String bundle = bundle();
    Files.writeString(folder.resolve("last.txt"), LOGINS);
    Files.writeString(folder.resolve("syslog.log"), "Feb  2 09:15:01 ip-172-31-44-9 kernel: [   12.0] eth0: link up b8:27:eb:11:22:33 sabrina\n");
    for (String format : List.of("text", "json", "markdown", "html")) {
      String out = Shell.run("diagnose", bundle, "--redact", "--no-save", "--format", format).out().toLowerCase(Locale.ROOT);
      assertThat(MORE_SECRETS).as(format).noneMatch(out::contains);
    }
    String facts = Shell.run("facts", bundle, "--redact", "--all").out().toLowerCase(Locale.ROOT);
    assertThat(MORE_SECRETS).noneMatch(facts::contains);
    assertThat(Shell.run("redact", bundle, "--prove", "--format", "json").out()).doesNotContain("sabrina");
  }

  @Test
  void provesThatTheAnswerStaysTheSame() throws IOException {
    Answer proof = Shell.run("redact", bundle(), "--prove", "--format", "json");
    JsonNode json = new ObjectMapper().readTree(proof.out());
    assertThat(proof.code()).isZero();
    assertThat(json.path("same").asBoolean()).isTrue();
    assertThat(json.path("redacted").path("user").asInt()).isPositive();
    json.path("causes").forEach(c -> assertThat(c.path("before").asDouble()).isEqualTo(c.path("after").asDouble()));
  }

  @Test
  void givesAReportItsNamesBack() throws IOException {
    Path map = folder.resolveSibling(folder.getFileName() + "-map.json");
    Path report = folder.resolveSibling(folder.getFileName() + ".md");
    String bundle = bundle();
    Shell.run("redact", bundle, "--map", map.toString());
    Shell.run("diagnose", bundle, "--redact", "--no-save", "--format", "json", "--out", report.toString());
    assertThat(Files.readString(report)).doesNotContain("amelie");
    assertThat(Shell.run("redact", report.toString(), "--undo", map.toString()).out()).contains("Users/amelie/more.txt");
    Files.delete(map);
    Files.delete(report);
  }

  @Test
  void plantsFiftySecrets() throws IOException {
    String facts = Shell.run("facts", bundle()).out();
    assertThat(SECRETS).hasSize(50).allMatch(EVIDENCE::contains);
    assertThat(facts).contains("amelie", "KESTREL-PC");
  }

  @Test
  void letsNoSecretIntoAnyFormat() throws IOException {
    String bundle = bundle();
    for (String format : List.of("text", "json", "markdown", "html")) {
      Answer answer = Shell.run("diagnose", bundle, "--redact", "--no-save", "--format", format);
      assertNone(answer.out() + answer.err());
    }
    assertNone(Shell.run("facts", bundle, "--redact").out());
  }

  @Test
  void letsNoSecretIntoTheCaseStore() throws IOException {
    Shell.run("diagnose", bundle(), "--redact");
    String id = new ObjectMapper().readTree(Shell.run("case", "list", "--format", "json").out()).get(0).path("id").asString();
    assertNone(Shell.run("case", "show", id, "--format", "json").out());
    Shell.run("case", "delete", id);
  }

  private static void assertNone(String out) {
    String lower = out.toLowerCase(Locale.ROOT);
    assertThat(SECRETS.stream().filter(s -> lower.contains(s.toLowerCase(Locale.ROOT)))).isEmpty();
  }

  @Test
  void givesTheSameNameTheSamePlaceholderAndAPrivateMapUndoesIt() throws IOException {
    Path map = folder.resolveSibling(folder.getFileName() + "-map.json");
    String out = Shell.run("diagnose", bundle(), "--redact-map", map.toString(), "--no-save", "--format", "json").out();
    String placeholder =
        new ObjectMapper().readTree(Files.readString(map)).properties().stream()
            .filter(e -> e.getValue().asString().equals("amelie"))
            .findFirst().orElseThrow().getKey();
    assertThat(out).contains("Users/" + placeholder + "/more.txt");
    assertThat(new ObjectMapper().readTree(out).path("redacted").path("user").asInt()).isPositive();
    Files.delete(map);
  }

  @Test
  void leavesTheDiagnosisAsItWas() throws IOException {
    String bundle = bundle();
    String plain = Shell.run("diagnose", bundle, "--no-save", "--format", "json").out();
    String redacted = Shell.run("diagnose", bundle, "--redact", "--no-save", "--format", "json").out();
    assertThat(causes(redacted)).isEqualTo(causes(plain));
  }

  private static List<String> causes(String json) {
    return new ObjectMapper().readTree(json).path("causes").valueStream()
        .map(c -> c.path("cause").asString() + " " + c.path("subject").asString() + " " + c.path("probability").asString())
        .toList();
  }
}
