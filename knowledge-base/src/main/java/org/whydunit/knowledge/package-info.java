/**
 * What is known: the library of failure patterns, the causes that can be concluded, and the reference tables. Start at
 * {@link org.whydunit.knowledge.Knowledge}; it finds every file by its place in the tree ({@code patterns/**.md},
 * {@code causes/*.md}, {@code reference/**.tsv}), so adding one edits no other file. A file's path is its id, and a
 * {@code .zh.md} beside it is its Chinese text. Content that breaks its form is refused as a whole, with all its faults.
 */
package org.whydunit.knowledge;
