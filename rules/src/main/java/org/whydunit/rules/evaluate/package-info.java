/**
 * How good the diagnoses are on cases whose cause was confirmed. Start at {@link org.whydunit.rules.evaluate.Evaluation}: it
 * diagnoses each labelled case from its evidence alone and compares with the label; {@link
 * org.whydunit.rules.evaluate.Score} holds the figures.
 */
package org.whydunit.rules.evaluate;
