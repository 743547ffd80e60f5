package org.whydunit.rules.weigh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.whydunit.rules.Strength;

/**
 * What the words of {@link Strength} are worth, from {@code packs/strengths.tsv}.
 *
 * @param ratios likelihood ratio of each strength, above 1
 * @param temperature divides the log-odds before they become probabilities; above 1 makes answers humbler
 * @param doubt share of probability that is spread evenly whatever the evidence, since no rule is perfect
 */
public record Strengths(Map<Strength, Double> ratios, double temperature, double doubt) {

  /** The table's resource. */
  public static final String FILE = "packs/strengths.tsv";

  public Strengths {
    ratios = Map.copyOf(ratios);
  }

  /** The product's numbers. */
  public static Strengths ofProduct() {
    return parse(resource(FILE));
  }

  /** A file of the product's packs. */
  static String resource(String file) {
    try (InputStream in = Strengths.class.getClassLoader().getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the table. */
  public static Strengths parse(String table) {
    Map<Strength, Double> ratios = new EnumMap<>(Strength.class);
    double temperature = 1;
    double doubt = 0;
    for (String line : table.lines().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      double value = Double.parseDouble(cells[1]);
      switch (cells[0]) {
        case "temperature" -> temperature = value;
        case "doubt" -> doubt = value;
        default -> ratios.put(Strength.valueOf(cells[0].toUpperCase(Locale.ROOT)), value);
      }
    }
    return new Strengths(ratios, temperature, doubt);
  }

  double logRatio(Strength strength) {
    return Math.log(ratios.get(strength));
  }
}
