package dev.lockkeeper;

import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.parse.SearchPath;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.TransactionModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Follows what scripts make of {@code search_path}, so that a name without a schema means what it
 * means to the server.
 *
 * <p>Flyway puts its own path back before each script. What makes no use of the path costs nothing.
 */
final class FollowedPath {

  private static final Pattern SET =
      Pattern.compile(
          "search_path|\\bSET\\s+(?:LOCAL\\s+|SESSION\\s+)?SCHEMA\\b", Pattern.CASE_INSENSITIVE);

  /** No user of a deployment has a schema of its own; built-in names stand for themselves. */
  private static final List<String> ASIDE = List.of("$user", "pg_catalog", "pg_temp", "");

  private final OperationReader reader;
  private final Runner runner;
  private final boolean used;
  private Schema schema;
  private List<String> session = List.of();
  private Optional<List<String>> local = Optional.empty();
  private boolean inTransaction;

  FollowedPath(
      OperationReader reader, Runner runner, List<Script> scripts, List<ReadStatement> snapshot) {
    this.reader = reader;
    this.runner = runner;
    this.used =
        scripts.stream()
            .filter(script -> script.dialect() == Dialect.POSTGRESQL)
            .anyMatch(script -> SET.matcher(script.text()).find());
    this.schema = Schema.empty().in(runner.defaultSchema());
    snapshot.forEach(this::pass);
  }

  /** A callback's path is the one that the script behind it finds. */
  void beginScript(List<ReadStatement> statements) {
    if (!used || statements.isEmpty()) {
      return;
    }
    Script script = statements.get(0).script();
    inTransaction =
        TransactionModel.of(script, statements.stream().map(ReadStatement::statement).toList())
            != TransactionModel.NON_TRANSACTIONAL;
    if (script.kind() != ScriptKind.CALLBACK) {
      session = List.of();
    }
    local = Optional.empty();
  }

  /** Returns the statement with its names as they are found in the path in force. */
  ReadStatement lookedFor(ReadStatement read) {
    if (!used || read.script().kind() == ScriptKind.JAVA) {
      return read;
    }
    List<String> path = local.orElse(session);
    boolean home = path.isEmpty() || path.equals(List.of(runner.defaultSchema()));
    reader.lookIn(
        home
            ? SearchPath.of(runner.defaultSchema())
            : new SearchPath(runner.defaultSchema(), path, schema::isTaken));
    return home
        ? read
        : new ReadStatement(read.script(), read.statement(), reader.read(read.statement()));
  }

  /** Takes in what a statement does to the path, and to what may be found in it. */
  void pass(ReadStatement read) {
    if (!used) {
      return;
    }
    for (Operation operation : read.operations()) {
      schema = schema.after(operation);
      if (operation instanceof SetSetting set) {
        set(set);
      } else if (operation instanceof ControlTransaction control) {
        control(control.keyword());
      }
    }
  }

  private void set(SetSetting set) {
    if (!set.name().equals("search_path") && !set.name().equals("all")) {
      return;
    }
    List<String> path = set.value().map(FollowedPath::schemas).orElse(List.of());
    if (!set.local()) {
      session = path;
      local = Optional.empty();
    } else if (inTransaction) {
      local = Optional.of(path);
    }
  }

  private static List<String> schemas(String value) {
    return Arrays.stream(value.split(","))
        .map(one -> one.strip().replaceAll("^\"|\"$", "").replace("\"\"", "\""))
        .filter(one -> !ASIDE.contains(one))
        .toList();
  }

  private void control(String keyword) {
    if (keyword.equals("BEGIN")) {
      inTransaction = true;
    } else if (keyword.equals("COMMIT") || keyword.equals("ROLLBACK")) {
      local = Optional.empty();
    }
  }
}
