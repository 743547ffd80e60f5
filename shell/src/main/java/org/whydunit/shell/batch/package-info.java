/**
 * A folder of thousands: {@link org.whydunit.shell.batch.Batch} examines every bundle of a {@link
 * org.whydunit.rules.fleet.BundleList} on several threads that share one engine. Each verdict goes into the {@link
 * org.whydunit.shell.batch.Journal} before it counts as done, so that a killed run goes on where it was; a whole run leaves
 * {@code results.jsonl}, {@code results.parquet} and the report. What the verdicts say together is found in {@code
 * rules.fleet}.
 */
package org.whydunit.shell.batch;
