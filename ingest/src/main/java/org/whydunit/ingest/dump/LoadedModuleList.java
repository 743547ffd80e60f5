package org.whydunit.ingest.dump;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.whydunit.ingest.Reading;

/**
 * PsLoadedModuleList: the kernel's own list of drivers, in load order.
 *
 * <p>Source: KLDR_DATA_TABLE_ENTRY of the public symbols of ntoskrnl: 0x00 links, 0x30 DllBase, 0x40 SizeOfImage, 0x48
 * FullDllName, 0x58 BaseDllName; of 32 bits 0x18, 0x20, 0x24 and 0x2C. Could not be verified on a real complete dump here.
 */
final class LoadedModuleList {

  /** Some ten times the drivers of a real machine; a damaged list may run in a circle. */
  private static final int MOST_MODULES = 4096;

  private final AddressSpace memory;
  private final Reading reading;
  private final Instant dumped;

  LoadedModuleList(AddressSpace memory, Instant dumped, Reading reading) {
    this.memory = memory;
    this.reading = reading;
    this.dumped = dumped;
  }

  /** The modules from the list's head on; what came before a break in the list is kept. */
  List<Module> read(long head) {
    List<Module> modules = new ArrayList<>();
    Long entry = memory.pointer(head);
    long previous = head;
    while (entry != null && entry != head && modules.size() < MOST_MODULES) {
      Module module = module(entry);
      if (module == null) {
        break;
      }
      modules.add(module);
      previous = entry;
      entry = memory.pointer(entry);
    }
    if (entry == null || entry != head) {
      reading.problem(
          reading.offset(Math.max(0, memory.offsetOf(previous))),
          "dump/module-list-broken",
          modules.size(),
          entry == null ? "?" : "0x" + Long.toHexString(entry));
    }
    return modules;
  }

  private Module module(long entry) {
    boolean wide = memory.pointerBytes() == Long.BYTES;
    Long base = memory.pointer(entry + (wide ? 0x30 : 0x18));
    Long bytes = memory.u32(entry + (wide ? 0x40 : 0x20));
    String name = memory.unicodeString(entry + (wide ? 0x58 : 0x2C));
    if (name == null) {
      name = memory.unicodeString(entry + (wide ? 0x48 : 0x24));
    }
    if (base == null || bytes == null || name == null) {
      return null;
    }
    PeHeader image = PeHeader.read(memory, base);
    return new Module(
        name,
        base,
        bytes,
        image == null ? null : PeHeader.date(image.stamp(), dumped),
        image == null ? "" : image.version(),
        reading.offset(memory.offsetOf(entry)));
  }
}
