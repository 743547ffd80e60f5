/**
 * The vocabulary: what readers find and what rules speak about. Every fact is an immutable record with an {@link
 * org.whydunit.ingest.facts.Origin}; start at {@link org.whydunit.ingest.facts.Fact}, which lists them all. Absent texts
 * are empty, absent numbers and instants are {@code null}, so that a condition on an absent field never holds. Nothing
 * here knows a vendor, a meaning or a cause: those are joined from the reference tables after reading.
 */
package org.whydunit.ingest.facts;
