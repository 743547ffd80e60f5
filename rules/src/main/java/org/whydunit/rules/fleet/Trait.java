package org.whydunit.rules.fleet;

import java.time.Instant;

/**
 * Something that a machine has and another may not have.
 *
 * @param kind {@code driver} (a file), {@code driver-version}, {@code build}, {@code firmware}, {@code model},
 *     {@code board}, {@code processor}, {@code disk}, {@code memory}, or the kind of a change ({@code update},
 *     {@code install} …)
 * @param name of what the machine has
 * @param since when the machine got it; {@code null} when it is no change or bears no time
 */
public record Trait(String kind, String name, Instant since) {

  /** The same for every machine that has it. */
  String key() {
    return kind + '\t' + name;
  }

  /** True when it came to the machine as a change. */
  boolean change() {
    return since != null;
  }
}
