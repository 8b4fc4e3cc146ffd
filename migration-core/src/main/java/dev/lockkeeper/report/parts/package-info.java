/** The report for machines, as those take it who show it: history by history, and JSON alone. */
package dev.lockkeeper.report.parts;
