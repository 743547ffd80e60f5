/**
 * Makes rules of Sigma rules over Windows event logs. {@link org.whydunit.rules.author.sigma.SigmaImport} reads a folder of
 * them, which stays where its owner keeps it, and writes a pack; {@link org.whydunit.rules.author.sigma.Detection} turns one
 * rule's selections and condition into comparisons of a {@code LogEvent}. What cannot be expressed is named, never guessed.
 *
 * <p>Format: Sigma Rules Specification 2.0, Sigma Correlation Rules Specification, Sigma Modifiers Appendix.
 */
package org.whydunit.rules.author.sigma;
