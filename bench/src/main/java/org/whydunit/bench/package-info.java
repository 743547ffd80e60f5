/**
 * Benchmarks of the parts, one class a part, run by JMH. Inputs are files that the user names with {@code -p path=…}; the
 * README beside this module gives the commands, and the whole-process runs that matter to users.
 */
package org.whydunit.bench;
