/**
 * What people and pipelines get to see of a diagnosis. {@link org.whydunit.shell.report.Report} is one format; each is a
 * bean and found by its name.
 */
package org.whydunit.shell.report;
