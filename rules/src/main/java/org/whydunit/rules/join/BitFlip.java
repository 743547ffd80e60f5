package org.whydunit.rules.join;

import java.util.ArrayList;
import java.util.List;

import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Register;
import org.whydunit.rules.Symptom;

/**
 * A value of a stop that differs in exactly one bit from one that could be right.
 *
 * @param form {@code page-table}: of two page table entries that should be equal, or of one that should be zero
 *     (Microsoft, Bug Check 0x1A, values 0x403 and 0x41792); {@code address}: of an address whose upper 17 bits should be
 *     alike, as x64 asks ("canonical"); {@code sound}: of an address that the same stop shows to be in use
 * @param place where it stands: {@code P1} to {@code P4}, or a register
 * @param shown both values and the bit
 * @param chance that a wild value looks so
 * @param registers that hold the value or the sound one
 */
public record BitFlip(String form, String place, String shown, double chance, BugCheck crash, List<Register> registers)
    implements Symptom {

  public BitFlip {
    registers = List.copyOf(registers);
  }

  @Override
  public List<?> restsOn() {
    List<Object> facts = new ArrayList<>(List.of(crash));
    facts.addAll(registers);
    return facts;
  }
}
