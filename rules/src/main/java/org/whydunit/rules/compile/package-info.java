/**
 * Turns packs into classes. {@link org.whydunit.rules.compile.PackCompiler} runs when the project is built, and again for
 * an author's own packs, whose classes are kept by the hash of their content; nothing is compiled while diagnosing.
 */
package org.whydunit.rules.compile;
