package org.whydunit.rules.author;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import org.whydunit.ingest.facts.Origin;
import org.whydunit.rules.Evidence;

/**
 * Which types, fields and methods a rule may touch: a closed list, so that a rule from a stranger reads its facts and
 * nothing else. A method that is not here is refused, whatever it does.
 */
final class Allowed {

  /** Methods by the type that declares them to a rule; none of them allocates without bound, waits or leaves the process. */
  private static final Map<Class<?>, Set<String>> METHODS =
      Map.of(
          String.class,
          Set.of("length", "isEmpty", "isBlank", "equals", "equalsIgnoreCase", "startsWith", "endsWith", "contains", "indexOf",
              "lastIndexOf", "substring", "toLowerCase", "toUpperCase", "strip", "trim", "matches", "replace", "replaceAll",
              "charAt", "compareTo", "toString", "hashCode"),
          Instant.class,
          Set.of("plus", "minus", "plusSeconds", "minusSeconds", "isBefore", "isAfter", "compareTo", "equals", "toString",
              "getEpochSecond", "toEpochMilli"),
          Duration.class,
          Set.of("plus", "minus", "toMinutes", "toHours", "toDays", "toSeconds", "toMillis", "compareTo", "equals", "abs",
              "isNegative", "isZero", "getSeconds", "toString"),
          Collection.class,
          Set.of("size", "isEmpty", "contains"),
          List.class,
          Set.of("size", "isEmpty", "contains", "get", "getFirst", "getLast", "indexOf"),
          Map.class,
          Set.of("size", "isEmpty", "containsKey", "containsValue", "get", "getOrDefault"),
          Number.class,
          Set.of("intValue", "longValue", "doubleValue", "equals", "toString", "compareTo"),
          Object.class,
          Set.of("equals", "toString"));

  private static final Map<Class<?>, Set<String>> STATIC =
      Map.of(
          Duration.class, Set.of("ofDays", "ofHours", "ofMinutes", "ofSeconds", "ofMillis", "between"),
          Instant.class, Set.of("parse", "ofEpochSecond", "ofEpochMilli"),
          Math.class, Set.of("abs", "min", "max"),
          Long.class, Set.of("parseLong", "decode", "parseUnsignedLong", "compareUnsigned", "bitCount", "valueOf"),
          Integer.class, Set.of("parseInt", "decode", "valueOf"),
          Double.class, Set.of("parseDouble", "valueOf"),
          String.class, Set.of("valueOf"));

  /**
   * A repeated group that itself repeats, or alternatives under a repeat: the backtracking of a match can explode. Three
   * times at most is only longer.
   */
  private static final Pattern EXPLOSIVE = Pattern.compile("\\((?:[^()\\\\+*}|]++|\\\\.)*+[+*}|](?:[^()\\\\]++|\\\\.)*+\\)(?:[+*]|\\{(?![1-3]}))");

  private final Set<Class<?>> vocabulary;

  Allowed(Collection<Class<?>> vocabulary) {
    this.vocabulary = Set.copyOf(vocabulary);
  }

  /** Classes whose static members a rule may name, by simple name. */
  Optional<Class<?>> statics(String name, Map<String, Class<?>> types) {
    Class<?> known = types.get(name);
    return known != null ? Optional.of(known) : STATIC.keySet().stream().filter(c -> c.getSimpleName().equals(name)).findFirst();
  }

  /** The type of a field or no-argument accessor; empty when there is none. */
  Optional<Class<?>> field(Class<?> type, String name) {
    if (Map.class.isAssignableFrom(type)) {
      return Optional.of(Object.class);
    }
    String getter = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    for (String candidate : List.of(name, "get" + getter, "is" + getter)) {
      Optional<Class<?>> found = method(type, candidate, 0);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** What an allowed instance method returns; empty when it is not allowed. */
  Optional<Class<?>> method(Class<?> type, String name, int arguments) {
    return permits(type, name) ? returned(type, name, arguments, false) : Optional.empty();
  }

  private boolean permits(Class<?> type, String name) {
    if (isOfVocabulary(type)) {
      return !Set.of("getClass", "wait", "notify", "notifyAll", "clone", "finalize").contains(name)
          && Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals(name) && !Modifier.isStatic(m.getModifiers()));
    }
    Class<?> boxed = boxed(type);
    return METHODS.entrySet().stream()
        .anyMatch(e -> e.getKey().isAssignableFrom(boxed) && e.getValue().contains(name));
  }

  private boolean isOfVocabulary(Class<?> type) {
    return vocabulary.contains(type) && !STATIC.containsKey(type) || type == Origin.class || type.isEnum() && type.getName().startsWith("org.whydunit.");
  }

  /** What an allowed static method returns; empty when it is not allowed. */
  Optional<Class<?>> staticMethod(Class<?> type, String name, int arguments) {
    return STATIC.getOrDefault(type, Set.of()).contains(name) ? returned(type, name, arguments, true) : Optional.empty();
  }

  /** True for the two calls that make an argument. */
  static boolean isArgument(Class<?> type, String name) {
    return type == Evidence.class && (name.equals("supporting") || name.equals("opposing"));
  }

  /** True when the type has such a constant. */
  static boolean isConstant(Class<?> type, String name) {
    return type.isEnum() && Arrays.stream(type.getEnumConstants()).anyMatch(c -> c.toString().equals(name));
  }

  /** True when matching the expression can take exponential time. */
  static boolean isExplosive(String regex) {
    return EXPLOSIVE.matcher(regex).find();
  }

  /** The fault of a regular expression that an author wrote; empty when it can be used. */
  static Optional<String> fault(String regex) {
    try {
      Pattern.compile(regex);
      return isExplosive(regex) ? Optional.of("regex-explodes") : Optional.empty();
    } catch (PatternSyntaxException malformed) {
      return Optional.of("regex-malformed");
    }
  }

  /** Names near which a mistyped one may be. */
  Set<String> names(Class<?> type) {
    java.util.TreeSet<String> names = new java.util.TreeSet<>();
    for (Method m : type.getMethods()) {
      if (!Modifier.isStatic(m.getModifiers()) && permits(type, m.getName())) {
        names.add(m.getName());
      }
    }
    return names;
  }

  private static Optional<Class<?>> returned(Class<?> type, String name, int arguments, boolean isStatic) {
    Class<?> boxed = boxed(type);
    // An interface does not list the methods that all objects have.
    return Stream.of(boxed, Object.class).flatMap(c -> Arrays.stream(c.getMethods()))
        .filter(m -> m.getName().equals(name) && Modifier.isStatic(m.getModifiers()) == isStatic)
        .filter(m -> m.getParameterCount() == arguments)
        .<Class<?>>map(Method::getReturnType)
        .findFirst();
  }

  static Class<?> boxed(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }
}
