package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.TableFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Moves a table's sequences past the numbers that its rows have. */
final class Sequences {

  /** Of identity columns, of serial ones, and of whatever else a default takes numbers from. */
  private static final String BEHIND_COLUMNS =
      """
      SELECT quote_ident(n.nspname) || '.' || quote_ident(s.relname) AS sequence,
             quote_ident(a.attname) AS column_name, p.seqmax AS most
      FROM (
        SELECT objid AS sequence, refobjsubid AS number FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass
          AND refobjid = ?::oid AND refobjsubid > 0 AND deptype IN ('a', 'i')
        UNION
        SELECT d.refobjid, ad.adnum FROM pg_depend d
        JOIN pg_attrdef ad ON ad.oid = d.objid
        WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass
          AND ad.adrelid = ?::oid) used
      JOIN pg_class s ON s.oid = used.sequence AND s.relkind = 'S'
      JOIN pg_namespace n ON n.oid = s.relnamespace
      JOIN pg_sequence p ON p.seqrelid = s.oid
      JOIN pg_attribute a ON a.attrelid = ?::oid AND a.attnum = used.number
      JOIN pg_type t ON t.oid = a.atttypid AND t.typcategory = 'N'
      WHERE p.seqincrement > 0
      """;

  private final Connection connection;

  Sequences(Connection connection) {
    this.connection = connection;
  }

  void moveOn(TableFacts table) throws SQLException {
    List<String> moves = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(BEHIND_COLUMNS)) {
      for (int i = 1; i <= 3; i++) {
        query.setLong(i, table.oid());
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          moves.add(
              """
              SELECT setval('%s', least(m.last::bigint, %d)) FROM (
                SELECT max(%s) AS last FROM %s) m
              WHERE m.last > (SELECT last_value FROM %s)
              """
                  .formatted(
                      row.getString("sequence").replace("'", "''"),
                      row.getLong("most"),
                      row.getString("column_name"),
                      table.quoted(),
                      row.getString("sequence")));
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      for (String move : moves) {
        statement.execute(move);
      }
    }
  }
}
