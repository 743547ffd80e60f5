package org.whydunit.fleet;

import java.util.Map;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.whydunit.rules.fleet.Verdict;
import org.whydunit.rules.fleet.VerdictColumn;

/** A verdict as a row: a column for each plain field, and the whole line of JSON in the last. */
final class VerdictRow {

  /** In the column {@code cause} of a bundle without diagnosis: an empty name can name no folder. */
  static final String NO_CAUSE = "none";

  private static final Map<VerdictColumn.Type, DataType> TYPES =
      Map.of(
          VerdictColumn.Type.TEXT, DataTypes.StringType,
          VerdictColumn.Type.DOUBLE, DataTypes.DoubleType,
          VerdictColumn.Type.INT, DataTypes.IntegerType);

  static final StructType SCHEMA =
      new StructType(
          VerdictColumn.ALL.stream()
              .map(c -> DataTypes.createStructField(c.name(), TYPES.get(c.type()), false))
              .toArray(StructField[]::new));

  private VerdictRow() {}

  static Row of(Verdict verdict) {
    return RowFactory.create(VerdictColumn.ALL.stream().map(c -> value(c, verdict)).toArray());
  }

  private static Object value(VerdictColumn column, Verdict verdict) {
    return column.name().equals("cause") && !verdict.diagnosed() ? NO_CAUSE : column.value().apply(verdict);
  }
}
