/**
 * Reports of Windows Error Reporting: the {@code Report.wer} that Windows keeps for each crash, hang and live kernel
 * event in ReportArchive and ReportQueue. Start at {@link org.whydunit.ingest.wer.WerReader}. The names of the fields are
 * in the language of Windows, their order is not, so fields are taken by their number. Reports of other kinds (updates,
 * set-up, store apps' telemetry) are recognised and give the machine alone.
 */
package org.whydunit.ingest.wer;
