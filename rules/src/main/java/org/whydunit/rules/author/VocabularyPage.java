package org.whydunit.rules.author;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.whydunit.rules.compile.Vocabulary;

/** The fact types that rules speak about, from the records and the Javadoc in their sources, which the build ships. */
public final class VocabularyPage {

  private static final Pattern DOC = Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public (?:final )?(?:record|enum|class) ");
  private static final Pattern TAG = Pattern.compile("\\{@(?:code|link)\\s+([^}]*)}");
  private static final Pattern PARAMETER = Pattern.compile("(?s)@param (\\w+) (.*?)(?=@param |$)");

  private VocabularyPage() {}

  /**
   * A type.
   *
   * @param text what it stands for, one line
   * @param fields its fields, in order
   */
  public record Type(String name, String text, List<Field> fields) {}

  /**
   * A field.
   *
   * @param type simple name of its type
   * @param text what it holds; empty when the name says it
   */
  public record Field(String name, String type, String text) {}

  /** All types that hold facts or symptoms, by name. */
  public static List<Type> all() {
    return Vocabulary.types()
        .filter(Class::isRecord)
        .filter(t -> !Set.of("Argument", "Evidence").contains(t.getSimpleName()))
        .map(VocabularyPage::type)
        .sorted(java.util.Comparator.comparing(Type::name))
        .toList();
  }

  /** Names of all types. */
  public static Set<String> names() {
    return all().stream().map(Type::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Type type(Class<?> type) {
    String doc = doc(type);
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher m = PARAMETER.matcher(doc);
    while (m.find()) {
      parameters.put(m.group(1), m.group(2).strip());
    }
    int tags = doc.indexOf("@param ");
    List<Field> fields = new ArrayList<>();
    for (RecordComponent c : type.getRecordComponents()) {
      fields.add(new Field(c.getName(), c.getType().getSimpleName(), parameters.getOrDefault(c.getName(), "")));
    }
    return new Type(type.getSimpleName(), (tags < 0 ? doc : doc.substring(0, tags)).strip(), fields);
  }

  private static String doc(Class<?> type) {
    Matcher m = DOC.matcher(source(type));
    if (!m.find()) {
      return "";
    }
    String plain = m.group(1).replaceAll("(?m)^\\s*\\* ?", " ").replaceAll("<[^>]*>", " ");
    return TAG.matcher(plain).replaceAll(t -> Matcher.quoteReplacement(t.group(1))).replaceAll("\\s+", " ").strip();
  }

  private static String source(Class<?> type) {
    String path = "vocabulary/" + type.getName().replace('.', '/') + ".java";
    try (InputStream in = VocabularyPage.class.getClassLoader().getResourceAsStream(path)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
