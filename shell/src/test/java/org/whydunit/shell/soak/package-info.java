/**
 * Long runs over bundles that were made to hurt. {@link HostileBundles} makes bundle number N from sound evidence, always
 * the same for the same N; {@link Soak} reads, diagnoses and reports one after the other in one process, checks each
 * answer, and prints the heap as it goes. A short run is a test, an hour is started by hand; bench/README.md says how.
 */
package org.whydunit.shell.soak;
