/**
 * What changed before it broke. Start at {@link org.whydunit.rules.compare.Comparison}: two captures of one machine, or one
 * bundle with dated changes, give the few changes that are worth suspecting, each with the likelihood ratio that it has
 * from {@code reference/change-kinds.tsv}.
 * {@link org.whydunit.rules.compare.CrashStory} makes one story of many stops.
 * {@link org.whydunit.rules.compare.Aftermath} says whether a fix between two captures held.
 */
package org.whydunit.rules.compare;
