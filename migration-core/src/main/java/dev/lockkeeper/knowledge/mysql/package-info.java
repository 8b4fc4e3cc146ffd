/**
 * What MySQL 8.0.12 to 9 does for each operation.
 *
 * <p>Manual pages are named by their last path component below {@code
 * https://dev.mysql.com/doc/refman/8.4/en/}; {@code innodb-online-ddl-operations} is "Online DDL
 * Operations".
 */
package dev.lockkeeper.knowledge.mysql;
