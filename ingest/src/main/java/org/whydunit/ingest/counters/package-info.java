/**
 * Logs of sensors and performance counters: CSV with one column a sensor. Out come two {@code Metric} facts a sensor, its
 * highest and its last value. Start at {@link org.whydunit.ingest.counters.SensorLogReader}. Whether a value is too high
 * is not decided here.
 */
package org.whydunit.ingest.counters;
