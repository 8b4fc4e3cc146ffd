package dev.lockkeeper.rehearsal;

import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.TransactionModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why a pending statement was not seen. */
public final class Unobserved {

  private static final String OTHERWISE = "Flyway does not run it";

  private final List<Script> pending;
  private final PendingStatements statements;
  private final Map<StatementId, String> reasons = new HashMap<>();
  private String otherwise = OTHERWISE;

  /** Nothing of the scripts was seen yet. */
  public Unobserved(List<Script> pending) {
    this.pending = pending;
    this.statements = new PendingStatements(pending);
  }

  /** Returns the same reasons, to which others can be added. */
  Unobserved copy() {
    Unobserved copy = new Unobserved(pending);
    copy.reasons.putAll(reasons);
    copy.otherwise = otherwise;
    return copy;
  }

  /** Returns the scripts before the first that Flyway refuses to begin. */
  List<Script> withoutRefusedByFlyway(boolean mixedAllowed) {
    for (int i = 0; i < pending.size(); i++) {
      Script script = pending.get(i);
      List<Statement> of = statements.of(script.path());
      Optional<String> refusal = refusal(script, of, mixedAllowed);
      if (refusal.isPresent()) {
        of.forEach(statement -> reasons.put(id(script, statement), refusal.get()));
        otherwise = script.fileName() + " before it is refused by Flyway";
        return pending.subList(0, i);
      }
    }
    return pending;
  }

  private static Optional<String> refusal(
      Script script, List<Statement> statements, boolean mixedAllowed) {
    Optional<String> broken = statements.stream().flatMap(s -> s.broken().stream()).findFirst();
    if (broken.isPresent()) {
      return broken.map(why -> "the script cannot be split into statements: " + why);
    }
    return !mixedAllowed && TransactionModel.of(script, statements) == TransactionModel.MIXED
        ? Optional.of("Flyway refuses the script: it has statements for a transaction and others")
        : Optional.empty();
  }

  /** The run ended there: what comes later was not tried. */
  public void endedBy(ScriptFailedException failure) {
    otherwise = "it comes after the statement that failed: " + failure.getMessage();
  }

  /** Rows of ours stood in the way, not the statement; returns which. */
  StatementId refusedOnRows(ScriptFailedException failure) {
    reasons.put(
        failure.statement(),
        "it runs on an empty database, but not on the generated rows: " + failure.error());
    return failure.statement();
  }

  /** Returns the reason for each pending statement that is not among the observed. */
  public Map<StatementId, String> reasons(Set<StatementId> observed) {
    Map<StatementId, String> all = new HashMap<>();
    for (Script script : pending) {
      for (Statement statement : statements.of(script.path())) {
        StatementId id = id(script, statement);
        if (!observed.contains(id)) {
          all.put(id, reasons.getOrDefault(id, otherwise));
        }
      }
    }
    return all;
  }

  private static StatementId id(Script script, Statement statement) {
    return new StatementId(script.path(), statement.index());
  }
}
