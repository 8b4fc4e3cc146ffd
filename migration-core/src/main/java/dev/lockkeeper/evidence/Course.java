package dev.lockkeeper.evidence;

import dev.lockkeeper.effect.LockMode;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.ControlTransaction;
import dev.lockkeeper.operation.Operation.SetSetting;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementId;
import dev.lockkeeper.script.TransactionModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way of the pending statements over one connection: which of them share a transaction, and
 * what is set when each begins.
 *
 * <p>A script is one transaction, unless it has a statement that forbids one; then each of its
 * statements is on its own, but for those between a BEGIN and a COMMIT. A COMMIT inside a script
 * ends its transaction, and the driver opens the next before the next statement.
 */
public final class Course {

  /** Run before all scripts, on their connection. */
  private static final Set<String> FIRST = Set.of("beforeMigrate", "createSchema", "beforeConnect");

  /** Run before each script, in its transaction. */
  private static final Set<String> EACH = Set.of("beforeEachMigrate");

  private final RunnerModel runner;
  private final Map<StatementId, Transaction> transactions = new HashMap<>();
  private final Map<StatementId, SessionSettings> settings = new HashMap<>();
  private final Map<StatementId, Integer> places = new HashMap<>();
  private final List<Step> all = new ArrayList<>();
  private final Map<String, List<Step>> scripts = new LinkedHashMap<>();
  private final Map<String, OrderedSteps> finished = new HashMap<>();
  private final Map<String, TransactionModel> models = new HashMap<>();
  private final Map<String, Set<String>> leaking = new HashMap<>();
  private final List<Operation> beforeEach;
  private OrderedSteps deployment = new OrderedSteps(List.of());
  private SessionSettings now;
  private List<Step> open = new ArrayList<>();
  private boolean inBlock;

  private Course(RunnerModel runner, SessionSettings atStart, List<Operation> beforeEach) {
    this.runner = runner;
    this.now = atStart;
    this.beforeEach = beforeEach;
  }

  /**
   * Returns the way of those statements.
   *
   * @param released statements that have changed the defaults of role or database
   * @param callbacks statements of callbacks
   * @param pending in the order in which they run, callbacks left out
   */
  public static Course of(
      RunnerModel runner,
      List<ReadStatement> released,
      List<ReadStatement> callbacks,
      List<Step> pending) {
    SessionSettings start = runner.atConnect();
    for (ReadStatement read : released) {
      for (Operation operation : read.operations()) {
        if (operation instanceof Operation.AlterObject alter) {
          start = start.after(alter);
        }
      }
    }
    for (Operation operation : operations(callbacks, FIRST)) {
      if (operation instanceof SetSetting set) {
        start = start.after(set, "", false);
      }
    }
    Course course = new Course(runner, start, operations(callbacks, EACH));
    course.run(pending);
    return course;
  }

  private static List<Operation> operations(List<ReadStatement> callbacks, Set<String> events) {
    return callbacks.stream()
        .filter(read -> read.script().kind() == ScriptKind.CALLBACK)
        .filter(read -> events.contains(event(read.script().fileName())))
        .flatMap(read -> read.operations().stream())
        .toList();
  }

  private static String event(String fileName) {
    return fileName.split("__|\\.", 2)[0];
  }

  /** Returns the pending statements before this one, those of earlier scripts too. */
  public List<Step> earlierThan(Step step) {
    return all.subList(0, places.getOrDefault(step.read().id(), 0));
  }

  /** Returns where the statement stands; one that this is not the course of stands alone. */
  public Standing of(Step step) {
    StatementId id = step.read().id();
    return new Standing(
        Optional.ofNullable(transactions.get(id)).orElseGet(() -> Transaction.of(step)),
        Optional.ofNullable(finished.get(id.script()))
            .orElseGet(() -> new OrderedSteps(List.of(step))),
        deployment,
        settings.getOrDefault(id, now),
        leaking.getOrDefault(id.script(), Set.of()),
        !runner.mixed()
            && models.getOrDefault(id.script(), TransactionModel.TRANSACTIONAL)
                == TransactionModel.MIXED);
  }

