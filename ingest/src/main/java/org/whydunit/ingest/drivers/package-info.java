/**
 * Lists of kernel drivers: {@code driverquery} in its layouts, and plain lists of driver files. Every driver becomes a
 * {@code Driver} fact named by its file, with whatever the list tells besides. Start at {@link
 * org.whydunit.ingest.drivers.DriverqueryReader}. Who makes a driver and what class it belongs to is not decided here.
 */
package org.whydunit.ingest.drivers;
