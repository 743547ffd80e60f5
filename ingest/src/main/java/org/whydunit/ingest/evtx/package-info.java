/**
 * Windows event logs ({@code .evtx}) in, {@link org.whydunit.ingest.facts.LogEvent} facts or lines of JSON out. Start
 * at {@link org.whydunit.ingest.evtx.EvtxReader}; {@code Log} walks the 64 KiB slots, {@code SlotReader} finds the
 * records of one, {@code Selection} decides by provider and id whether a record is worth decoding, and {@code BinXml}
 * decodes it to a tree of {@code Element}. Records in the slack behind a chunk's used part are left alone unless their
 * numbers go on from the last one, and message texts that live in other files' resources are not looked up.
 */
package org.whydunit.ingest.evtx;