  private void run(List<Step> pending) {
    pending.forEach(
        step ->
            scripts
                .computeIfAbsent(step.read().script().path(), path -> new ArrayList<>())
                .add(step));
    scripts.forEach((path, steps) -> models.put(path, model(steps)));
    boolean together =
        runner.group() && scripts.values().stream().allMatch(this::runsInTransaction);
    for (List<Step> script : scripts.values()) {
      beginScript();
      if (runsInTransaction(script)) {
        script.forEach(this::inTransaction);
        if (!together) {
          end();
        }
      } else {
        script.forEach(this::outside);
        end();
      }
    }
    end();
    // each of its statements is judged beside all the others
    scripts.forEach((path, steps) -> finished.put(path, new OrderedSteps(steps)));
    deployment = new OrderedSteps(all);
  }

  /** What Flyway refuses to run at all is judged as if it ran in a transaction. */
  private boolean runsInTransaction(List<Step> script) {
    return switch (models.get(script.get(0).read().script().path())) {
      case TRANSACTIONAL -> true;
      case MIXED -> !runner.mixed();
      case NON_TRANSACTIONAL -> false;
    };
  }

  private static TransactionModel model(List<Step> script) {
    return TransactionModel.of(
        script.get(0).read().script(),
        script.stream().map(step -> step.read().statement()).toList());
  }

  private void beginScript() {
    for (Operation operation : beforeEach) {
      if (operation instanceof SetSetting set) {
        now = now.after(set, "", true);
      }
    }
  }

  private void inTransaction(Step step) {
    if (step.commitsImplicitly()) {
      alone(step);
      return;
    }
    add(step, true);
    if (endsTransaction(step)) {
      end();
    }
  }

  /** implicit-commit: such a statement ends what is open, and is a transaction of its own. */
  private void alone(Step step) {
    end();
    add(step, false);
    end();
  }

  private void outside(Step step) {
    if (step.commitsImplicitly()) {
      alone(step);
      return;
    }
    boolean begins = controls(step, Set.of("BEGIN"));
    boolean block = begins || !open.isEmpty();
    add(step, block);
    if (!block || endsTransaction(step)) {
      end();
    }
  }

  private void add(Step step, boolean block) {
    places.put(step.read().id(), all.size());
    all.add(step);
    settings.put(step.read().id(), now);
    noteLeaks(step);
    open.add(step);
    for (Operation operation : step.read().operations()) {
      if (operation instanceof SetSetting set) {
        now = now.after(set, step.read().script().path(), block);
      }
    }
    inBlock = block;
  }

  private void noteLeaks(Step step) {
    String script = step.read().script().path();
    if (!step.read().operations().stream().allMatch(SetSetting.class::isInstance)) {
      now.session()
          .forEach(
              (name, value) -> {
                if (!value.script().isEmpty() && !value.script().equals(script)) {
                  leaking.computeIfAbsent(value.script(), path -> new HashSet<>()).add(name);
                }
              });
    }
  }

  private void end() {
    List<Step> steps = List.copyOf(open);
    List<Map<Table, LockMode>> held = held(steps);
    Optional<Step> longWork = Optional.empty();
    for (int at = steps.size() - 1; at >= 0; at--) {
      Step step = steps.get(at);
      transactions.put(
          step.read().id(), new Transaction(steps, at, inBlock, longWork, held.get(at)));
      longWork = step.takesLong() ? Optional.of(step) : longWork;
    }
    open = new ArrayList<>();
    now = now.afterTransaction();
  }

  /** Returns what is held already when each begins. */
  private static List<Map<Table, LockMode>> held(List<Step> steps) {
    List<Map<Table, LockMode>> all = new ArrayList<>();
    Map<Table, LockMode> held = Map.of();
    for (Step step : steps) {
      all.add(held);
      held = Transaction.heldBehind(step, held);
    }
    return all;
  }

  private static boolean endsTransaction(Step step) {
    return controls(step, Set.of("COMMIT", "ROLLBACK"));
  }

  private static boolean controls(Step step, Set<String> keywords) {
    return step.read().operations().stream()
        .anyMatch(
            operation ->
                operation instanceof ControlTransaction control
                    && keywords.contains(control.keyword()));
  }
}
