/**
 * The conversation: a line is read, split as a POSIX shell would, and run as the same command that a process could be
 * started with. Start at {@link org.whydunit.shell.prompt.Prompt}; without a terminal it reads lines from a pipe.
 */
package org.whydunit.shell.prompt;
