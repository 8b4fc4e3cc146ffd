package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.TokenCursor;
import java.util.List;
import java.util.Set;

/** Reads ANALYZE, OPTIMIZE, CHECK, REPAIR, CHECKSUM and FLUSH. */
final class MaintenanceStatements {

  private static final Set<String> MODES =
      TokenCursor.words("QUICK FAST MEDIUM EXTENDED CHANGED USE_FRM");

  private static final Set<String> FLUSHED =
      TokenCursor.words(
          """
          HOSTS PRIVILEGES STATUS USER_RESOURCES OPTIMIZER_COSTS LOGS BINARY ENGINE ERROR GENERAL
          RELAY SLOW
          """);

  private final Tokens tokens;

  MaintenanceStatements(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Passes what CHECK and REPAIR may be told about their thoroughness. */
  static void passModes(Tokens tokens) throws NotUnderstoodException {
    while (tokens.isAny(MODES) || tokens.isNext("FOR", "UPGRADE")) {
      if (!tokens.accept("FOR", "UPGRADE")) {
        tokens.next();
      }
    }
  }

  Operation read(Maintenance kind) throws NotUnderstoodException {
    passLogging();
    if (!tokens.accept("TABLE")) {
      tokens.expect("TABLES");
    }
    List<Table> tables = tokens.tables();
    if (kind == Maintenance.ANALYZE) {
      histogram();
    } else {
      passModes(tokens);
    }
    tokens.expectEnd();
    return new Operation.Maintain(kind, tables, false);
  }

  private void passLogging() {
    if (!tokens.accept("NO_WRITE_TO_BINLOG")) {
      tokens.accept("LOCAL");
    }
  }

  private void histogram() throws NotUnderstoodException {
    boolean drop = tokens.accept("DROP", "HISTOGRAM", "ON");
    if (!drop && !tokens.accept("UPDATE", "HISTOGRAM", "ON")) {
      return;
    }
    do {
      tokens.member();
    } while (tokens.accept(","));
    if (tokens.accept("WITH")) {
      tokens.number();
      tokens.expect("BUCKETS");
    }
    if (!tokens.accept("AUTO", "UPDATE") && !tokens.accept("MANUAL", "UPDATE")) {
      if (tokens.accept("USING", "DATA")) {
        tokens.string();
      }
    }
  }

  /** Reads on behind FLUSH. */
  Operation flush() throws NotUnderstoodException {
    passLogging();
    if (!tokens.accept("TABLES") && !tokens.accept("TABLE")) {
      while (tokens.isAny(FLUSHED) || tokens.isNext(",")) {
        tokens.next();
      }
      if (tokens.accept("FOR", "CHANNEL")) {
        tokens.value();
      }
      tokens.expectEnd();
      return new Operation.Maintain(Maintenance.FLUSH, List.of(), false);
    }
    List<Table> tables = tokens.atEnd() || tokens.isNext("WITH") ? List.of() : tokens.tables();
    boolean locks = tokens.accept("WITH", "READ", "LOCK") || tokens.accept("FOR", "EXPORT");
    tokens.expectEnd();
    return locks
        ? new Operation.LockTables(tables, "READ")
        : new Operation.Maintain(Maintenance.FLUSH, tables, false);
  }
}
