/**
 * How text looks where it is printed: widths, colours, and no character of the evidence that could steer a terminal.
 * Start at {@link org.whydunit.shell.output.Sheet}; what a terminal can do is in {@link org.whydunit.shell.output.Look}.
 */
package org.whydunit.shell.output;
