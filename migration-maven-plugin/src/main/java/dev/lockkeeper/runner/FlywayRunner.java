package dev.lockkeeper.runner;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.ValidateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Applies scripts to a database through Flyway, exactly as a deployment does. */
public final class FlywayRunner {

  /** Where Flyway notes what it has applied, unless something else is configured. */
  public static final String HISTORY_TABLE = "flyway_schema_history";

  private final DataSource target;
  private final Path baseDirectory;
  private final FlywayConfiguration given;
  private final Optional<Duration> longest;
  private final Preparation preparation;
  private final ScriptListener also;

  /**
   * @param target the database to change
   * @param baseDirectory that the scripts' paths are relative to
   */
  public FlywayRunner(DataSource target, Path baseDirectory) {
    this(target, baseDirectory, FlywayConfiguration.DEFAULT);
  }

  /**
   * @param given what production's Flyway is configured to do
   */
  public FlywayRunner(DataSource target, Path baseDirectory, FlywayConfiguration given) {
    this(target, baseDirectory, given, Optional.empty(), () -> {}, ScriptListener.NONE);
  }

  private FlywayRunner(
      DataSource target,
      Path baseDirectory,
      FlywayConfiguration given,
      Optional<Duration> longest,
      Preparation preparation,
      ScriptListener also) {
    this.target = target;
    this.baseDirectory = baseDirectory;
    this.given = given;
    this.longest = longest;
    this.preparation = preparation;
    this.also = also;
  }

  /** What comes before a run. */
  @FunctionalInterface
  public interface Preparation {
    /** Does it, or says why nobody can. */
    void prepare() throws CheckImpossibleException;
  }

  /** Returns the same, which prepares each run; for rehearsals. */
  public FlywayRunner after(Preparation what) {
    return new FlywayRunner(target, baseDirectory, given, longest, what, also);
  }

  /** Returns the same, ending with an error each statement that takes longer; for rehearsals. */
  public FlywayRunner ending(Duration statementsAfter) {
    return new FlywayRunner(
        target, baseDirectory, given, Optional.of(statementsAfter), preparation, also);
  }

  /** Returns the same, which tells one more of each run; for rehearsals. */
  public FlywayRunner telling(ScriptListener other) {
    return new FlywayRunner(target, baseDirectory, given, longest, preparation, other);
  }

  /**
   * Applies those of the scripts that the database's history table does not hold, in Flyway's
   * order, and no others.
   *
   * @param scripts all that the database shall have had at the end; those it has had already must
   *     be among them, because Flyway compares their checksums
   * @throws ScriptFailedException when the server refuses a statement
   * @throws CheckImpossibleException when Flyway does not even begin
   */
  public void apply(List<Script> scripts, ScriptListener listener)
      throws ScriptFailedException, CheckImpossibleException {
    preparation.prepare();
    ScriptListener told = new Both(listener, also);
    if (longest.isEmpty()) {
      run(scripts, told);
      return;
    }
    try (Deadline deadline = new Deadline(told, target, longest.get())) {
      run(scripts, deadline);
    }
  }

  private void run(List<Script> scripts, ScriptListener listener)
      throws ScriptFailedException, CheckImpossibleException {
    StatementEvents events = new StatementEvents(listener, scripts);
    try (ProjectClasses classes = ProjectClasses.of(scripts, given.classPath())) {
      configuration(scripts, events, classes).load().migrate();
    } catch (FlywayException e) {
      throw translated(e, events);
    }
  }

  /**
   * What the database's history says about the scripts.
   *
   * @param missing those that a run would apply, in its order
   * @param disagreement why a run would not begin: an edited, removed or failed script
   */
  public record Standing(List<Script> missing, Optional<String> disagreement) {
    public Standing {
      missing = List.copyOf(missing);
    }
  }

  /** Returns what the database lacks, and changes nothing. */
  public Standing standing(List<Script> scripts) throws CheckImpossibleException {
    try (ProjectClasses classes = ProjectClasses.of(scripts, given.classPath())) {
      Flyway flyway =
          configuration(scripts, new StatementEvents(ScriptListener.NONE, scripts), classes)
              .ignoreMigrationPatterns("*:future", "*:pending")
              .load();
      Map<String, Script> byPath =
          scripts.stream().collect(Collectors.toMap(Script::path, Function.identity()));
      List<Script> missing =
          Arrays.stream(flyway.info().pending())
              .map(info -> byPath.get(info.getPhysicalLocation()))
              .toList();
      ValidateResult validated = flyway.validateWithResult();
      Optional<String> disagreement =
          validated.validationSuccessful
              ? Optional.empty()
              : validated.invalidMigrations.stream()
                  .map(invalid -> OneLine.of(invalid.errorDetails.errorMessage))
                  .findFirst()
                  .or(() -> Optional.of(OneLine.of(validated.getAllErrorMessages())));
      return new Standing(missing, disagreement);
    } catch (FlywayException e) {
      throw new CheckImpossibleException(
          "Flyway cannot read the history: " + OneLine.of(e.getMessage()), "Mend what it names", e);
    }
  }

  /**
   * Takes the note of a failed script out of the history, so that it can run again. Only for a
   * history with which the scripts agree otherwise.
   */
  public void forgetFailure(List<Script> scripts) throws CheckImpossibleException {
    try (ProjectClasses classes = ProjectClasses.of(scripts, given.classPath())) {
      configuration(scripts, new StatementEvents(ScriptListener.NONE, scripts), classes)
          .load()
          .repair();
    } catch (FlywayException e) {
      throw new CheckImpossibleException(
          "The failed script stays in the history: " + OneLine.of(e.getMessage()),
          "Take its row, success = false, out of " + given.table(),
          e);
    }
  }

  private FluentConfiguration configuration(
      List<Script> scripts, StatementEvents events, ProjectClasses classes) {
    FluentConfiguration configuration =
        new FluentConfiguration(classes.loader())
            .loggers(SilentLog.class.getName())
            .dataSource(new TransactionWatch(target, events).dataSource())
            .resourceProvider(new ScriptResources(scripts, baseDirectory))
            .javaMigrationClassProvider(classes::migrations)
            .callbacks(events);
    new Settings(given).applyTo(configuration);
    // Flyway's own lock would otherwise sit in an open transaction, which CREATE INDEX
    // CONCURRENTLY waits for without end.
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration;
  }

  private static CheckImpossibleException translated(FlywayException e, StatementEvents events)
      throws ScriptFailedException {
    Optional<Exception> ours = events.listenerFailure();
    if (ours.isPresent() && ours.get() instanceof CheckImpossibleException impossible) {
      return impossible;
    }
    if (ours.isPresent()) {
      return new CheckImpossibleException(
          "The rehearsal lost sight of the database: " + OneLine.of(ours.get().getMessage()),
          "Run again, and report it if it stays",
          ours.get());
    }
    if (events.refused().isPresent()) {
      throw events.refused().get();
    }
    return new CheckImpossibleException(
        "Flyway does not apply the scripts: " + OneLine.of(e.getMessage()),
        "Mend what it names",
        e);
  }
}
