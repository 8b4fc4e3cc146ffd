package dev.lockkeeper.rehearsal;

import dev.lockkeeper.catalog.CatalogReader;
import dev.lockkeeper.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * Reads PostgreSQL's catalog as the migrating session sees it, within a savepoint: to read a
 * catalog changes a setting that may end with COMMIT.
 *
 * @param defaultSchema whose tables scripts name without it
 */
record SavepointReading(String defaultSchema) implements Trace.Reading {

  @Override
  public Schema read(Connection migrating) throws SQLException {
    if (migrating.getAutoCommit()) {
      return CatalogReader.read(migrating, defaultSchema);
    }
    Savepoint before = migrating.setSavepoint();
    Schema schema = CatalogReader.read(migrating, defaultSchema);
    migrating.rollback(before);
    migrating.releaseSavepoint(before);
    return schema;
  }
}
