package org.whydunit.ingest.dump;

/** Where the memory of the broken machine lies in the dump file. */
interface AddressMap {

  /** A result for an address that the dump does not hold. */
  long ABSENT = -1;

  /** File offset of the byte at the address, or {@link #ABSENT}. */
  long offsetOf(long address);
}
