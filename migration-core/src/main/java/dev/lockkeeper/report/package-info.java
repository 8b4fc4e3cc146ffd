/** What people and machines read of a verdict; one small class for each format. */
package dev.lockkeeper.report;
