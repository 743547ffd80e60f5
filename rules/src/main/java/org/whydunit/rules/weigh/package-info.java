/**
 * Arguments in, probabilities out. Start at {@link org.whydunit.rules.weigh.Weighing}: hypotheses start at their cause's
 * prior, each independent argument multiplies their odds by its strength's likelihood ratio, and all of them compete with
 * {@code unknown}. Every number stands in a file.
 */
package org.whydunit.rules.weigh;
