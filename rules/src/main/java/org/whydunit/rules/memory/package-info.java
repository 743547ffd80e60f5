/**
 * What a diagnosis leaves for later, and what earlier ones say to a new one. Start at {@link
 * org.whydunit.rules.memory.Capsule}, which keeps all that a diagnosis was made from, so that it can be made again; {@link
 * org.whydunit.rules.memory.Rescoring} does so for every stored case, {@link org.whydunit.rules.memory.Memory} lets
 * confirmed outcomes move the odds a little. {@link org.whydunit.rules.memory.QuietTime}, {@link
 * org.whydunit.rules.memory.PatternDraft} and {@link org.whydunit.rules.memory.ChangeRecords} answer what is asked after a
 * case: is it fixed, is it new, what was changed before. Nothing here prints or stores.
 */
package org.whydunit.rules.memory;
