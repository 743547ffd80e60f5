package org.whydunit.knowledge.search;

import java.util.Set;

/**
 * What a diagnosis knows of one hypothesis.
 *
 * @param cause id of the cause; may be empty
 * @param os {@code windows}, {@code linux}, {@code macos}, or {@code any} when nothing tells
 * @param rules ids of rules that argue for it
 * @param codes stop and status codes, hexadecimal in any form, or names as patterns write them
 * @param drivers driver file names, the suspect's first
 * @param events {@code Provider/id}
 * @param subjects names of the suspect: its subject and its product
 * @param words subject, product and what the arguments say, in English
 */
public record Observed(String cause, String os, Set<String> rules, Set<String> codes, Set<String> drivers,
    Set<String> events, Set<String> subjects, String words) {
}
