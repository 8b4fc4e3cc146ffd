package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognises a statement by its first words and hands it to the one who can read the rest. */
final class Heads {

  /** Statements on rows begin so. */
  static final Set<String> ROWS =
      Names.words("SELECT WITH VALUES TABLE INSERT UPDATE DELETE MERGE");

  private static final Set<String> CHANGE_NOTHING =
      Names.words("SHOW LOAD LISTEN UNLISTEN NOTIFY CHECKPOINT DEALLOCATE CLOSE FETCH MOVE");

  private final Tokens tokens;

  Heads(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Operation> read() throws NotUnderstoodException {
    if (tokens.isAny(Transactions.HEADS)) {
      return List.of(new Transactions(tokens).read());
    }
    if (tokens.isNext("GRANT") || tokens.isNext("REVOKE")) {
      return new Remarks(tokens).privilege();
    }
    if (tokens.isAny(ROWS) || tokens.isNext("(")) {
      return rows();
    }
    // LOAD puts a library into this session only
    if (tokens.isAny(CHANGE_NOTHING)) {
      tokens.rest();
      return List.of(new Operation.Query(List.of(), List.of()));
    }
    String head = tokens.next().keyword();
    return switch (head) {
      case "CREATE" -> create();
      case "ALTER" -> alter();
      case "DROP" -> drop();
      case "TRUNCATE" -> new TableStatements(tokens).truncate();
      case "LOCK" -> new TableStatements(tokens).lock();
      case "VACUUM" -> new MaintenanceStatements(tokens).vacuum();
      case "ANALYZE", "ANALYSE" -> new MaintenanceStatements(tokens).analyze();
      case "DISCARD" -> discard();
      case "EXPLAIN" -> new Unrun(tokens).explain();
      case "PREPARE" -> new Unrun(tokens).prepare();
      case "DECLARE" -> cursor();
      default -> List.of(one(head));
    };
  }

  private Operation one(String head) throws NotUnderstoodException {
    return switch (head) {
      case "SET" -> new Settings(tokens).set();
      case "RESET" -> new Settings(tokens).reset();
      case "COMMENT" -> new Remarks(tokens).comment();
      case "COPY" -> new TableStatements(tokens).copy();
      case "CLUSTER" -> new MaintenanceStatements(tokens).cluster();
      case "REINDEX" -> new MaintenanceStatements(tokens).reindex();
      case "REFRESH" -> new MaintenanceStatements(tokens).refresh();
      case "DO" -> throw new NotUnderstoodException("a DO block: its body is not read");
      case "CALL" -> call();
      case "EXECUTE" -> throw new NotUnderstoodException("EXECUTE: dynamic SQL is not read");
      case "REASSIGN" ->
          throw new NotUnderstoodException(
              "REASSIGN OWNED: only the server knows which tables it locks");
      default -> {
        tokens.back(0);
        throw tokens.unexpected();
      }
    };
  }

  private Operation call() throws NotUnderstoodException {
    Reads reads = new Reads();
    Expressions.read(tokens, reads, false);
    tokens.expectEnd();
    return new Operation.Query(reads.tables(), List.copyOf(reads.functions()));
  }

  /** sql-declare: the tables are locked here, and FETCH and MOVE lock no others. */
  private List<Operation> cursor() throws NotUnderstoodException {
    while (!tokens.accept("FOR")) {
      tokens.next();
    }
    return rows();
  }

  /** sql-discard: "DISCARD ALL cannot be executed inside a transaction block". */
  private List<Operation> discard() {
    boolean all = tokens.accept("ALL");
    tokens.rest();
    return all
        ? List.of(
            new Operation.SetSetting("all", Optional.empty(), false),
            new Operation.AlterObject(ObjectKind.SERVER, "", Optional.empty(), "DISCARD ALL"))
        : List.of(new Operation.Query(List.of(), List.of()));
  }

  private List<Operation> create() throws NotUnderstoodException {
    boolean orReplace = tokens.accept("OR", "REPLACE");
    if (!tokens.accept("GLOBAL")) {
      tokens.accept("LOCAL");
    }
    boolean temporary = tokens.accept("TEMPORARY") || tokens.accept("TEMP");
    boolean unlogged = !temporary && tokens.accept("UNLOGGED");
    if (!temporary && !unlogged) {
      tokens.accept("RECURSIVE");
    }
    if (tokens.accept("TABLE")) {
      return new CreateTable(tokens, temporary, unlogged).read();
    }
    boolean unique = tokens.isNext("UNIQUE", "INDEX") && tokens.accept("UNIQUE");
    if (tokens.accept("INDEX")) {
      return List.of(new IndexStatements(tokens).create(unique));
    }
    if (!tokens.accept("RECURSIVE") && !tokens.accept("TRUSTED")) {
      tokens.accept("CONSTRAINT");
    }
    return new ObjectStatements(tokens).create(orReplace);
  }

  private List<Operation> alter() throws NotUnderstoodException {
    Optional<Operation> move = new WholeTablespace(tokens).move();
    if (move.isPresent()) {
      return List.of(move.get());
    }
    if (tokens.accept("TABLE")) {
      return new AlterTable(tokens).read();
    }
    if (tokens.accept("INDEX")) {
      return List.of(new IndexStatements(tokens).alter());
    }
    if (tokens.accept("DEFAULT", "PRIVILEGES")) {
      tokens.rest();
      return List.of(
          new Operation.AlterObject(
              ObjectKind.PRIVILEGE, "", Optional.empty(), "DEFAULT PRIVILEGES"));
    }
    return new ObjectChanges(tokens).alter();
  }

  private List<Operation> drop() throws NotUnderstoodException {
    if (tokens.accept("TABLE")) {
      return new TableStatements(tokens).drop();
    }
    if (tokens.accept("INDEX")) {
      return new IndexStatements(tokens).drop();
    }
    if (tokens.accept("OWNED", "BY")) {
      return new ObjectStatements(tokens).dropOwned();
    }
    return new ObjectStatements(tokens).drop();
  }

  /** Queries, and statements that write rows. */
  private List<Operation> rows() throws NotUnderstoodException {
    Optional<List<Operation>> settings = Settings.ofSelect(tokens);
    if (settings.isPresent()) {
      return settings.get();
    }
    Reads reads = new Reads();
    new Queries(tokens, reads).query();
    tokens.expectEnd();
    List<Operation> operations = new ArrayList<>(reads.writes());
    boolean more =
        !reads.tables().isEmpty() || !reads.sequences().isEmpty() || !reads.functions().isEmpty();
    if (operations.isEmpty() || more) {
      operations.add(reads.query());
    }
    operations.addAll(reads.restrictions());
    return operations;
  }
}
