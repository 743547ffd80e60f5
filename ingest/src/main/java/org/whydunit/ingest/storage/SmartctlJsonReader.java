package org.whydunit.ingest.storage;

import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.facts.Disk;
import org.whydunit.ingest.facts.Origin;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code smartctl --json}: ATA attributes under their names, NVMe health under the words of the text output, so that a
 * rule need not know which of the two was saved. A text that breaks off keeps what came before. Source: smartmontools,
 * smartctl(8), option {@code --json}, json_format_version 1.0.
 */
@AutoService(Reader.class)
public final class SmartctlJsonReader implements Reader {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NVME = "nvme_smart_health_information_log.";
  private static final int MOST_ATTRIBUTES = 512;

  /** The text output's label of each field of the health log: smartmontools, nvmeprint.cpp. */
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("critical_warning", "Critical Warning"),
          Map.entry("temperature", "Temperature"),
          Map.entry("available_spare", "Available Spare"),
          Map.entry("available_spare_threshold", "Available Spare Threshold"),
          Map.entry("percentage_used", "Percentage Used"),
          Map.entry("power_cycles", "Power Cycles"),
          Map.entry("power_on_hours", "Power On Hours"),
          Map.entry("unsafe_shutdowns", "Unsafe Shutdowns"),
          Map.entry("media_errors", "Media and Data Integrity Errors"),
          Map.entry("num_err_log_entries", "Error Information Log Entries"),
          Map.entry("warning_temp_time", "Warning  Comp. Temperature Time"),
          Map.entry("critical_comp_time", "Critical Comp. Temperature Time"));

  @Override
  public String format() {
    return "smartctl-json";
  }

  @Override
  public int recognise(Head head) {
    String text = head.lower();
    return text.startsWith("{") && text.contains("\"smartctl\"") && text.contains("\"json_format_version\"") ? CERTAIN : 0;
  }

  @Override
  public void read(Source source, Reading reading) throws IOException {
    Drive drive = new Drive();
    try (InputStreamReader in = new InputStreamReader(source.stream(), source.text().encoding());
        JsonParser parser = JSON.createParser(in)) {
      Deque<String> path = new ArrayDeque<>();
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          path.addLast(parser.currentName() == null ? "" : parser.currentName() + ".");
        } else if (token == JsonToken.END_OBJECT) {
          path.pollLast();
        } else if (token.isScalarValue() && parser.currentName() != null) {
          Origin origin = reading.line(Math.max(1, parser.currentTokenLocation().getLineNr()));
          drive.value(String.join("", path) + parser.currentName(), parser.getString(), origin);
        }
      }
    } catch (JacksonException e) {
      reading.problem(reading.whole(), "operations/json-broken");
    }
    drive.give(reading);
  }

  private static final class Drive {

    private final Map<String, String> words = new HashMap<>();
    private final Map<String, Long> attributes = new HashMap<>();
    private String attribute = "";
    private Origin origin;

    void value(String path, String value, Origin at) {
      origin = origin == null ? at : origin;
      // The table is an array, whose elements add an unnamed step.
      switch (path) {
        case "ata_smart_attributes.name" -> attribute = value;
        case "ata_smart_attributes.raw.value" -> put(attribute, value);
        default -> {
          if (path.startsWith(NVME)) {
            put(LABELS.getOrDefault(path.substring(NVME.length()), ""), value);
          } else {
            words.putIfAbsent(path, value);
          }
        }
      }
    }

    private void put(String name, String value) {
      if (!name.isEmpty() && value.matches("\\d{1,18}") && attributes.size() < MOST_ATTRIBUTES) {
        attributes.putIfAbsent(name, Long.valueOf(value));
      }
    }

    void give(Reading reading) {
      String model = words.getOrDefault("model_name", words.getOrDefault("scsi_model_name", ""));
      if (model.isEmpty() && attributes.isEmpty()) {
        return;
      }
      String passed = words.getOrDefault("smart_status.passed", "");
      String bytes = words.getOrDefault("user_capacity.bytes", "");
      reading.count(1);
      reading.fact(
          new Disk(
              words.getOrDefault("device.name", ""), model, words.getOrDefault("firmware_version", ""),
              passed.equals("true") ? "passed" : passed.equals("false") ? "failed!" : "",
              bytes.matches("\\d{1,18}") ? Long.valueOf(bytes) : null, attributes, origin));
    }
  }
}
