package dev.lockkeeper.deploy;

import dev.lockkeeper.deploy.InvalidIndexes.Invalid;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ServerError;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** One run of a plan, with all its attempts. */
final class Applying implements AutoCloseable {

  private static final Set<String> TRY_AGAIN = Set.of("55P03", "40P01");

  /** A second build meets the same rows. */
  private static final String CONSTRAINT_VIOLATION = "23";

  /** The server has no such error: it answers that all is well. */
  private static final String INVALID_LEFT = "55000";

  private final Deployment deployment;
  private final FlywayRunner runner;
  private final BlockerWatch watch;
  private final MigratingSession session;
  private final Cleaner cleaner;
  private final Map<Script, Integer> failures = new HashMap<>();

  Applying(Deployment deployment, List<Script> missing) throws CheckImpossibleException {
    this.deployment = deployment;
    this.runner = deployment.runner();
    this.cleaner = new Cleaner(deployment.target(), deployment.progress());
    this.watch =
        new BlockerWatch(
            deployment.target(), deployment.patience().lockTimeout(), deployment.progress());
    this.session = new MigratingSession(deployment, missing, watch, cleaner);
  }

  void run() throws DeployStoppedException, CheckImpossibleException {
    boolean done = false;
    while (!done) {
      done = attempt();
    }
  }

  /** Returns whether all scripts are applied; else the one that failed may be tried again. */
  private boolean attempt() throws DeployStoppedException, CheckImpossibleException {
    try {
      runner.apply(deployment.scripts(), session);
      return true;
    } catch (ScriptFailedException e) {
      recover(e.error());
    } catch (CheckImpossibleException e) {
      if (session.leftInvalid().isEmpty()) {
        throw e;
      }
      String left = quoted(session.leftInvalid());
      recover(new ServerError(INVALID_LEFT, "it ended well, and there is " + left));
    }
    return false;
  }

  private void recover(ServerError error) throws DeployStoppedException, CheckImpossibleException {
    if (error.isOfMachine()) {
      throw lost(error);
    }
    int failed = failures.merge(script(), 1, Integer::sum);
    if (session.inTransaction()) {
      recoverTransaction(error, failed);
    } else {
      recoverStatements(error, failed);
    }
  }

  private CheckImpossibleException lost(ServerError error) {
    String cure =
        "Run apply again when the database answers: what its history holds is not repeated";
    try {
      if (!session.inTransaction()) {
        runner.forgetFailure(deployment.scripts());
      }
    } catch (CheckImpossibleException e) {
      cure = e.getMessage().replaceAll("\\.$", "") + ", and run apply again";
    }
    return new CheckImpossibleException(
        "%s was lost in %s: %s. Applied before it: %s"
            .formatted(deployment.target(), script().path(), error, applied()),
        cure);
  }

  private void recoverTransaction(ServerError error, int failed)
      throws DeployStoppedException, CheckImpossibleException {
    if (!TRY_AGAIN.contains(error.sqlState())) {
      throw stopped(
          error,
          "Nothing of it is applied",
          session.leftInvalid().stream()
              .findFirst()
              .map(index -> "Run %s; and apply again".formatted(index.drop()))
              .orElse("Mend what the server names, and run apply again"));
    }
    Patience patience = deployment.patience();
    if (failed > patience.retries()) {
      throw stopped(
          error,
          "%d attempts of %s each got no further; in the way: %s. Nothing of it is applied"
              .formatted(failed, written(patience.lockTimeout()), blockers()),
          "Run apply again when they have ended, or at a quieter time; migration.deploy.retries"
              + " and migration.deploy.lockTimeout say how long it tries");
    }
    Duration pause = patience.pause(failed);
    deployment
        .progress()
        .accept(
            "%s: %s; in the way: %s. Retry %d of %d in %s"
                .formatted(
                    script().path(),
                    error,
                    blockers(),
                    failed,
                    patience.retries(),
                    written(pause)));
    sleep(pause);
  }

  /** What ran before the failure has stayed, so only one more try is worth it. */
  private void recoverStatements(ServerError error, int failed)
      throws DeployStoppedException, CheckImpossibleException {
    List<Invalid> left = session.leavings();
    runner.forgetFailure(deployment.scripts());
    cleaner.drop(left);
    boolean mayHelp = !left.isEmpty() || TRY_AGAIN.contains(error.sqlState());
    if (failed > 1 || !mayHelp || error.sqlState().startsWith(CONSTRAINT_VIOLATION)) {
      throw stopped(
          error,
          "It ran outside a transaction: statements before that one have stayed, the history does"
              + " not hold the script, and "
              + (left.isEmpty() ? "no index is invalid" : "dropped was " + quoted(left)),
          "Mend what the server names, and run apply again: the script starts from its first"
              + " statement");
    }
    deployment.progress().accept("%s: %s. Once more".formatted(script().path(), error));
  }

  private static String quoted(List<Invalid> left) {
    return left.stream()
        .map(index -> "the invalid index " + index.quoted())
        .collect(Collectors.joining(", "));
  }

  private DeployStoppedException stopped(ServerError error, String state, String cure) {
    return new DeployStoppedException(
        "Stopped at %s: %s. %s. Applied before it: %s"
            .formatted(script().path(), error, state, applied()),
        cure);
  }

  private Script script() {
    return session.script();
  }

  private String applied() {
    return Plan.names(session.applied());
  }

  private String blockers() {
    return watch.last().isEmpty()
        ? "nobody who could be seen"
        : watch.last().stream().map(Blocker::toString).collect(Collectors.joining("; "));
  }

  private static String written(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  private static void sleep(Duration pause) throws CheckImpossibleException {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckImpossibleException(
          "The build was interrupted between two attempts", "Run apply again", e);
    }
  }

  @Override
  public void close() throws CheckImpossibleException {
    watch.close();
  }
}
