package dev.lockkeeper.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.parse.OperationReader;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Version;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which statements share a transaction, and what is set when each begins. */
class CourseTest {

  private static final RunnerModel GROUP = new RunnerModel(true, false, false, List.of());
  private static final RunnerModel MIXED = new RunnerModel(false, true, false, List.of());

  @Test
  void a_script_is_one_transaction_and_the_next_script_another() {
    assertThat(transactions(RunnerModel.DEFAULT, "SELECT 1; SELECT 2", "SELECT 3"))
        .containsExactly("block 1 2", "block 1 2", "block 3");
  }

  @Test
  void a_group_is_one_transaction_unless_one_of_its_scripts_forbids_it() {
    assertThat(transactions(GROUP, "SELECT 1", "SELECT 2"))
        .containsExactly("block 1 2", "block 1 2");
    assertThat(transactions(GROUP, "SELECT 1", "VACUUM", "SELECT 3"))
        .containsExactly("block 1", "alone 2", "block 3");
  }

  @Test
  void where_a_transaction_is_forbidden_every_statement_is_alone() {
    assertThat(transactions(RunnerModel.DEFAULT, "VACUUM; VACUUM"))
        .containsExactly("alone 1", "alone 2");
    assertThat(transactions(MIXED, "SELECT 1; VACUUM")).containsExactly("alone 1", "alone 2");
    assertThat(transactions(RunnerModel.DEFAULT, "SELECT 1; VACUUM"))
        .containsExactly("block 1 2", "block 1 2");
  }

  @Test
  void begin_and_commit_cut_a_script() {
    assertThat(transactions(RunnerModel.DEFAULT, "SELECT 1; COMMIT; SELECT 3"))
        .containsExactly("block 1 2", "block 1 2", "block 3");
    assertThat(transactions(MIXED, "VACUUM; BEGIN; SELECT 3; COMMIT; SELECT 5"))
        .containsExactly("alone 1", "block 2 3 4", "block 2 3 4", "block 2 3 4", "alone 5");
  }

  @Test
  void a_value_of_the_session_stays_and_a_local_one_ends_with_its_transaction() {
    assertThat(lockTimeouts(RunnerModel.DEFAULT, "SET lock_timeout = '2s'; SELECT 2", "SELECT 3"))
        .containsExactly("-", "2s", "2s of V1__s.sql");
    assertThat(
            lockTimeouts(RunnerModel.DEFAULT, "SET LOCAL lock_timeout = 500; SELECT 2", "SELECT 3"))
        .containsExactly("-", "500", "-");
    assertThat(
            lockTimeouts(
                RunnerModel.DEFAULT,
                "SELECT set_config('lock_timeout', '1s', true); RESET lock_timeout; SELECT 3"))
        .containsExactly("-", "1s", "-");
  }

  @Test
  void a_local_value_outside_a_transaction_is_none() {
    assertThat(lockTimeouts(MIXED, "VACUUM; SET LOCAL lock_timeout = '2s'; SELECT 3"))
        .containsExactly("-", "-", "-");
  }

  @Test
  void reset_brings_back_the_default_of_role_or_database() {
    List<ReadStatement> released =
        read("V1__r.sql", ScriptKind.VERSIONED, "ALTER DATABASE shop SET lock_timeout = 3000");
    List<Step> pending =
        steps(
            read(
                "V2__s.sql",
                ScriptKind.VERSIONED,
                "SET lock_timeout = '1s'; RESET lock_timeout; SELECT 3"));
    Course course = Course.of(RunnerModel.DEFAULT, released, List.of(), pending);
    assertThat(pending.stream().map(step -> lockTimeout(course, step)))
        .containsExactly("3000 of ", "1s", "3000 of ");
  }

  @Test
  void callbacks_before_all_and_before_each_set_what_scripts_have() {
    List<ReadStatement> callbacks =
        read("beforeEachMigrate.sql", ScriptKind.CALLBACK, "SET LOCAL lock_timeout = '4s'");
    List<Step> pending =
        steps(read("V2__s.sql", ScriptKind.VERSIONED, "SELECT 1; COMMIT; SELECT 3"));
    Course course = Course.of(RunnerModel.DEFAULT, List.of(), callbacks, pending);
    assertThat(pending.stream().map(step -> lockTimeout(course, step)))
        .containsExactly("4s of ", "4s of ", "-");
  }

  private static List<String> transactions(RunnerModel runner, String... scripts) {
    List<Step> pending = pending(scripts);
    Course course = Course.of(runner, List.of(), List.of(), pending);
    return pending.stream()
        .map(
            step -> {
              Transaction transaction = course.of(step).transaction();
              StringBuilder text = new StringBuilder(transaction.block() ? "block" : "alone");
              transaction.steps().forEach(one -> text.append(' ').append(pending.indexOf(one) + 1));
              return text.toString();
            })
        .toList();
  }

  private static List<String> lockTimeouts(RunnerModel runner, String... scripts) {
    List<Step> pending = pending(scripts);
    Course course = Course.of(runner, List.of(), List.of(), pending);
    return pending.stream().map(step -> lockTimeout(course, step)).toList();
  }

  private static String lockTimeout(Course course, Step step) {
    return course
        .of(step)
        .settings()
        .value("lock_timeout")
        .map(
            value ->
                value.script().equals(step.read().script().path())
                    ? value.text().orElse("?")
                    : value.text().orElse("?") + " of " + value.script())
        .orElse("-");
  }

  private static List<Step> pending(String... scripts) {
    List<Step> pending = new ArrayList<>();
    for (int i = 0; i < scripts.length; i++) {
      pending.addAll(steps(read("V" + (i + 1) + "__s.sql", ScriptKind.VERSIONED, scripts[i])));
    }
    return pending;
  }

  private static List<Step> steps(List<ReadStatement> statements) {
    return statements.stream().map(read -> new Step(read, List.of(), Before.NOTHING)).toList();
  }

  private static List<ReadStatement> read(String path, ScriptKind kind, String sql) {
    Script script = new Script(path, Version.parse("1"), "s", kind, 0, sql);
    try (OperationReader reader = new OperationReader()) {
      return StatementSplitter.split(script).stream()
          .map(statement -> new ReadStatement(script, statement, reader.read(statement)))
          .toList();
    }
  }
}
