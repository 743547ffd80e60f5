/**
 * Many sources, one story: the same stop told by a dump, a debugger and an event becomes one crash, drivers get vendor
 * and kind, and the words of a person become mentions of products, updates and counter-tests. Start at {@link
 * org.whydunit.rules.join.Join}; {@link org.whydunit.rules.join.Captures} keeps machines and times apart. All names and
 * meanings come from the reference tables; nothing is concluded here.
 */
package org.whydunit.rules.join;
