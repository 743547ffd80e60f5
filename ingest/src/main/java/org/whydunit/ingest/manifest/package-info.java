/**
 * The list that this project's collecting scripts put beside what they gathered: when it was, and which command gave which
 * file. Only the time is of use to the rules; the commands are there for people. Start at
 * {@link org.whydunit.ingest.manifest.ManifestReader}.
 */
package org.whydunit.ingest.manifest;
