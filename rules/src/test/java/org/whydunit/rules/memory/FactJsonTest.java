package org.whydunit.rules.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.Problem;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.Origin;

class FactJsonTest {

  @Property(tries = 200)
  void givesBackEveryKindOfFactAsItWas(@ForAll long seed) throws ReflectiveOperationException {
    Random random = new Random(seed);
    List<Fact> facts = new ArrayList<>();
    for (Class<?> type : Fact.class.getPermittedSubclasses()) {
      facts.add((Fact) any(type, random));
    }
    Problem problem = new Problem((Origin) any(Origin.class, random), text(random), List.of(text(random)));
    Capsule capsule = new Capsule(
        List.of(new SourceFacts(text(random), text(random), random.nextLong(), List.of(problem), facts)),
        new TreeMap<>(Map.of(text(random), random.nextGaussian())), new TreeMap<>(Map.of(text(random), random.nextDouble())),
        new Capsule.Telling(text(random), List.of(), new TreeMap<>(Map.of(text(random), random.nextInt()))));

    assertThat(FactJson.read(capsule.json(), Capsule.class)).isEqualTo(capsule);
    assertThat(FactJson.read(capsule.json(), Capsule.class).json()).isEqualTo(capsule.json());
  }

  private static Object any(Class<?> type, Random random) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(components[i].getGenericType(), random);
    }
    return type.getDeclaredConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new)).newInstance(values);
  }

  private static Object value(Type type, Random random) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class ? list(generic, random) : map(generic, random);
    }
    return switch (((Class<?>) type).getSimpleName()) {
      case "String" -> text(random);
      case "Long" -> random.nextInt(4) == 0 ? null : random.nextLong();
      case "long" -> random.nextLong();
      case "Integer" -> random.nextInt(4) == 0 ? null : random.nextInt();
      case "int" -> random.nextInt();
      case "Double" -> random.nextInt(4) == 0 ? null : number(random);
      case "double" -> number(random);
      case "boolean" -> random.nextBoolean();
      case "Instant" -> random.nextInt(4) == 0 ? null : Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 200_000_000_000L), random.nextInt(1_000_000_000));
      case "Duration" -> random.nextInt(4) == 0 ? null : Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
      case "Unit" -> Origin.Unit.values()[random.nextInt(4)];
      default -> any((Class<?>) type, random);
    };
  }

  private static double number(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Double.NaN;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> -0.0;
      default -> Double.longBitsToDouble(random.nextLong(0x7FE0000000000000L));
    };
  }

  private static String text(Random random) {
    int[] characters = {'a', 'Z', '0', '"', '\\', '\n', 0, 0x7F, '中', 0xD800, 0xDC00, 0x1F600, 0xFFFF};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }

  private static List<Object> list(ParameterizedType type, Random random) throws ReflectiveOperationException {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(value(type.getActualTypeArguments()[0], random));
    }
    return list;
  }

  private static Map<String, Object> map(ParameterizedType type, Random random) throws ReflectiveOperationException {
    Map<String, Object> map = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.put(text(random), value(type.getActualTypeArguments()[1], random));
    }
    return map;
  }
}
