package org.whydunit.ingest.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.whydunit.ingest.Ingest;
import org.whydunit.ingest.Interest;
import org.whydunit.ingest.Limits;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Backup;
import org.whydunit.ingest.facts.Change;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.FileCheck;
import org.whydunit.ingest.facts.Metric;
import org.whydunit.ingest.facts.Migration;
import org.whydunit.ingest.facts.Package;
import org.whydunit.ingest.facts.Service;
import org.whydunit.ingest.facts.Setting;

class OperationsReadersTest {

  private static final String INSPECTION =
      """
      {"schema": "whydunit/inspection/1", "time": "2026-02-03T08:00:00Z",
       "nodes": [
         {"name": "db1", "metrics": [{"name": "disk-used", "value": 91.5, "unit": "%", "threshold": 85},
           {"name": "load", "value": "high"}],
          "services": [{"name": "postgres", "state": "Running"}]}],
       "services": [{"name": "orders-api", "state": "failed", "exitCode": 137}],
       "backups": [
         {"subject": "orders-db", "kind": "full", "status": "failed", "time": "2026-02-03T02:00:00Z"},
         {"subject": "users-db", "status": "ok"}]}
      """;

  private static final String TICKETS =
      """
      time,what,who,service
      2026-02-03T10:00:00Z,"raise pool size, restart",ann,orders-api
      2026-02-04T10:00:00Z,new certificate,bo,shop
      """;

  private static final String FLYWAY =
      """
      +-----------+---------+-------------+------+---------------------+---------+
      | Category  | Version | Description | Type | Installed On        | State   |
      +-----------+---------+-------------+------+---------------------+---------+
      | Versioned | 11      | add column  | SQL  | 2026-02-03 10:11:12 | Success |
      | Versioned | 12      | split names | SQL  | 2026-02-03 10:12:12 | Failed  |
      | Versioned | 13      | drop table  | SQL  |                     | Pending |
      +-----------+---------+-------------+------+---------------------+---------+
      """;

  private static final String APT =
      """

      Start-Date: 2026-02-03  10:11:12
      Commandline: apt upgrade
      Requested-By: ann (1000)
      Upgrade: libdemo2:amd64 (2.3-1, 2.4-1), demo-server:amd64 (1.0, 1.1)
      End-Date: 2026-02-03  10:12:12
      """;

  @Test
  void readsAnInspectionAndNamesItsWrongField() {
    Ingest.SourceFacts all = read("inspection.json", INSPECTION);
    assertThat(all.format()).isEqualTo("inspection");
    assertThat(of(all.facts(), Metric.class))
        .extracting(Metric::subject, Metric::name, Metric::value, Metric::threshold, Metric::time)
        .containsExactly(tuple("db1", "disk-used", 91.5, 85.0, Instant.parse("2026-02-03T08:00:00Z")));
    assertThat(of(all.facts(), Service.class))
        .extracting(Service::name, Service::state, Service::exitCode)
        .containsExactly(tuple("postgres", "running", null), tuple("orders-api", "failed", 137L));
    assertThat(of(all.facts(), Backup.class))
        .extracting(Backup::subject, Backup::status, b -> b.origin().position())
        .containsExactly(tuple("orders-db", "failed", 8L), tuple("users-db", "ok", 9L));
    assertThat(all.problems())
        .extracting(p -> p.message(Locale.ENGLISH))
        .containsExactly("/nodes/0/metrics/1/value: expected a number, found \"high\"; left out");
  }

  @Test
  void readsTicketsFromCsvAndJsonAlike() {
    String json =
        """
        [{"time": "2026-02-03T10:00:00Z", "what": "raise pool size, restart", "who": "ann", "service": "orders-api"},
         {"time": "2026-02-04T10:00:00Z", "what": "new certificate", "who": "bo", "service": "shop"}]
        """;
    for (String text : List.of(TICKETS, json)) {
      assertThat(of(read("changes", text).facts(), Change.class))
          .extracting(Change::subject, Change::detail, Change::by, Change::time)
          .containsExactly(
              tuple("orders-api", "raise pool size, restart", "ann", Instant.parse("2026-02-03T10:00:00Z")),
              tuple("shop", "new certificate", "bo", Instant.parse("2026-02-04T10:00:00Z")));
    }
  }

  @Test
  void readsChineseTicketsInGb18030() {
    byte[] bytes = "时间,变更内容,执行人\n2026-02-03 10:00:00,扩容数据库连接池,王工\n".getBytes(Charset.forName("GB18030"));
    assertThat(of(read("changes.csv", bytes).facts(), Change.class))
        .extracting(Change::subject, Change::by)
        .containsExactly(tuple("扩容数据库连接池", "王工"));
  }

  @Test
  void readsABackupCatalogue() {
    String csv = "backup,kind,status,finished\norders-db,full,Failed,2026-02-03 02:14:00\nusers-db,full,never,\n";
    assertThat(of(read("b.csv", csv).facts(), Backup.class))
        .extracting(Backup::subject, Backup::kind, Backup::status, Backup::time)
        .containsExactly(
            tuple("orders-db", "full", "failed", Instant.parse("2026-02-03T02:14:00Z")), tuple("users-db", "full", "missing", null));
  }

