/** The commands, one class a noun, one method a command: each asks the engine and hands the answer to a report. */
package org.whydunit.shell.command;
