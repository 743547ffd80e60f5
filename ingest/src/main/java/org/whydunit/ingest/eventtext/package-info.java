/**
 * Windows events that a tool wrote as text: XML of wevtutil and the Event Viewer, labelled blocks of wevtutil and
 * PowerShell, CSV and tab-delimited tables, JSON. Start at {@code EventXmlReader}, {@code EventTextReader}, {@code
 * EventTableReader} and {@code EventJsonReader}; all fill an {@code EventRecord}. Labels and level words of five
 * languages stand in {@code labels.tsv} and {@code levels.tsv}; values are found in descriptions by their form alone,
 * never by words. The binary logs are read elsewhere.
 */
package org.whydunit.ingest.eventtext;
