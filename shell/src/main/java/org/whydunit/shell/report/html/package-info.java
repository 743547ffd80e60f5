/**
 * The report as one HTML file that works from an e-mail: no network, both languages inside, light and dark, on paper and
 * on a telephone. Start at {@link org.whydunit.shell.report.html.HtmlReport}; style and behaviour lie in
 * {@code report.css} and {@code report.js}.
 */
package org.whydunit.shell.report.html;
