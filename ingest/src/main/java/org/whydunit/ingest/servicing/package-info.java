/**
 * What Windows writes when it installs, upgrades, services and repairs itself. {@link
 * org.whydunit.ingest.servicing.ServicingLogReader} reads the line format that setupact.log, CBS.log and dism.log share;
 * the other readers take SetupDiag's results, Windows Installer and Windows Update logs, and what sfc, DISM and chkdsk
 * print. Only what has structure becomes a fact here; a single telling line is found by the log signatures.
 */
package org.whydunit.ingest.servicing;
