/**
 * Inventory output as rows, whatever the command printed it as: CSV, a table under dashes, a table without dashes, or a
 * list of {@code name: value} blocks. Start at {@link org.whydunit.ingest.tables.TableReader}, which a reader of one
 * inventory extends, and {@link org.whydunit.ingest.tables.Labels}, which maps the localised column names of a resource
 * table to keys. Dates and amounts of the file's own culture are read here too. What a row means is not known here.
 */
package org.whydunit.ingest.tables;
