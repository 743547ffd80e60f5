package org.whydunit.fleet;

import java.util.List;
import java.util.function.Function;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.whydunit.rules.fleet.Verdict;
import org.whydunit.rules.fleet.VerdictLine;

/** A verdict as a row: a column for each plain field, and the whole line of JSON in the last. */
final class VerdictRow {

  /** In the column {@code cause} of a bundle without diagnosis: an empty name can name no folder. */
  static final String NO_CAUSE = "none";

  private record Column(String name, DataType type, Function<Verdict, Object> value) {}

  private static final List<Column> COLUMNS = List.of(
      text("bundle", Verdict::bundle),
      text("status", v -> v.status().id()),
      text("message", Verdict::message),
      text("day", Verdict::day),
      text("cause", v -> v.diagnosed() ? v.cause() : NO_CAUSE),
      text("subject", Verdict::subject),
      new Column("probability", DataTypes.DoubleType, Verdict::probability),
      new Column("crashes", DataTypes.IntegerType, Verdict::crashes),
      text("stop", Verdict::stop),
      text("version", Verdict::version),
      text("update", Verdict::update),
      text("hardware", Verdict::hardware),
      text("os", Verdict::os),
      text("verdict", VerdictLine::of));

  static final StructType SCHEMA =
      new StructType(
          COLUMNS.stream().map(c -> DataTypes.createStructField(c.name(), c.type(), false)).toArray(StructField[]::new));

  private VerdictRow() {}

  private static Column text(String name, Function<Verdict, Object> value) {
    return new Column(name, DataTypes.StringType, value);
  }

  static Row of(Verdict verdict) {
    return RowFactory.create(COLUMNS.stream().map(c -> c.value().apply(verdict)).toArray());
  }
}
