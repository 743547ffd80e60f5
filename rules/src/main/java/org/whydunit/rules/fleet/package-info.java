/**
 * Many bundles, one {@link org.whydunit.rules.fleet.Verdict} each, and what they say together. {@link
 * org.whydunit.rules.fleet.Examiner} makes a verdict of a path and never throws; {@link
 * org.whydunit.rules.fleet.VerdictLine} is its one line of JSON, the same bytes wherever it was made. {@link
 * org.whydunit.rules.fleet.Study} reads all verdicts several times and keeps counts, never the verdicts: start there for
 * causes, families, outliers, news and what the sick have and the others have not.
 */
package org.whydunit.rules.fleet;
