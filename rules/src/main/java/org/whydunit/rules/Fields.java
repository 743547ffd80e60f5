package org.whydunit.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a fact by name, for table rows and for the slots of a rule's words. */
public final class Fields {

  private static final ClassValue<Map<String, RecordComponent>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Map<String, RecordComponent> computeValue(Class<?> type) {
          return type.isRecord()
              ? Stream.of(type.getRecordComponents()).collect(Collectors.toMap(RecordComponent::getName, c -> c))
              : Map.of();
        }
      };

  private Fields() {}

  /**
   * A field of a record, or a named value of its {@code data}, {@code fields} or {@code attributes}.
   *
   * @return {@code null} when the fact has neither
   */
  public static Object value(Object fact, String name) {
    RecordComponent component = COMPONENTS.get(fact.getClass()).get(name);
    if (component != null) {
      return read(fact, component);
    }
    for (String map : new String[] {"data", "fields", "attributes"}) {
      RecordComponent values = COMPONENTS.get(fact.getClass()).get(map);
      if (values != null && read(fact, values) instanceof Map<?, ?> named) {
        return named.get(name);
      }
    }
    return null;
  }

  /** A field as people read it: numbers of parameters in hexadecimal, absent ones empty. */
  public static String text(Object fact, String name) {
    Object value = value(fact, name);
    if (value instanceof Long number && (name.length() == 2 && name.charAt(0) == 'p' || name.equals("exception"))) {
      return "0x" + Long.toHexString(number).toUpperCase(java.util.Locale.ROOT);
    }
    return value == null ? "" : value.toString();
  }

  private static Object read(Object fact, RecordComponent component) {
    try {
      return component.getAccessor().invoke(fact);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
