package dev.lockkeeper.rehearsal.release;

import dev.lockkeeper.effect.Effect.BreaksStatement;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.StatementSplitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The release that runs while the scripts are applied: which of its statements the server refuses,
 * and since which statement of theirs.
 *
 * <p>What is broken and mended within one transaction nobody sees.
 */
public final class OldRelease {

  /** A statement that is refused now, though others may not see that yet. */
  private record Broken(StatementId by, ServerError error) {}

  /** So many that cannot be judged are named: a recorder may have kept hundreds. */
  private static final int NAMED = 5;

  private final List<ReleaseStatement> sent = new ArrayList<>();
  private final Map<ReleaseStatement, Broken> broken = new LinkedHashMap<>();
  private final Map<StatementId, List<BreaksStatement>> found = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /**
   * @param files with the statements that it sends
   */
  public OldRelease(List<Script> files) {
    for (Script file : files) {
      StatementSplitter.split(file).stream()
          .filter(statement -> !statement.tokens().isEmpty())
          .map(ReleaseStatement::of)
          .forEach(sent::add);
    }
  }

  /** Asks for the first time; what is refused already is not the pending scripts' doing. */
  public void begin(Connection connection) throws SQLException {
    int all = sent.size();
    List<ReleaseStatement> refused = new ArrayList<>();
    for (ReleaseStatement statement : sent) {
      Optional<ServerError> error = statement.refused(connection);
      if (error.isPresent()) {
        refused.add(statement);
        if (refused.size() <= NAMED) {
          remarks.add(
              "%s is refused before any pending script, and not judged: %s"
                  .formatted(statement.place(), error.get()));
        }
      }
    }
    if (refused.size() > NAMED) {
      remarks.add(
          "So are %d others, the last of them %s"
              .formatted(refused.size() - NAMED, refused.get(refused.size() - 1).place()));
    }
    sent.removeAll(refused);
    if (all > 0) {
      remarks.add(
          "Prepared %d of %d statements of the running release".formatted(sent.size(), all));
    }
  }

  /** Asks again, after a statement that has changed the schema. */
  public void after(StatementId pending, Connection connection) throws SQLException {
    for (ReleaseStatement statement : sent) {
      Optional<ServerError> error = statement.refused(connection);
      if (error.isPresent()) {
        broken.putIfAbsent(statement, new Broken(pending, error.get()));
      } else {
        broken.remove(statement);
      }
    }
    if (connection.getAutoCommit()) {
      committed();
    }
  }

  /** From now on others see what the transaction has done; each statement is blamed on one only. */
  public void committed() {
    broken.forEach(
        (statement, how) ->
            found
                .computeIfAbsent(how.by(), key -> new ArrayList<>())
                .add(new BreaksStatement(statement.place().toString(), how.error().toString())));
    sent.removeAll(broken.keySet());
    broken.clear();
  }

  /** Returns what is refused, by the statement since which it is. */
  public Map<StatementId, List<BreaksStatement>> found() {
    return found;
  }

  /** Returns what a person should know of it. */
  public List<String> remarks() {
    return remarks;
  }
}
