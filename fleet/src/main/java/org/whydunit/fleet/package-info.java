/**
 * The same diagnosis as an Apache Spark job. {@link org.whydunit.fleet.FleetJob} lists the bundles of a folder that Hadoop's
 * file systems can reach, {@link org.whydunit.fleet.Examination} examines a partition of them with the one engine of its
 * process, and what comes out is written as Parquet by day and cause. Start at the job; what a verdict is, {@code
 * rules.fleet} says.
 */
package org.whydunit.fleet;
