/** The report as one page that needs nothing else: {@code target/migration/report.html}. */
package dev.lockkeeper.report.html;