  @Test
  void readsMigrationsOfFlywayAndLiquibase() {
    assertThat(of(read("flyway.txt", FLYWAY).facts(), Migration.class))
        .extracting(Migration::version, Migration::state, Migration::description)
        .containsExactly(
            tuple("11", "success", "add column"), tuple("12", "failed", "split names"), tuple("13", "pending", "drop table"));
    String history =
        """
        installed_rank,version,description,type,script,checksum,installed_by,installed_on,execution_time,success
        1,1,init,SQL,V1__init.sql,123,app,2026-02-03 10:11:12,20,t
        2,2,split names,SQL,V2__split.sql,124,app,2026-02-03 10:12:12,31,f
        """;
    assertThat(of(read("h.csv", history).facts(), Migration.class))
        .extracting(Migration::tool, Migration::version, Migration::state)
        .containsExactly(tuple("flyway", "1", "success"), tuple("flyway", "2", "failed"));
    String liquibase = "ID,AUTHOR,FILENAME,DATEEXECUTED,ORDEREXECUTED,EXECTYPE\nadd-index,ann,db/log.xml,2026-02-03 10:11:12,1,EXECUTED\n";
    assertThat(of(read("l.csv", liquibase).facts(), Migration.class))
        .extracting(Migration::tool, Migration::version, Migration::state)
        .containsExactly(tuple("liquibase", "add-index", "success"));
  }

  @Test
  void readsPackageHistories() {
    assertThat(of(read("history.log", APT).facts(), Change.class))
        .extracting(Change::kind, Change::subject, Change::detail, Change::by, Change::time)
        .containsExactly(
            tuple("update", "libdemo2", "2.3-1 > 2.4-1", "ann (1000)", Instant.parse("2026-02-03T10:11:12Z")),
            tuple("update", "demo-server", "1.0 > 1.1", "ann (1000)", Instant.parse("2026-02-03T10:11:12Z")));
    String dpkg =
        """
        2026-02-03 10:11:12 upgrade libdemo2:amd64 2.3-1 2.4-1
        2026-02-03 10:11:13 status half-configured libdemo2:amd64 2.4-1
        2026-02-03 10:11:14 status installed libdemo2:amd64 2.4-1
        2026-02-03 10:11:15 install demo-dkms:all <none> 1.4
        2026-02-03 10:11:16 status half-configured demo-dkms:all 1.4
        """;
    List<Fact> facts = read("dpkg.log", dpkg).facts();
    assertThat(of(facts, Change.class)).extracting(Change::kind, Change::subject).containsExactly(tuple("update", "libdemo2"), tuple("install", "demo-dkms"));
    assertThat(of(facts, Package.class)).extracting(Package::name, Package::state).containsExactly(tuple("demo-dkms", "half-installed"));
    String dnf =
        """
        ID     | Command line             | Date and time    | Action(s)      | Altered
        -------------------------------------------------------------------------------
            12 | upgrade demo             | 2026-02-03 10:11 | Upgrade        |    3 EE
        """;
    assertThat(of(read("dnf.txt", dnf).facts(), Change.class))
        .extracting(Change::kind, Change::subject, Change::detail)
        .containsExactly(tuple("update", "upgrade demo", "Upgrade EE"));
  }

  @Test
  void readsChecksumResults() {
    String text = "a.iso: OK\nb.iso: FAILED\nc.iso: FAILED open or read\nsha256sum: WARNING: 1 computed checksum did NOT match\n";
    assertThat(of(read("sums.txt", text).facts(), FileCheck.class))
        .extracting(FileCheck::path, FileCheck::status)
        .containsExactly(tuple("a.iso", "ok"), tuple("b.iso", "mismatch"), tuple("c.iso", "missing"));
  }

  @Test
  void findsWhatDoesNotFitInAnNpmTree() {
    String tree =
        """
        shop@1.0.0 /srv/shop
        ├─┬ demo-grid@4.2.1
        │ └── react@18.2.0 invalid: "^17.0.0" from node_modules/demo-grid
        └── UNMET DEPENDENCY demo-core@^2.0.0
        """;
    assertThat(of(read("npm.txt", tree).facts(), Package.class))
        .extracting(Package::name, Package::version, Package::state, Package::wanted)
        .containsExactly(tuple("react", "18.2.0", "conflict", "^17.0.0"), tuple("demo-core", "", "missing", "^2.0.0"));
  }

