package org.whydunit.rules.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;

/**
 * Compiles the rules of a packs folder to Drools' executable model and writes the classes, with {@code packs/models}
 * naming the models among them and {@code packs/rules.tsv} telling what each rule reads.
 */
public final class PackCompiler {

  /** Names the model classes, one a line. */
  public static final String MODELS = "packs/models";

  /** Names the words and tables of the packs, one path a line. */
  public static final String INDEX = "packs/index";

  /** Names the compiled rules. */
  public static final String HASH = "packs/hash";

  /** Drools writes the names of its models into this file below the module's {@code META-INF}. */
  private static final String DROOLS_MODELS = "drools-model";

  private static final Pattern ARGUMENT = Pattern.compile("\\bEvidence\\s*\\.\\s*(supporting|opposing)\\s*\\(");

  private PackCompiler() {}

  /** Compiles {@code args[0]} (packs) into {@code args[1]} (classes); faults go to standard error, exit code 1. */
  public static void main(String[] args) throws IOException {
    try {
      compile(Path.of(args[0]), Path.of(args[1]));
    } catch (PackException faults) {
      System.err.println(faults.getMessage());
      System.exit(1);
    }
  }

  /**
   * Compiles unless the classes of exactly these rules are there already.
   *
   * @throws PackException with every fault of the content
   */
  public static void compile(Path packs, Path classes) throws IOException {
    SortedMap<String, String> rules = read(packs);
    write(classes.resolve(INDEX), index(packs).getBytes(StandardCharsets.UTF_8));
    String hash = hash(rules);
    Path hashFile = classes.resolve(HASH);
    if (Files.exists(hashFile) && Files.readString(hashFile).equals(hash)) {
      return;
    }
    List<RuleReads> reads = RuleReads.of(rules);
    InternalKieModule module = build(rules);
    for (String name : module.getFileNames()) {
      if (name.endsWith(".class")) {
        write(classes.resolve(name), module.getBytes(name));
      } else if (name.endsWith("/" + DROOLS_MODELS)) {
        write(classes.resolve(MODELS), models(module.getBytes(name)));
      }
    }
    write(classes.resolve(RuleReads.FILE), RuleReads.table(reads).getBytes(StandardCharsets.UTF_8));
    write(hashFile, hash.getBytes(StandardCharsets.UTF_8));
  }

  /** Rule texts by id, the file's path below the packs folder without its ending. */
  public static SortedMap<String, String> read(Path packs) throws IOException {
    SortedMap<String, String> rules = new TreeMap<>();
    try (Stream<Path> files = Files.walk(packs)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".drl")).toList()) {
        String path = packs.relativize(file).toString().replace('\\', '/');
        rules.put(path.substring(0, path.length() - ".drl".length()), Files.readString(file));
      }
    }
    return rules;
  }

  /** The names among the lines of Drools' own list, which also gives its version. */
  private static byte[] models(byte[] list) {
    return new String(list, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank() && !line.contains(":"))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String index(Path packs) throws IOException {
    try (Stream<Path> files = Files.walk(packs)) {
      return files
          .filter(f -> packs.relativize(f).getNameCount() > 1)
          .map(f -> packs.relativize(f).toString().replace('\\', '/'))
          .filter(f -> f.endsWith(".md") || f.endsWith(".tsv"))
          .sorted()
          .collect(Collectors.joining("\n"));
    }
  }

  /** The text that Drools sees: vocabulary imported, every argument signed with its rule's id. */
  static String source(String id, String text) {
    return Vocabulary.headerOf(packageOf(id)) + signed(id, text);
  }

  /** The package of the product's rules of a domain. */
  public static String packageOf(String id) {
    return "org.whydunit.packs." + id.substring(0, id.indexOf('/')).replace('-', '_');
  }

  /** The text with the rule's id put into every argument. */
  static String signed(String id, String text) {
    return ARGUMENT.matcher(text).replaceAll("Evidence.$1(\"" + id + "\", ");
  }

  private static InternalKieModule build(SortedMap<String, String> rules) {
    KieServices services = KieServices.get();
    KieFileSystem files = services.newKieFileSystem();
    rules.forEach(
        (id, text) -> files.write("src/main/resources/org/whydunit/packs/" + id + ".drl", source(id, text)));
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    List<Message> errors = builder.getResults().getMessages(Message.Level.ERROR);
    if (!errors.isEmpty()) {
      throw new PackException(errors.stream().map(PackCompiler::fault).distinct().sorted().toList());
    }
    return (InternalKieModule) builder.getKieModule();
  }

  private static String fault(Message error) {
    String path = error.getPath() == null ? "packs" : error.getPath().replaceFirst(".*org/whydunit/packs/", "");
    return path + ":" + error.getLine() + ":" + error.getColumn() + ": " + error.getText();
  }

  private static String hash(SortedMap<String, String> rules) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Vocabulary.headerOf("x").getBytes(StandardCharsets.UTF_8));
      rules.forEach((id, text) -> digest.update((id + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }
}
