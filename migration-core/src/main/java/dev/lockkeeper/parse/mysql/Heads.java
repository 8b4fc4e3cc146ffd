package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises a statement by its first words and hands it to the one who can read the rest.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/sql-statements.html">MySQL: SQL
 *     statements</a>
 */
final class Heads {

  private static final Set<String> QUERIES = TokenCursor.words("SELECT WITH VALUES TABLE");
  private static final Set<String> CHANGE_NOTHING =
      TokenCursor.words("SHOW HELP EXPLAIN DESCRIBE DESC HANDLER");
  private static final Set<String> OF_THE_SERVER =
      TokenCursor.words(
          """
          KILL RESET PURGE CHANGE STOP INSTALL UNINSTALL SHUTDOWN RESTART CLONE BINLOG CACHE IMPORT
          """);
  private static final Set<String> NOT_READ_FURTHER = TokenCursor.words("EXECUTE CALL");

  private final Tokens tokens;

  Heads(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads a statement of a body, which dynamic SQL in it does not make unreadable. */
  List<Operation> readInside() throws NotUnderstoodException {
    boolean dynamic = tokens.isAny(NOT_READ_FURTHER);
    try {
      return read();
    } catch (NotUnderstoodException e) {
      if (dynamic) {
        return List.of(new Operation.Unrecognized(e.because()));
      }
      throw e;
    }
  }

  /** Returns what the statement asks; it is read to its end. */
  List<Operation> read() throws NotUnderstoodException {
    boolean replication = tokens.isNext("START") && !tokens.peek(1).is("TRANSACTION");
    if (replication || tokens.isAny(OF_THE_SERVER)) {
      return List.of(server());
    }
    if (tokens.isAny(Transactions.HEADS)) {
      return List.of(new Transactions(tokens).read());
    }
    if (tokens.isAny(CHANGE_NOTHING)) {
      tokens.rest();
      return List.of(new Operation.Query(List.of(), List.of()));
    }
    if (tokens.isAny(QUERIES) || tokens.isNext("(")) {
      return rows();
    }
    String head = tokens.next().keyword();
    return switch (head) {
      case "CREATE" -> create();
      case "ALTER" -> alter();
      case "DROP" -> drop();
      case "RENAME" -> rename();
      case "TRUNCATE" -> new TableStatements(tokens).truncate();
      case "LOCK" -> lock();
      case "UNLOCK" -> unlock();
      case "SET" -> new Settings(tokens).read();
      case "CALL" -> Perhaps.reached(new Routines(tokens).call());
      case "PREPARE" -> new DynamicSql(tokens).prepare();
      case "EXECUTE" -> new DynamicSql(tokens).execute();
      case "DEALLOCATE" -> {
        tokens.expect("PREPARE");
        yield new DynamicSql(tokens).deallocate();
      }
      case "GRANT", "REVOKE" -> privilege(head);
      case "USE" -> use();
      case "INSERT", "REPLACE", "UPDATE", "DELETE", "LOAD", "DO" -> {
        tokens.back(0);
        yield rows();
      }
      default -> List.of(maintain(head));
    };
  }

  private Operation server() {
    return new Operation.AlterObject(
        ObjectKind.OTHER, "", Optional.empty(), firstWords(tokens.rest()));
  }

  private static String firstWords(List<Token> statement) {
    return Rendering.phrase(statement.subList(0, Math.min(2, statement.size())));
  }

  private Operation maintain(String head) throws NotUnderstoodException {
    MaintenanceStatements statements = new MaintenanceStatements(tokens);
    return switch (head) {
      case "ANALYZE" -> statements.read(Maintenance.ANALYZE);
      case "OPTIMIZE" -> statements.read(Maintenance.OPTIMIZE);
      case "CHECK", "CHECKSUM" -> statements.read(Maintenance.CHECK);
      case "REPAIR" -> statements.read(Maintenance.REPAIR);
      case "FLUSH" -> statements.flush();
      default -> {
        tokens.back(0);
        throw tokens.unexpected();
      }
    };
  }

  private List<Operation> create() throws NotUnderstoodException {
    boolean temporary = tokens.accept("TEMPORARY");
    if (tokens.accept("TABLE")) {
      return new CreateTable(tokens, temporary).read();
    }
    boolean index =
        tokens.isNext("INDEX")
            || tokens.isNext("UNIQUE")
            || tokens.isNext("FULLTEXT")
            || tokens.isNext("SPATIAL", "INDEX");
    if (index) {
      return new IndexStatements(tokens).create();
    }
    List<Operation> created = List.of(new ObjectStatements(tokens).create());
    tokens.expectEnd();
    return created;
  }

  private List<Operation> alter() throws NotUnderstoodException {
    return tokens.accept("TABLE")
        ? new AlterTable(tokens).read()
        : List.of(new ObjectStatements(tokens).alter());
  }

  private List<Operation> drop() throws NotUnderstoodException {
    boolean temporary = tokens.accept("TEMPORARY");
    if (tokens.accept("TABLE") || tokens.accept("TABLES")) {
      return new TableStatements(tokens).drop(temporary);
    }
    if (tokens.accept("INDEX")) {
      return new IndexStatements(tokens).drop();
    }
    return tokens.accept("PREPARE")
        ? new DynamicSql(tokens).deallocate()
        : new ObjectStatements(tokens).drop();
  }

  private List<Operation> rename() throws NotUnderstoodException {
    if (tokens.accept("TABLE") || tokens.accept("TABLES")) {
      return new TableStatements(tokens).rename();
    }
    tokens.expect("USER");
    String name = tokens.account();
    tokens.expect("TO");
    tokens.rest();
    return List.of(new Operation.AlterObject(ObjectKind.ROLE, name, Optional.empty(), "RENAME"));
  }

  private List<Operation> lock() throws NotUnderstoodException {
    if (tokens.accept("INSTANCE", "FOR", "BACKUP")) {
      tokens.expectEnd();
      return List.of(new Operation.LockTables(List.of(), "BACKUP"));
    }
    if (!tokens.accept("TABLES")) {
      tokens.expect("TABLE");
    }
    return new TableStatements(tokens).lock();
  }

  private List<Operation> unlock() throws NotUnderstoodException {
    if (!tokens.accept("TABLES") && !tokens.accept("TABLE")) {
      tokens.expect("INSTANCE");
    }
    tokens.expectEnd();
    return List.of(new Operation.UnlockTables());
  }

  private List<Operation> privilege(String head) throws NotUnderstoodException {
    if (tokens.atEnd()) {
      throw tokens.unexpected();
    }
    tokens.rest();
    return List.of(new Operation.AlterObject(ObjectKind.PRIVILEGE, "", Optional.empty(), head));
  }

  private List<Operation> use() throws NotUnderstoodException {
    String database = tokens.name();
    tokens.expectEnd();
    tokens.session().use(database);
    return List.of(new Operation.SetSetting("database", Optional.of(database), false));
  }

  /** Queries, and statements that write rows. */
  private List<Operation> rows() throws NotUnderstoodException {
    Reads reads = new Reads();
    write(reads);
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>(reads.writes());
    List<Table> read = reads.tables();
    if (operations.isEmpty() || !read.isEmpty()) {
      operations.add(reads.query());
    }
    return operations;
  }

  private void write(Reads reads) throws NotUnderstoodException {
    int start = tokens.position();
    Queries queries = new Queries(tokens, reads);
    queries.with();
    if (tokens.accept("INSERT")) {
      new Inserts(tokens, reads).insert();
    } else if (tokens.accept("REPLACE")) {
      new Inserts(tokens, reads).replace();
    } else if (tokens.accept("UPDATE")) {
      new Dml(tokens, reads).update();
    } else if (tokens.accept("DELETE")) {
      new Dml(tokens, reads).delete();
    } else if (tokens.accept("LOAD")) {
      load(reads);
    } else if (tokens.accept("DO")) {
      new Expressions(tokens, reads).list();
    } else {
      tokens.back(start);
      queries.query();
    }
  }

  private void load(Reads reads) throws NotUnderstoodException {
    if (tokens.accept("INDEX", "INTO", "CACHE")) {
      tokens.rest();
      return;
    }
    if (!tokens.accept("DATA")) {
      tokens.expect("XML");
    }
    new Inserts(tokens, reads).load();
  }
}
