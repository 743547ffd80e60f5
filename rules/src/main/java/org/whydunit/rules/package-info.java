/**
 * Facts in, diagnosis out. Start at {@link org.whydunit.rules.Engine}: it joins facts of many sources into one story, lets
 * the packs' rules argue over it in a Drools session, and weighs the arguments into a {@link
 * org.whydunit.rules.Diagnosis}. What rules may speak about is in {@code org.whydunit.ingest.facts} and in {@link
 * org.whydunit.rules.Evidence}; causes, words and numbers are in files.
 */
package org.whydunit.rules;
