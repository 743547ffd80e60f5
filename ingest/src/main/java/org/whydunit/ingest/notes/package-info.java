/**
 * The user's own words: any short text that no other reader knows. A line with a label in front of a colon becomes a
 * claim with that label as its key, other lines become claims sentence by sentence; start at {@link
 * org.whydunit.ingest.notes.NotesReader}. What the words mean is not known here, and a long unknown text is left to the
 * signatures, since a log is not what somebody says.
 */
package org.whydunit.ingest.notes;
