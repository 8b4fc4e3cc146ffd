/**
 * What PostgreSQL 13 to 18 does for each operation.
 *
 * <p>Every fact names the page of the manual it stands on; a test runs each of them on a real
 * server. Pages are named by their file below {@code https://www.postgresql.org/docs/current/}.
 */
package dev.lockkeeper.knowledge.postgresql;
