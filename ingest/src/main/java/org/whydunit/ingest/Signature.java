package org.whydunit.ingest;

import java.util.regex.Pattern;

/**
 * A line of a text log that is worth a fact.
 *
 * @param id id of the resulting {@link org.whydunit.ingest.facts.LogMessage}
 * @param literal text that every matching line holds, lower case; searched first, since it is cheap
 * @param pattern searched in lines that hold the literal; its named groups become the fact's fields
 */
public record Signature(String id, String literal, Pattern pattern) {}
