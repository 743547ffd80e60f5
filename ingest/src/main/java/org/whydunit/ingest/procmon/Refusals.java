package org.whydunit.ingest.procmon;

import java.util.LinkedHashMap;
import java.util.Map;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.LogMessage;
import org.whydunit.ingest.facts.Origin;

/** Sums refused accesses by result, process and folder. */
final class Refusals {

  /** NTSTATUS values as Process Monitor words them: C0000022 and C0000043 (MS-ERREF 2.3.1). */
  private static final Map<String, String> SIGNATURES =
      Map.of("ACCESS DENIED", "procmon/access-denied", "SHARING VIOLATION", "procmon/sharing-violation");

  private static final int MOST_KINDS = 1_000;
  private static final int TEXT_CHARACTERS = 500;

  private final Map<Kind, Sum> sums = new LinkedHashMap<>();

  private record Kind(String signature, String process, String folder) {}

  private static final class Sum {

    private final String path;
    private final String operation;
    private final Origin origin;
    private long count;

    Sum(String path, String operation, Origin origin) {
      this.path = path;
      this.operation = operation;
      this.origin = origin;
    }
  }

  void access(String process, String operation, String path, String result, Origin origin) {
    String signature = SIGNATURES.get(result.strip());
    if (signature == null) {
      return;
    }
    Kind kind = new Kind(signature, process, path.substring(0, Math.max(0, path.lastIndexOf('\\'))));
    if (sums.containsKey(kind) || sums.size() < MOST_KINDS) {
      sums.computeIfAbsent(kind, k -> new Sum(path, operation, origin)).count++;
    }
  }

  void give(Reading reading) {
    sums.forEach(
        (kind, sum) -> {
          Map<String, String> fields =
              Map.of(
                  "process", kind.process, "path", sum.path, "folder", kind.folder, "operation", sum.operation, "count",
                  String.valueOf(sum.count));
          String text = kind.process + " " + sum.operation + " " + sum.path;
          String kept = text.substring(0, Math.min(TEXT_CHARACTERS, text.length()));
          reading.fact(new LogMessage(kind.signature, kept, fields, null, sum.origin));
        });
  }
}
