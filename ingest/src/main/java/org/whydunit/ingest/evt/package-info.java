/**
 * Event logs of Windows up to Server 2003 ({@code .Evt}) in, {@link org.whydunit.ingest.facts.LogEvent} facts out.
 * Start at {@link org.whydunit.ingest.evt.EvtReader}. The channel is not named in such a log and stays empty; message
 * texts live in other files' resources and are not looked up.
 */
package org.whydunit.ingest.evt;
