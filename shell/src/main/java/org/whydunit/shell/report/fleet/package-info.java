/**
 * How a {@link org.whydunit.rules.fleet.FleetReport} is told: {@link org.whydunit.shell.report.fleet.FleetText} in brief at
 * the terminal, {@link org.whydunit.shell.report.fleet.FleetPage} as one HTML file in both languages, {@link
 * org.whydunit.shell.report.fleet.FleetTables} as CSV for a spreadsheet. {@link
 * org.whydunit.shell.report.fleet.FleetWords} holds the sentences that the first two share.
 */
package org.whydunit.shell.report.fleet;
