/**
 * Checks of what is shipped. {@code dependencies.tsv} names every foreign jar with its version, licence and SHA-256; the
 * bill of materials, which the build makes from the real jars, must say the same. A new or changed dependency is thus seen
 * by whoever reviews the table.
 */
package org.whydunit.dist;
