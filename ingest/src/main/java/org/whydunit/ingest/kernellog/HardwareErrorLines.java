package org.whydunit.ingest.kernellog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.HardwareError;
import org.whydunit.ingest.facts.Origin;

/** Errors that hardware reported to the kernel: machine checks, EDAC, APEI (GHES), PCI Express AER, GPU Xid, NMI. */
final class HardwareErrorLines {

  /** arch/x86/kernel/cpu/mce/core.c, __print_mce. */
  private static final Pattern MCE =
      Pattern.compile("CPU (\\d{1,5}): Machine Check(?: Exception)?: [0-9a-f]{1,4} Bank (\\d{1,3}): ([0-9a-f]{16})");

  /** drivers/edac/mce_amd.c, amd_decode_mce. */
  private static final Pattern MCE_AMD =
      Pattern.compile("CPU:(\\d{1,5}) \\([0-9a-f:]{3,12}\\) MC(\\d{1,3})_STATUS\\[([^\\]]{1,100})\\]: 0x([0-9a-f]{1,16})");

  /** drivers/edac/edac_mc.c, edac_ce_error and edac_ue_error. */
  private static final Pattern EDAC =
      Pattern.compile("EDAC MC(\\d{1,3}): (\\d{1,9}) (CE|UE) (.{0,60}?) on (.{1,80}?) \\(");

  /** drivers/firmware/efi/cper.c and acpi/apei/ghes.c: all lines of one record have its number in braces. */
  private static final Pattern GHES = Pattern.compile("^\\{(\\d{1,9})\\}\\[Hardware Error\\]:\\s{0,8}([\\w /-]{1,60}?): (.{1,200})$");

  /** drivers/pci/pcie/aer.c, aer_print_error. */
  private static final Pattern AER =
      Pattern.compile("([0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\\.\\d): (?:AER: )?PCIe Bus Error: severity=([^,]{1,40}), type=([^,]{1,40})");

  /** NVIDIA, XID Errors, section 2: {@code NVRM: Xid (PCI:0000:65:00): 13, ...}. */
  private static final Pattern XID = Pattern.compile("NVRM: Xid \\(([^)]{1,40})\\): (\\d{1,4})(?:, (.{0,200}))?");

  /** arch/x86/kernel/nmi.c, unknown_nmi_error. */
  private static final Pattern NMI = Pattern.compile("NMI received for unknown reason ([0-9a-f]{1,4})(?: on CPU (\\d{1,5}))?");

  private final Reading reading;
  private final Map<String, String> record = new LinkedHashMap<>();
  private String recordNumber;
  private Instant recordTime;
  private Origin recordOrigin;

  HardwareErrorLines(Reading reading) {
    this.reading = reading;
  }

  void line(String text, Instant time, Origin origin) {
    Matcher ghes = GHES.matcher(text);
    if (ghes.find()) {
      ghes(ghes, time, origin);
    } else if (text.contains("Machine Check") || text.contains("_STATUS[")) {
      machineCheck(text, time, origin);
    } else if (text.contains("EDAC MC")) {
      edac(text, time, origin);
    } else if (text.contains("PCIe Bus Error")) {
      aer(text, time, origin);
    } else if (text.contains("NVRM: Xid")) {
      xid(text, time, origin);
    } else if (text.contains("NMI received")) {
      nmi(text, time, origin);
    }
  }

  void end() {
    if (recordNumber != null) {
      String section = record.getOrDefault("section_type", "");
      String kind =
          section.contains("memory") ? "memory"
              : section.contains("PCIe") ? "pcie"
              : section.contains("processor") ? "processor" : "other";
      String stated = record.getOrDefault("event severity", record.getOrDefault("severity", ""));
      String severity = stated.equals("fatal") || stated.equals("recoverable") ? stated : "corrected";
      String component = record.getOrDefault("DIMM location", record.getOrDefault("device_id", ""));
      reading.fact(new HardwareError(kind, severity, component, record, recordTime, recordOrigin));
    }
    record.clear();
    recordNumber = null;
  }

  private void ghes(Matcher line, Instant time, Origin origin) {
    if (!line.group(1).equals(recordNumber)) {
      end();
      recordNumber = line.group(1);
      recordTime = time;
      recordOrigin = origin;
    }
    record.putIfAbsent(line.group(2).strip(), line.group(3).strip());
  }

  private void machineCheck(String text, Instant time, Origin origin) {
    Matcher intel = MCE.matcher(text);
    Matcher amd = MCE_AMD.matcher(text);
    if (intel.find()) {
      machineCheck(intel.group(1), intel.group(2), Long.parseUnsignedLong(intel.group(3), 16), time, origin);
    } else if (amd.find()) {
      machineCheck(amd.group(1), amd.group(2), Long.parseUnsignedLong(amd.group(4), 16), time, origin);
    }
  }

  /**
   * MCi_STATUS, Intel SDM volume 3B, section "IA32_MCi_STATUS MSRs", and AMD APM volume 2, section 9.3.2: bit 61 UC
   * (uncorrected), bit 57 PCC (processor context corrupt).
   */
  private void machineCheck(String cpu, String bank, long status, Instant time, Origin origin) {
    String severity = (status >>> 61 & 1) == 0 ? "corrected" : (status >>> 57 & 1) == 0 ? "recoverable" : "fatal";
    Map<String, String> data = Map.of("cpu", cpu, "bank", bank, "status", "0x%016x".formatted(status));
    reading.fact(new HardwareError("processor", severity, "bank " + bank, data, time, origin));
  }

  private void edac(String text, Instant time, Origin origin) {
    Matcher edac = EDAC.matcher(text);
    if (edac.find()) {
      String severity = edac.group(3).equals("CE") ? "corrected" : "fatal";
      Map<String, String> data =
          Map.of("controller", edac.group(1), "count", edac.group(2), "error", edac.group(4).strip());
      reading.fact(new HardwareError("memory", severity, edac.group(5).strip(), data, time, origin));
    }
  }

  private void aer(String text, Instant time, Origin origin) {
    Matcher aer = AER.matcher(text);
    if (aer.find()) {
      String stated = aer.group(2);
      String severity =
          stated.startsWith("Correct") ? "corrected" : stated.contains("Non-Fatal") ? "recoverable" : "fatal";
      reading.fact(
          new HardwareError("pcie", severity, aer.group(1), Map.of("severity", stated, "type", aer.group(3)), time, origin));
    }
  }

  /** A Xid has no severity of its own: what its number says stands in the reference tables. */
  private void xid(String text, Instant time, Origin origin) {
    Matcher xid = XID.matcher(text);
    if (xid.find()) {
      String detail = xid.group(3) == null ? "" : xid.group(3);
      reading.fact(
          new HardwareError("gpu", "recoverable", xid.group(1), Map.of("xid", xid.group(2), "detail", detail), time, origin));
    }
  }

  private void nmi(String text, Instant time, Origin origin) {
    Matcher nmi = NMI.matcher(text);
    if (nmi.find()) {
      String cpu = nmi.group(2) == null ? "" : nmi.group(2);
      reading.fact(
          new HardwareError("nmi", "recoverable", "", Map.of("reason", nmi.group(1), "cpu", cpu), time, origin));
    }
  }
}
