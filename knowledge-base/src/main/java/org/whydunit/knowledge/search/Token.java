package org.whydunit.knowledge.search;

/** A term and the characters that it came from. */
record Token(String term, int start, int end) {
}
