/**
 * What rules and table rows say to people, in English and Chinese. The words stand in the {@code .md} beside a rule or in
 * the columns {@code says} and {@code says.zh} of a table pack; their slots are filled from the argument's own facts.
 */
package org.whydunit.rules.words;
