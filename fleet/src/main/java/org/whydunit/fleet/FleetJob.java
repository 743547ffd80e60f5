package org.whydunit.fleet;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.whydunit.rules.fleet.BundleList;

/**
 * Diagnoses all bundles of a folder: {@code FleetJob IN OUT [BUNDLES_A_TASK [SECONDS_A_BUNDLE]]}.
 *
 * <p>{@code IN} and {@code OUT} are paths of any file system that Hadoop has a connector for. {@code OUT/verdicts} has a row
 * a bundle, as Parquet by {@code day} and {@code cause}; {@code OUT/families} has the same stories, counted. {@code OUT} must
 * not exist yet. A task is lost with its executor and done again by another; its rows are there once, since Spark takes over
 * a task's files only when it has ended well.
 */
public final class FleetJob {

  /** Half a minute's work: what a lost executor costs, against what a task costs to start. */
  private static final int BUNDLES_A_TASK = 50;

  private static final long PATIENCE_SECONDS = 300;

  /** A family, as in {@code families.csv} of the batch command. */
  private static final String FAMILIES =
      """
      SELECT cause, subject, version, `update`, hardware, count(*) AS machines, count_if(crashes > 0) AS crashing
      FROM verdicts
      WHERE status = 'diagnosed' AND cause <> 'unknown'
      GROUP BY cause, subject, version, `update`, hardware
      ORDER BY machines DESC, cause, subject, version, `update`, hardware
      """;

  private final SparkSession spark;
  private final Path in;
  private final Path out;

  FleetJob(SparkSession spark, String in, String out) {
    this.spark = spark;
    this.in = new Path(in);
    this.out = new Path(out);
  }

  /** Entry of {@code spark-submit}. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException("expected IN OUT [BUNDLES_A_TASK [SECONDS_A_BUNDLE]], found " + args.length + " arguments");
    }
    try (SparkSession spark = SparkSession.builder().appName("whydunit").getOrCreate()) {
      new FleetJob(spark, args[0], args[1])
          .run(args.length > 2 ? Integer.parseInt(args[2]) : BUNDLES_A_TASK, args.length > 3 ? Long.parseLong(args[3]) : PATIENCE_SECONDS);
    }
  }

  void run(int bundlesATask, long patienceSeconds) throws IOException {
    List<String> bundles = bundles();
    int tasks = Math.max(1, Math.ceilDiv(bundles.size(), bundlesATask));
    JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(bundles, tasks)
        .mapPartitions(new Examination(patienceSeconds));
    String verdicts = new Path(out, "verdicts").toString();
    Dataset<Row> examined = spark.createDataFrame(rows, VerdictRow.SCHEMA);
    // A file a day and cause, not a file a task, day and cause.
    examined.repartition(examined.col("day"), examined.col("cause"))
        .write().mode(SaveMode.ErrorIfExists).partitionBy("day", "cause").option("compression", "zstd").parquet(verdicts);
    read(verdicts).createOrReplaceTempView("verdicts");
    spark.sql(FAMILIES).coalesce(1).write().mode(SaveMode.ErrorIfExists).option("compression", "zstd").parquet(new Path(out, "families").toString());
  }

  /** The verdicts that were written, with {@code day} as the text that it is. */
  Dataset<Row> read(String verdicts) {
    spark.conf().set("spark.sql.sources.partitionColumnTypeInference.enabled", "false");
    return spark.read().parquet(verdicts);
  }

  /** Addresses of the bundles: subfolders, and files that are archives, told by content where that is near, else by name. */
  private List<String> bundles() throws IOException {
    FileSystem files = in.getFileSystem(spark.sparkContext().hadoopConfiguration());
    URI folder = files.makeQualified(in).toUri();
    if (folder.getScheme().equals("file")) {
      return BundleList.of(java.nio.file.Path.of(folder), java.nio.file.Path.of(new Path(out.toUri().getPath()).toString())).bundles().stream()
          .map(b -> b.path().toAbsolutePath().toUri().toString())
          .toList();
    }
    List<String> bundles = new ArrayList<>();
    for (FileStatus child : files.listStatus(in)) {
      String name = child.getPath().getName();
      if (!name.startsWith(".") && (child.isDirectory() || BundleList.namedArchive(name))) {
        bundles.add(child.getPath().toUri().toString());
      }
    }
    return bundles;
  }
}
