/**
 * MySQL's SQL, read by a grammar of our own after the manual's chapter on SQL statements: to the
 * last token, or not at all.
 */
package dev.lockkeeper.parse.mysql;
