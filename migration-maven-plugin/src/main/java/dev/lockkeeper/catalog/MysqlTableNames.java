package dev.lockkeeper.catalog;

import dev.lockkeeper.operation.Table;

/**
 * Names the tables of one database as scripts name them: without the database where that is the one
 * they run in.
 *
 * @param home in which scripts run
 * @param read whose tables are read
 */
record MysqlTableNames(String home, String read) {

  /** Returns a table of the database that is read. */
  Table own(String name) {
    return of(read, name);
  }

  Table of(String database, String name) {
    return database.equals(home) ? Table.of(name) : Table.of(database, name);
  }
}
