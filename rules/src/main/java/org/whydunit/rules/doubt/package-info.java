/**
 * What would have to be otherwise for another answer. Start at {@link org.whydunit.rules.doubt.WhyNot}: it takes the rules
 * that could speak for a cause and says which fewest facts the bundle lacks for one of them, tried on the rules themselves
 * with the facts of their own examples.
 */
package org.whydunit.rules.doubt;
