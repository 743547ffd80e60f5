package org.whydunit.ingest.facts;

/**
 * One frame, or one candidate, of a stack.
 *
 * @param crash the crash that it belongs to; given by the join after reading, empty before
 * @param index 0 for the innermost frame
 * @param module module name as printed, without extension ({@code nt}, {@code rtwlane}); empty when unknown
 * @param symbol function name; empty when there are no symbols
 * @param offset offset from the symbol, or from the module where there is no symbol; {@code null} when unknown
 * @param exact false for a candidate that was found by scanning the stack for return addresses
 */
public record StackFrame(
    String crash, int index, String module, String symbol, Long offset, boolean exact, Origin origin)
    implements Fact {}
