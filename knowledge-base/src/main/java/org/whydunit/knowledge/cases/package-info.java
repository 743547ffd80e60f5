/**
 * What happened before: diagnoses kept as cases, with their outcome. Start at
 * {@link org.whydunit.knowledge.cases.CaseStore}; two processes may share one store. A case holds all that is needed to
 * judge it again, and closing it with what was confirmed is what the site's own experience is made of. Faults of the
 * store come as one {@link org.whydunit.knowledge.cases.CaseStoreException} with words for people.
 */
package org.whydunit.knowledge.cases;
