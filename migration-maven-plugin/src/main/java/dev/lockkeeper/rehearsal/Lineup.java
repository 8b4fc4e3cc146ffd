package dev.lockkeeper.rehearsal;

import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.ServerRoles;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scripts of a history as a rehearsal applies them, whatever the database.
 *
 * @param released that run forward
 * @param pending that run forward
 * @param callbacks that run around the others, the released ones too, as they have in production
 */
public record Lineup(List<Script> released, List<Script> pending, List<Script> callbacks) {

  private static final Pattern DROPS_ROLE =
      Pattern.compile("\\bDROP\\s+(ROLE|USER|GROUP)\\b", Pattern.CASE_INSENSITIVE);

  /** Takes the scripts that a runner applies. */
  public static Lineup of(List<Script> released, List<Script> pending) {
    return new Lineup(
        forward(released),
        forward(pending),
        Stream.concat(released.stream(), pending.stream())
            .filter(script -> script.kind() == ScriptKind.CALLBACK)
            .toList());
  }

  private static List<Script> forward(List<Script> scripts) {
    return scripts.stream()
        .filter(script -> script.kind().runsForward() || script.kind() == ScriptKind.JAVA)
        .toList();
  }

  /** Returns whether a pending script may drop a role, which is the whole server's. */
  boolean dropsRoles() {
    return Stream.concat(pending.stream(), callbacks.stream())
        .anyMatch(
            script ->
                // what is written in Java does not show what it sends
                script.kind() == ScriptKind.JAVA
                    || DROPS_ROLE.matcher(script.sent().text()).find());
  }

  /** Makes a run see what depends on roles in its own database alone. */
  static void alone(ScratchDatabase database) throws CheckImpossibleException {
    try {
      ServerRoles.hideOthersThan(database);
    } catch (SQLException e) {
      throw lost(e);
    }
  }

  /** Returns what is applied before the first pending script. */
  public List<Script> beginning() {
    return with(released, callbacks);
  }

  /** Returns what is applied in the end, with those of the pending scripts. */
  public List<Script> upTo(List<Script> accepted) {
    return with(with(released, accepted), callbacks);
  }

  private static List<Script> with(List<Script> some, List<Script> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  /**
   * Applies the released scripts.
   *
   * @param cure what helps where one of them does not run
   */
  public void applyReleased(FlywayRunner runner, ScriptListener listener, String cure)
      throws CheckImpossibleException {
    try {
      runner.apply(beginning(), listener);
    } catch (ScriptFailedException e) {
      throw new CheckImpossibleException(
          "A released script does not run on an empty database: " + e.getMessage(), cure, e);
    }
  }

  /**
   * Applies those of the pending scripts; returns which one failed, where one did.
   *
   * @throws CheckImpossibleException where it was not the script's fault
   */
  public Optional<ScriptFailedException> applyPending(
      FlywayRunner runner, List<Script> accepted, ScriptListener listener)
      throws CheckImpossibleException {
    try {
      runner.apply(upTo(accepted), listener);
      return Optional.empty();
    } catch (ScriptFailedException e) {
      if (e.error().isOfMachine()) {
        throw new CheckImpossibleException(
            "The scratch server could not go on: " + e.getMessage(),
            "Free disk space and memory, or rehearse with fewer rows (migration.rows)",
            e);
      }
      return Optional.of(e);
    }
  }

  /** Returns that the database itself was lost on the way. */
  public static CheckImpossibleException lost(SQLException e) {
    return new CheckImpossibleException(
        "The scratch database cannot be used: " + e.getMessage().replace('\n', ' '),
        "Run the build again; free disk space if there is little",
        e);
  }
}
