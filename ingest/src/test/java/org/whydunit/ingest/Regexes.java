package org.whydunit.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds every regular expression that the compiled readers hold, whether a constant or one written where it is used. */
final class Regexes {

  /** Calls that compile their first string; the value tells how many strings the call takes. */
  private static final Map<String, Integer> COMPILING =
      Map.of(
          "java/util/regex/Pattern.compile", 1, "java/lang/String.matches", 1, "java/lang/String.split", 1,
          "java/lang/String.replaceAll", 2, "java/lang/String.replaceFirst", 2);

  private Regexes() {}

  /**
   * An expression.
   *
   * @param place class and method
   * @param text {@code null} when it is not a constant
   */
  record Regex(String place, String text, int flags) {}

  static List<Regex> all() {
    try (Stream<Path> files = Files.walk(Path.of(Reader.class.getProtectionDomain().getCodeSource().getLocation().toURI()))) {
      List<Regex> all = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        ClassFile.of().parse(file).methods().forEach(method -> in(file.getFileName().toString(), method, all));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void in(String file, MethodModel method, List<Regex> all) {
    String place = file.replace(".class", "") + "." + method.methodName().stringValue();
    List<ConstantInstruction> constants = new ArrayList<>();
    for (CodeElement element : method.code().map(code -> code.elementList()).orElse(List.of())) {
      if (element instanceof ConstantInstruction constant) {
        constants.add(constant);
      } else if (element instanceof InvokeInstruction call) {
        Integer strings = COMPILING.get(call.owner().asInternalName() + "." + call.name().stringValue());
        if (strings != null) {
          all.add(regex(place, call, strings, constants));
        }
        constants.clear();
      }
    }
  }

  /** The constants since the last call are the arguments, with those of the object that the call is made on before. */
  private static Regex regex(String place, InvokeInstruction call, int strings, List<ConstantInstruction> constants) {
    List<String> texts = constants.stream().map(ConstantInstruction::constantValue).filter(String.class::isInstance).map(String.class::cast).toList();
    boolean flagged = call.typeSymbol().parameterCount() == 2 && call.name().equalsString("compile");
    int flags = flagged && constants.getLast().constantValue() instanceof Integer value ? value : 0;
    int index = texts.size() - Math.min(strings, texts.size());
    return new Regex(place, texts.isEmpty() ? null : texts.get(index), flags);
  }
}
