/**
 * The workshop of those who write rules. {@link org.whydunit.rules.author.Check} reads packs without running them and
 * lists every {@link org.whydunit.rules.author.Fault}; {@link org.whydunit.rules.author.ExampleRun} proves the examples;
 * the other classes answer one question of an author each. Nothing here takes part in a diagnosis but the check for safety,
 * which an author's rule must pass before it is loaded.
 */
package org.whydunit.rules.author;
