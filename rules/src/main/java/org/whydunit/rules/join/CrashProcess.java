package org.whydunit.rules.join;

import java.util.List;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.rules.Symptom;

/**
 * The process that was current at a stop belongs to a product that has a kernel driver ({@code reference/processes.tsv}).
 *
 * @param process image name, as the crash has it
 * @param product the product
 * @param cause the cause that a fault of the product's driver is
 */
public record CrashProcess(String process, String product, String cause, BugCheck crash) implements Symptom {

  @Override
  public List<?> restsOn() {
    return List.of(crash);
  }
}
