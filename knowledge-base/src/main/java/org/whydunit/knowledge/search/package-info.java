/**
 * Finds patterns, by words and by evidence. Start at {@link org.whydunit.knowledge.search.PatternIndex}: it answers what
 * a user types in English or Chinese, and matches a diagnosis to patterns without any words. Text becomes English stems,
 * Chinese characters and pairs of them, concepts (groups of words that mean the same in both languages, from
 * {@code reference/synonyms.tsv}) and codes; the same classes do so for patterns and for queries. The product's index is
 * made by its build; authors' patterns join it in memory.
 */
package org.whydunit.knowledge.search;
