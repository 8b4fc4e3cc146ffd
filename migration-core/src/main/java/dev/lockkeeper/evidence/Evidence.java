package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.Hold;
import dev.lockkeeper.effect.HowLong;
import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.effect.Traffic;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.Dialect;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything a hazard may ask about one statement; where the effects come from is none of its
 * business.
 *
 * @param read the statement and what it asks
 * @param effects what the server does, predicted or observed
 * @param differences what the running release would miss after the last pending script because of
 *     this statement; empty too where no schemas were compared
 * @param sampleRows rows in the tables of the rehearsal; empty where nothing was observed
 * @param before what went before it
 * @param standing where it stands on its way to the server
 * @param earlierOfDeployment the pending statements before it, those of earlier scripts too
 * @param mixesTransactions whether it is the first statement of its script that forbids a
 *     transaction, while others of the script run in one
 * @param setting what holds for the whole history
 */
public record Evidence(
    ReadStatement read,
    List<Effect> effects,
    List<Difference> differences,
    Map<Table, Long> sampleRows,
    Before before,
    Standing standing,
    List<Step> earlierOfDeployment,
    boolean mixesTransactions,
    Setting setting) {

  /** Rows that any server reads or writes within a blink, whatever their width. */
  private static final long SMALL = 1_000;

  private static final Predicate<Step> COMMITS_IMPLICITLY = Step::commitsImplicitly;

  public Evidence {
    effects = List.copyOf(effects);
    differences = List.copyOf(differences);
    sampleRows = Map.copyOf(sampleRows);
  }

  /** Returns the statement's operations of that kind, in order. */
  public <T extends Operation> Stream<T> operations(Class<T> kind) {
    return among(read.operations(), kind);
  }

  /** Returns the effects of that kind. */
  public <T extends Effect> Stream<T> effects(Class<T> kind) {
    return among(effects, kind);
  }

  /** Returns what of that kind the running release would miss because of the statement. */
  public <T extends Difference> Stream<T> differences(Class<T> kind) {
    return among(differences, kind);
  }

  /** Every hazard asks that of every statement, and mostly in vain. */
  private static <T> Stream<T> among(List<? super T> all, Class<T> kind) {
    for (Object one : all) {
      if (kind.isInstance(one)) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
      }
    }
    return Stream.empty();
  }

  /** Returns which kinds of operations, effects and differences there are. */
  public Set<Class<?>> kinds() {
    Set<Class<?>> kinds = new HashSet<>();
    read.operations().forEach(operation -> kinds.add(operation.getClass()));
    effects.forEach(effect -> kinds.add(effect.getClass()));
    differences.forEach(difference -> kinds.add(difference.getClass()));
    return kinds;
  }

  /** Returns the SQL that the statement is written in. */
  public Dialect dialect() {
    return read.script().dialect();
  }

  /** Returns the way in which MySQL changes the table; nothing on other databases. */
  public Optional<Effect.Uses> way(Table table) {
    return effects(Effect.Uses.class).filter(way -> way.table().equals(table)).findFirst();
  }

  /** Returns whether the table was made by the pending scripts, so that nobody waits for it. */
  public boolean born(Table table) {
    return before.isBorn(table);
  }

  /** Returns whether that traffic on a table already in use waits that long. */
  public boolean blocks(Table table, Traffic traffic, HowLong howLong) {
    return waits(traffic, howLong).anyMatch(wait -> wait.table().equals(table));
  }

  /** Returns the waits of that traffic and length, on tables already in use. */
  public Stream<Blocks> waits(Traffic traffic, HowLong howLong) {
    return waits().filter(wait -> wait.traffic() == traffic && wait.howLong() == howLong);
  }

  /**
   * Returns all waits on tables already in use. Work on nothing but new tables without rows takes
   * no longer than an instant.
   */
  public Stream<Blocks> waits() {
    boolean isLong = takesLong();
    return effects(Blocks.class)
        .filter(wait -> !born(wait.table()) && !isWithoutWriters(wait))
        .map(
            wait ->
                isLong
                    ? wait
                    : new Blocks(wait.table(), wait.traffic(), HowLong.INSTANT, wait.hold()));
  }

  /** Nothing but REFRESH writes to a materialized view. */
  private boolean isWithoutWriters(Blocks wait) {
    return wait.traffic() == Traffic.WRITES
        && before
            .schema()
            .object(wait.table())
            .filter(object -> object.kind() == ObjectKind.MATERIALIZED_VIEW)
            .isPresent();
  }

  /** Returns whether its run time grows with a table already in use. */
  public boolean takesLong() {
    return work().isLong();
  }

  private Work work() {
    return new Work(read.operations(), effects, before);
  }

  /** Returns the transaction it runs in, with its other statements. */
  public Transaction transaction() {
    return standing.transaction();
  }

  /** Returns the schema as its transaction leaves it: what stands between is seen by nobody. */
  public Schema afterTransaction() {
    Schema after = before.schema();
    for (Operation operation : read.operations()) {
      after = after.after(operation);
    }
    for (Step step : transaction().later()) {
      for (Operation operation : step.read().operations()) {
        after = after.after(operation);
      }
    }
    return after;
  }

  /** Returns the schema that the running release knows. */
  public Schema released() {
    return earlierOfDeployment.isEmpty()
        ? before.schema()
        : earlierOfDeployment.get(0).before().schema();
  }

  /**
   * Returns whether the scripts show all tables that the running release has, so that one they do
   * not show is there nowhere.
   */
  public boolean showsAllTables() {
    return !released().tables().isEmpty() && !before.hasGaps();
  }

  /** Returns the settings in force when it begins. */
  public SessionSettings settings() {
    return standing.settings();
  }

  /** Returns whether it runs in a transaction block, in which some statements are refused. */
  public boolean inTransactionBlock() {
    return transaction().block();
  }

  /** Returns whether the server refuses it in a transaction block. */
  public boolean forbidsTransaction() {
    return effects(Effect.ForbidsTransaction.class).findAny().isPresent();
  }

  /**
   * Returns the strongest lock that earlier statements of its transaction left on each table
   * already in use, where it makes anybody wait.
   */
  public Map<Table, LockMode> heldAlready() {
    return transaction().held();
  }

  /** Returns the locks it takes on tables already in use that make anybody wait. */
  public Map<Table, LockMode> blockingLocks() {
    return Step.blockingLocks(effects, before);
  }

  /** Returns how long it waits by the settings in force. */
  public Timeouts timeouts() {
    return new Timeouts(settings(), dialect(), setting.runner());
  }

  /** Returns where it stands among the statements of its script. */
  public Place inScript() {
    return new Place(standing.script(), read);
  }

  /** Returns where it stands among all pending statements. */
  public Place inDeployment() {
    return new Place(standing.deployment(), read);
  }

  /** Returns whether a failure further down in its script undoes it. */
  public boolean undoneOnFailure() {
    return inTransactionBlock() && !standing.script().fromHereOn(read, COMMITS_IMPLICITLY);
  }

  /** Returns whether later scripts run under what its script has set. */
  public boolean leaks(String name) {
    return standing.leaking().contains(name);
  }

  /** Returns whether a table already in use, or one below it, is written anew. */
  public boolean rewrites(Table table) {
    Set<Table> tree = new HashSet<>(Set.of(table));
    before.schema().descendantsOf(table).forEach(below -> tree.add(below.table()));
    return !born(table)
        && effects(Effect.Rewrites.class).anyMatch(rewrite -> tree.contains(rewrite.table()));
  }

  /** Returns the strongest lock on the table, where there is one. */
  public Optional<LockMode> lock(Table table) {
    return effects(Locks.class)
        .filter(lock -> lock.table().equals(table))
        .map(Locks::mode)
        .max(Comparator.comparingInt(LockMode::strength));
  }

  /** Returns how long that traffic was seen to wait for the table. */
  public Optional<Hold> hold(Table table, Traffic traffic) {
    return effects(Blocks.class)
        .filter(wait -> wait.table().equals(table) && wait.traffic() == traffic)
        .flatMap(wait -> wait.hold().stream())
        .max(Comparator.comparingDouble(Hold::heldMillis));
  }

  /** Returns whether production is known to have so few rows that work on all of them is short. */
  public boolean isSmall(Table table) {
    return productionRows(table).filter(rows -> rows <= SMALL).isPresent();
  }

  /** Returns whether all that it reads or writes through is small. */
  public boolean worksOnSmall() {
    return work().tables().allMatch(this::isSmall);
  }

  /**
   * Returns the table's rows in production, where they are known. 0 only leaves a table unfilled:
   * it says nothing of production, or what no rehearsal can judge would pass.
   */
  public Optional<Long> productionRows(Table table) {
    return Optional.ofNullable(setting.productionRows().get(table)).filter(rows -> rows > 0);
  }
}
