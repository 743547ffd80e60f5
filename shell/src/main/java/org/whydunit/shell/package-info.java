/**
 * The application: starts Spring, runs one command and exits, or opens the prompt. Start at {@link
 * org.whydunit.shell.Whydunit}. Commands are in {@code command}, what they print in {@code report}; words are in {@code
 * messages.properties} and its Chinese sister.
 */
package org.whydunit.shell;
