/**
 * Placeholders for what names people and machines. Facts are redacted before they are diagnosed, so that nothing that
 * comes after – no report, no case – ever holds a secret. Start at {@link org.whydunit.shell.redact.Redaction}; what
 * counts as a secret stands in {@code secrets.tsv}, what never does in {@code public.txt}.
 */
package org.whydunit.shell.redact;
