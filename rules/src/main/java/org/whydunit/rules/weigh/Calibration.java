package org.whydunit.rules.weigh;

import java.util.ArrayList;
import java.util.List;

/**
 * How often an answer is right of which a probability is said, from {@code packs/calibration.tsv}: a line through the
 * points, which never falls and lies nowhere below what was said.
 */
public final class Calibration {

  /** The table's resource. */
  public static final String FILE = "packs/calibration.tsv";

  /** Says of each answer what it said. */
  public static final Calibration NONE = new Calibration(List.of());

  /** Cases' worth of trust in what was said. */
  private static final double PULL = 15;

  /** Up to here an answer is a guess, and stays one. */
  private static final double GUESS = 0.35;

  /** From here on an answer counts as sure, which is left to the arguments: no answer is lifted over it. */
  private static final double SURE = 0.8;

  private static final double HIGHEST = 0.79;

  private static final double[] BINS = {0.4, 0.5, 0.6, 0.7, SURE};

  private final List<Point> points;

  /**
   * A point of the line.
   *
   * @param said probability before calibration
   * @param right share of the answers that were right
   * @param cases answers that it rests on
   */
  public record Point(double said, double right, int cases) {}

  /** An answer whose truth is known. */
  public record Judged(double said, boolean right) {}

  private Calibration(List<Point> points) {
    this.points = List.copyOf(points);
  }

  /** The product's line. */
  public static Calibration ofProduct() {
    return parse(Strengths.resource(FILE));
  }

  /** Reads the table. */
  public static Calibration parse(String table) {
    List<Point> points = new ArrayList<>();
    for (String line : table.lines().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      points.add(new Point(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), Integer.parseInt(cells[2])));
    }
    return new Calibration(points);
  }

  /** The line through judged answers that are neither guesses nor sure, smoothed toward what was said. */
  public static Calibration fitted(List<Judged> answers) {
    List<Point> points = new ArrayList<>();
    for (int bin = 0; bin + 1 < BINS.length; bin++) {
      double from = BINS[bin];
      double to = BINS[bin + 1];
      List<Judged> own = answers.stream().filter(a -> a.said() >= from && a.said() < to).toList();
      if (!own.isEmpty()) {
        double said = own.stream().mapToDouble(Judged::said).average().orElseThrow();
        long right = own.stream().filter(Judged::right).count();
        points.add(new Point(said, (right + PULL * said) / (own.size() + PULL), own.size()));
      }
    }
    return new Calibration(rising(points).stream().map(Calibration::bounded).toList());
  }

  /** Neighbours that fall are pooled: the isotonic regression of the points (Barlow and others, 1972). */
  private static List<Point> rising(List<Point> points) {
    List<List<Point>> pools = new ArrayList<>();
    for (Point point : points) {
      pools.add(new ArrayList<>(List.of(point)));
      while (pools.size() > 1 && mean(pools.getLast()) < mean(pools.get(pools.size() - 2))) {
        List<Point> last = pools.removeLast();
        pools.getLast().addAll(last);
      }
    }
    return pools.stream().flatMap(pool -> pool.stream().map(p -> new Point(p.said(), mean(pool), p.cases()))).toList();
  }

  private static double mean(List<Point> pool) {
    return pool.stream().mapToDouble(p -> p.right() * p.cases()).sum() / pool.stream().mapToInt(Point::cases).sum();
  }

  private static Point bounded(Point p) {
    return new Point(p.said(), Math.min(HIGHEST, Math.max(p.said(), p.right())), p.cases());
  }

  /** The share of right answers among those of which this was said. */
  public double of(double said) {
    if (said <= GUESS || said >= SURE || points.isEmpty()) {
      return said;
    }
    Point before = new Point(GUESS, GUESS, 0);
    for (Point point : points) {
      if (said <= point.said()) {
        return between(before, point, said);
      }
      before = point;
    }
    return between(before, new Point(SURE, SURE, 0), said);
  }

  private static double between(Point a, Point b, double said) {
    return Math.max(said, a.right() + (b.right() - a.right()) * (said - a.said()) / (b.said() - a.said()));
  }

  /** The file {@code packs/calibration.tsv}. */
  public String table() {
    StringBuilder table = new StringBuilder("said\tright\tcases\tsource\n");
    for (Point p : points) {
      table.append(rounded(p.said())).append('\t').append(rounded(p.right())).append('\t').append(p.cases())
          .append("\tfitted on answers whose truth is known\n");
    }
    return table.toString();
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