  @Test
  void readsConfigurationOnlyOfAMarkedSnapshot() {
    String yaml = "server:\n  port: 8080\n  pool:\n    size: 10 # small\nname: \"shop\"\n";
    assertThat(of(read("before/app.yml", yaml).facts(), Setting.class))
        .extracting(Setting::scope, Setting::name, Setting::value)
        .containsExactly(
            tuple("before/app.yml", "server.port", "8080"),
            tuple("before/app.yml", "server.pool.size", "10"),
            tuple("before/app.yml", "name", "shop"));
    assertThat(of(read("app.yml", yaml).facts(), Setting.class)).isEmpty();
    assertThat(of(read("my.ini.after", "[mysqld]\nmax_connections = 50\n").facts(), Setting.class))
        .extracting(Setting::name, Setting::value)
        .containsExactly(tuple("mysqld.max_connections", "50"));
    assertThat(of(read("after/app.json", "{\"a\": {\"b\": [1, true]}}").facts(), Setting.class))
        .extracting(Setting::name, Setting::value)
        .containsExactly(tuple("a.b[0]", "1"), tuple("a.b[1]", "true"));
  }

  @Test
  void readsTheStateOfCachesAndQueues() {
    String redis = "# Server\nredis_version:7.2.4\n# Memory\nused_memory:1050\nmaxmemory:1000\nused_memory_human:1.05K\n";
    assertThat(of(read("info.txt", redis).facts(), Metric.class))
        .filteredOn(Metric::exceeded)
        .extracting(Metric::subject, Metric::name, Metric::value, Metric::unit)
        .containsExactly(tuple("redis", "used_memory", 1050.0, "B"));
    String rabbit = "Timeout: 60.0 seconds ...\nListing queues for vhost / ...\nname\tmessages\tconsumers\norders.in\t48213\t0\n";
    assertThat(of(read("queues.txt", rabbit).facts(), Metric.class))
        .extracting(Metric::subject, Metric::name, Metric::value)
        .containsExactly(tuple("orders.in", "messages", 48213.0), tuple("orders.in", "consumers", 0.0));
    String kafka =
        """
        GROUP    TOPIC   PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG    CONSUMER-ID  HOST  CLIENT-ID
        billing  orders  3          120             91323           91203  -            -     -
        """;
    assertThat(of(read("groups.txt", kafka).facts(), Metric.class))
        .extracting(Metric::subject, Metric::name, Metric::value)
        .containsExactly(tuple("billing/orders/3", "lag", 91203.0));
  }

  @Test
  void readsTheStatusOfInnodb() {
    String status =
        """
        2026-02-03 10:11:12 0x7f1a INNODB MONITOR OUTPUT
        History list length 91203
        ---TRANSACTION 421, ACTIVE 93 sec starting index read
        ------- TRX HAS BEEN WAITING 41 SEC FOR THIS LOCK TO BE GRANTED:
        Buffer pool hit rate 870 / 1000, young-making rate 0 / 1000 not 0 / 1000
        """;
    assertThat(of(read("status.txt", status).facts(), Metric.class))
        .extracting(Metric::name, Metric::value)
        .containsExactly(
            tuple("history-list-length", 91203.0),
            tuple("transaction-active", 93.0),
            tuple("lock-wait", 41.0),
            tuple("buffer-pool-hit-rate", 87.0));
  }

  @Test
  void countsTheFailuresOfAnAccessLog() {
    String log =
        """
        10.0.0.9 - - [03/Feb/2026:10:11:12 +0100] "GET / HTTP/1.1" 200 157 "-" "demo/1.0"
        10.0.0.9 - - [03/Feb/2026:10:11:13 +0100] "GET /api HTTP/1.1" 502 157 "-" "demo/1.0"
        10.0.0.9 - - [03/Feb/2026:10:11:14 +0100] "GET /api HTTP/1.1" 502 157 "-" "demo/1.0"
        """;
    assertThat(of(read("access.log", log).facts(), Metric.class))
        .extracting(Metric::name, Metric::value, Metric::time)
        .containsExactly(
            tuple("requests", 3.0, Instant.parse("2026-02-03T09:11:12Z")),
            tuple("status-502", 2.0, Instant.parse("2026-02-03T09:11:13Z")));
  }

  @Test
  void cutAnywhereKeepsWhatCameBefore() {
    for (String text : List.of(INSPECTION, TICKETS, FLYWAY, APT)) {
      byte[] all = text.getBytes(StandardCharsets.UTF_8);
      long lines = text.lines().count();
      for (int length = 1; length <= all.length; length++) {
        Ingest.SourceFacts cut = read("cut", Arrays.copyOf(all, length));
        assertThat(cut.problems()).noneMatch(p -> p.id().equals("reader-failed"));
        assertThat(cut.facts()).allMatch(f -> f.origin().position() >= 1 && f.origin().position() <= lines);
      }
    }
    byte[] inspection = INSPECTION.getBytes(StandardCharsets.UTF_8);
    Ingest.SourceFacts cut = read("i.json", Arrays.copyOf(inspection, inspection.length - 30));
    assertThat(of(cut.facts(), Backup.class)).extracting(Backup::subject).containsExactly("orders-db");
    assertThat(cut.problems()).extracting(p -> p.id()).contains("operations/json-broken");
  }

  private static <T extends Fact> List<T> of(List<Fact> facts, Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static Ingest.SourceFacts read(String path, String text) {
    return read(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Ingest.SourceFacts read(String path, byte[] bytes) {
    return new Ingest(Interest.everything(), ZoneOffset.UTC, Limits.DEFAULT).read(Source.of(path, bytes));
  }
}
