/**
 * Diagnoses as cases of the user's store. Start at {@link org.whydunit.shell.cases.Cases}, which turns a diagnosis into
 * what the store keeps; the commands on cases speak with the store itself.
 */
package org.whydunit.shell.cases;
