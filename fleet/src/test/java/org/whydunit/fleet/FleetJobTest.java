package org.whydunit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whydunit.rules.fleet.BundleList;
import org.whydunit.rules.fleet.GeneratedFleet;
import org.whydunit.shell.Messages;
import org.whydunit.shell.batch.Batch;

class FleetJobTest {

  private static final int MACHINES = 100;

  @TempDir static Path folder;

  private static SparkSession spark;
  private static FleetJob job;
  private static Path batch;

  @BeforeAll
  static void runBoth() throws Exception {
    Path bundles = folder.resolve("bundles");
    GeneratedFleet.fill(bundles, MACHINES, 7);
    Files.createDirectory(bundles.resolve("name with spaces, 中文 & 100%"));
    batch = folder.resolve("batch");
    new Batch(WarmEngine.get(), batch, new Messages(), Locale.ENGLISH).run(BundleList.of(bundles, batch).bundles(), 2, Duration.ofMinutes(5), false);
    spark = SparkSession.builder().master("local[2]").appName("test")
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "WARN")
        .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate();
    job = new FleetJob(spark, bundles.toString(), folder.resolve("spark").toString());
    job.run(10, 300);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void givesTheBytesOfBatch() throws Exception {
    List<String> lines = lines(folder.resolve("spark/verdicts"));
    List<String> expected = Files.readAllLines(batch.resolve("results.jsonl"));
    assertThat(lines).hasSize(MACHINES + 1);
    // One line a message: the whole would bury the difference.
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).isEqualTo(expected.get(i));
    }
    assertThat(text(lines).getBytes(StandardCharsets.UTF_8)).isEqualTo(Files.readAllBytes(batch.resolve("results.jsonl")));
  }

  @Test
  void readsTheParquetFileThatBatchWrites() throws Exception {
    Path file = batch.resolve("results.parquet");
    assertThat(text(lines(file))).isEqualTo(Files.readString(batch.resolve("results.jsonl")));
    Row sick = spark.read().parquet(file.toString()).filter("cause = 'network-driver'").orderBy("bundle").first();
    assertThat(sick.<String>getAs("subject")).isEqualTo("rtwlane.sys");
    assertThat(sick.<Double>getAs("probability")).isBetween(0.5, 1.0);
    assertThat(sick.<Integer>getAs("crashes")).isEqualTo(1);
  }

  @Test
  void keepsAFolderADayAndCause() {
    assertThat(folder.resolve("spark/verdicts")).isDirectoryContaining("glob:**/day=2026-04-*");
    assertThat(job.read(folder.resolve("spark/verdicts").toString()).filter("cause = 'none'").count()).isEqualTo(2);
  }

  @Test
  void countsTheFamiliesOfBatch() throws Exception {
    List<String> families = spark.read().parquet(folder.resolve("spark/families").toString()).collectAsList().stream()
        .map(r -> r.mkString(","))
        .sorted()
        .toList();
    List<String> expected = Files.readAllLines(batch.resolve("families.csv")).stream().skip(1).map(l -> l.replace("\"", "")).sorted().toList();
    assertThat(families).isEqualTo(expected).isNotEmpty();
  }

  private static List<String> lines(Path parquet) {
    return job.read(parquet.toString()).orderBy("bundle").select("verdict").as(Encoders.STRING()).collectAsList();
  }

  private static String text(List<String> lines) {
    return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }
}
