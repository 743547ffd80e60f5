/**
 * What the reference tables know of a code, a driver or an event. Start at {@link org.whydunit.shell.explain.Lookup},
 * which takes what a user has in hand – with or without {@code 0x}, decimal or sign-extended – and gives all that fits.
 */
package org.whydunit.shell.explain;
