package dev.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.report.JudgedReport;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DeploymentTest {

  private static final Script ORDERS =
      TestScript.versioned(1, "CREATE TABLE orders (id int PRIMARY KEY, total int);");
  private static final Script NOTE =
      TestScript.versioned(2, "ALTER TABLE orders ADD COLUMN note text;");

  private Production production;

  @BeforeEach
  void freshDatabase() throws CheckImpossibleException {
    production = new Production();
  }

  @Test
  void applies_what_is_missing_and_says_what_it_did() throws Exception {
    String end = production.deploy(ORDERS, NOTE);

    assertThat(end)
        .matches(
            "Applied 2 scripts to %s on 127.0.0.1:%d \\(V1, V2\\) in \\d+\\.\\d s"
                .formatted(production.database.name(), production.port()));
    assertThat(production.progress)
        .satisfiesExactly(
            line -> assertThat(line).matches("Applied db/V1__test.sql in \\d+\\.\\d s"),
            line -> assertThat(line).matches("Applied db/V2__test.sql in \\d+\\.\\d s"));
    assertThat(columns()).isEqualTo("id,total,note");
  }

  @Test
  void has_nothing_to_do_the_second_time() throws Exception {
    production.deploy(ORDERS);

    assertThat(production.deploy(ORDERS))
        .isEqualTo("Nothing to do: %s has all 1 script".formatted(production.target()));
  }

  @Test
  void a_dry_run_says_what_is_missing_and_changes_nothing() throws Exception {
    production.deploy(ORDERS);

    String outlook =
        production.deployment(Production.judging(ORDERS, NOTE), ORDERS, NOTE).plan().outlook();

    assertThat(outlook).isEqualTo("Would apply 1 script to %s (V2)".formatted(production.target()));
    assertThat(columns()).isEqualTo("id,total");
  }

  @Test
  void a_script_edited_after_its_judgement_is_refused_and_none_is_applied() throws Exception {
    JudgedReport judged = Production.judging(ORDERS, withChecksum(NOTE, 4711));

    assertThatThrownBy(() -> production.deployment(judged, ORDERS, NOTE).plan())
        .isInstanceOf(DeployStoppedException.class)
        .hasMessage(
            "db/V2__test.sql was edited after it was judged: its checksum is 0, and 4711 was"
                + " judged. Run migration:check over it as it is now.");
    assertThat(relations("orders")).isZero();
  }

  @Test
  void a_script_that_nobody_judged_is_refused() {
    assertThatThrownBy(() -> production.deployment(Production.judging(ORDERS), ORDERS, NOTE).plan())
        .isInstanceOf(DeployStoppedException.class)
        .hasMessageStartingWith("db/V2__test.sql was not judged: the report does not list it.");
  }

  @Test
  void a_released_script_need_not_be_judged_again() throws Exception {
    production.deploy(ORDERS);

    assertThat(production.deployment(Production.judging(NOTE), ORDERS, NOTE).plan().apply())
        .contains("(V2)");
  }

  @Test
  void an_applied_script_that_was_edited_is_refused() throws Exception {
    production.deploy(ORDERS);
    Script edited = TestScript.versioned(1, "CREATE TABLE orders (id bigint);");

    assertThatThrownBy(() -> production.deploy(edited, NOTE))
        .isInstanceOf(DeployStoppedException.class)
        .hasMessageContaining("and the scripts disagree: Migration checksum mismatch");
    assertThat(columns()).isEqualTo("id,total");
  }

  @Test
  void a_refused_report_applies_nothing() {
    JudgedReport refused =
        new JudgedReport(Instant.EPOCH, "refused", Set.of("lint", "rehearse"), List.of());

    assertThatThrownBy(() -> production.deployment(refused, ORDERS).plan())
        .isInstanceOf(DeployStoppedException.class)
        .hasMessageStartingWith("The report's verdict is 'refused', and only what passed is");
  }

  @Test
  void a_prediction_alone_applies_nothing() {
    JudgedReport lint = new JudgedReport(Instant.EPOCH, "passed", Set.of("lint"), List.of());

    assertThatThrownBy(() -> production.deployment(lint, ORDERS).plan())
        .isInstanceOf(DeployStoppedException.class)
        .hasMessageStartingWith("The report is not of migration:check: only [lint] judged");
  }

  @Test
  void a_callback_that_was_judged_runs_and_another_does_not() throws Exception {
    Script callback =
        new Script(
            "db/afterMigrate.sql",
            Optional.empty(),
            "",
            ScriptKind.CALLBACK,
            0,
            "CREATE TABLE IF NOT EXISTS called_back (id int);");

    assertThatThrownBy(
            () -> production.deployment(Production.judging(ORDERS), ORDERS, callback).plan())
        .hasMessageStartingWith("db/afterMigrate.sql was not judged");
    production.deploy(ORDERS, callback);

    assertThat(relations("called_back")).isOne();
  }

  @Test
  void a_statement_that_the_server_refuses_stops_there_and_names_what_went_before()
      throws Exception {
    Script bad = TestScript.versioned(2, "ALTER TABLE nowhere ADD COLUMN x int;");

    assertThatThrownBy(() -> production.deploy(ORDERS, bad))
        .isInstanceOf(DeployStoppedException.class)
        .hasMessage(
            "Stopped at db/V2__test.sql: relation \"nowhere\" does not exist (SQLSTATE 42P01)."
                + " Nothing of it is applied. Applied before it: V1. Mend what the server names,"
                + " and run apply again.");
    assertThat(relations("orders")).isOne();
  }

  @Test
  void a_lost_connection_is_no_refusal() {
    Script suicide = TestScript.versioned(2, "SELECT pg_terminate_backend(pg_backend_pid());");

    assertThatThrownBy(() -> production.deploy(ORDERS, suicide))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("was lost in db/V2__test.sql: ")
        .hasMessageContaining("Applied before it: V1.");
  }

  private String columns() throws Exception {
    return production.answer(
        "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute"
            + " WHERE attrelid = 'orders'::regclass AND attnum > 0");
  }

  private int relations(String name) throws Exception {
    return Integer.parseInt(
        production.answer("SELECT count(*) FROM pg_class WHERE relname = '%s'".formatted(name)));
  }

  private static Script withChecksum(Script script, int checksum) {
    return new Script(
        script.path(),
        script.version(),
        script.description(),
        script.kind(),
        checksum,
        script.text());
  }
}
