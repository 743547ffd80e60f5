/**
 * Reports of two programs that read minidumps for their users: BlueScreenView (text, CSV, tab-delimited, HTML) and
 * WhoCrashed (text, HTML). Start at {@code BlueScreenViewReader} and {@code WhoCrashedReader}; both collect the labelled
 * values of one crash in a {@code Crash}. What the programs call the cause is only where the address lay; it becomes the
 * module of a bug check and no more.
 */
package org.whydunit.ingest.bluescreenview;
