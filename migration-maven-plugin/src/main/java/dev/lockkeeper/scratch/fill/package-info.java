/**
 * Fills tables with rows that satisfy what the schema demands now and what pending scripts will
 * demand of it.
 *
 * <p>Whether a value satisfies a condition is asked of the server; nothing here evaluates SQL.
 */
package dev.lockkeeper.scratch.fill;
