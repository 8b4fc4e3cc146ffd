package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Recovery;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Roles are those of the whole server, on which scripts run once for each thing that is asked. */
@Tag("database")
class SharedByServerTest {

  private static final Script RELEASED =
      TestScript.versioned(1, "CREATE TABLE orders (id int PRIMARY KEY, total int);");

  private static final List<Script> PENDING =
      List.of(
          TestScript.versioned(
              2,
              """
              CREATE ROLE reader_of_orders;
              GRANT SELECT ON orders TO reader_of_orders;
              """),
          TestScript.versioned(3, "GRANT INSERT ON orders TO reader_of_orders;"),
          TestScript.versioned(4, "ALTER TABLE orders ALTER COLUMN total TYPE bigint;"));

  @Test
  void a_role_is_made_in_each_run_and_for_each_history() throws Exception {
    Rehearsed first = rehearsal(new Passes(3, List.of(), true, Duration.ofMillis(200))).run();
    Rehearsed second = rehearsal(Passes.EXACT).run();

    for (Rehearsed rehearsed : List.of(first, second)) {
      assertThat(rehearsed.observations()).hasSize(4);
      assertThat(rehearsed.unobserved()).isEmpty();
      assertThat(rehearsed.remarks()).noneMatch(remark -> remark.contains("fail"));
    }
    assertThat(first.observations().values())
        .flatExtracting(seen -> seen.effects())
        .filteredOn(Effect.Interrupted.class::isInstance)
        .isNotEmpty()
        .extracting(effect -> ((Effect.Interrupted) effect).recovery())
        .containsOnly(Recovery.COMPLETE);
  }

  @Test
  void a_role_is_dropped_in_each_run_where_nothing_depends_on_it_any_more() throws Exception {
    Script released =
        TestScript.versioned(
            1,
            """
            CREATE ROLE auditor;
            CREATE TABLE audits (id int PRIMARY KEY);
            GRANT SELECT ON audits TO auditor;
            """);
    Script drops =
        TestScript.versioned(
            2, "ALTER TABLE audits ADD note text;\nDROP OWNED BY auditor;\nDROP ROLE auditor;");
    Script granted =
        TestScript.versioned(
            1, "CREATE ROLE clerk; CREATE TABLE files (id int); GRANT SELECT ON files TO clerk;");
    Script forgets = TestScript.versioned(2, "DROP ROLE clerk;");
    Passes all = new Passes(3, List.of(), true, Duration.ofMillis(200));

    Rehearsed dropped = rehearsal(all, List.of(released), List.of(drops)).run();
    Rehearsed refused = rehearsal(Passes.EXACT, List.of(granted), List.of(forgets)).run();

    assertThat(dropped.observations()).hasSize(3);
    assertThat(fails(dropped)).isEmpty();
    assertThat(recoveries(dropped)).isNotEmpty().containsOnly(Recovery.COMPLETE);
    assertThat(fails(refused)).singleElement().asString().contains("some objects depend on it");
  }

  @Test
  void a_role_that_one_script_drops_is_made_again_by_the_next() throws Exception {
    Script released =
        TestScript.versioned(
            1,
            """
            CREATE ROLE keeper;
            CREATE TABLE keys (id int PRIMARY KEY);
            GRANT SELECT ON keys TO keeper;
            """);
    Script drops = TestScript.versioned(2, "DROP OWNED BY keeper;\nDROP ROLE keeper;");
    Script makes =
        TestScript.versioned(3, "CREATE ROLE keeper LOGIN;\nGRANT INSERT ON keys TO keeper;");
    Script needs = TestScript.versioned(4, "DROP OWNED BY keeper;\nDROP USER keeper;");
    Passes all = new Passes(3, List.of(), true, Duration.ofMillis(200));

    Rehearsed rehearsed = rehearsal(all, List.of(released), List.of(drops, makes, needs)).run();

    assertThat(fails(rehearsed)).isEmpty();
    assertThat(rehearsed.unobserved()).isEmpty();
    assertThat(recoveries(rehearsed)).hasSize(9).containsOnly(Recovery.COMPLETE);
  }

  @Test
  void a_role_is_dropped_by_a_java_migration() throws Exception {
    Script released =
        TestScript.versioned(
            1,
            """
            CREATE ROLE janitor;
            CREATE TABLE floors (id int PRIMARY KEY);
            GRANT SELECT ON floors TO janitor;
            """);
    Script drops =
        new Script(
            "V2__DropJanitor.java",
            Version.parse("2"),
            "java",
            ScriptKind.JAVA,
            0,
            V2__DropJanitor.class.getName());
    Passes all = new Passes(3, List.of(), true, Duration.ofMillis(200));

    Rehearsed rehearsed = rehearsal(all, List.of(released), List.of(drops)).run();

    assertThat(fails(rehearsed)).isEmpty();
    assertThat(rehearsed.unobserved()).isEmpty();
    assertThat(recoveries(rehearsed)).isNotEmpty().containsOnly(Recovery.COMPLETE);
  }

  /** Drops what the released script has made. */
  public static class V2__DropJanitor extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
      try (var statement = context.getConnection().createStatement()) {
        statement.execute("DROP OWNED BY janitor");
        statement.execute("DROP ROLE janitor");
      }
    }
  }

  @Test
  void released_scripts_of_each_history_make_the_same_role() throws Exception {
    Script released =
        TestScript.versioned(
            1,
            """
            CREATE ROLE everybodys; CREATE ROLE somebodys;
            GRANT everybodys TO somebodys;
            CREATE TABLE things (id int PRIMARY KEY); ALTER TABLE things OWNER TO everybodys;
            """);
    Script pending = TestScript.versioned(2, "ALTER TABLE things ADD note text;");
    for (int history = 1; history <= 2; history++) {
      Rehearsed rehearsed = rehearsal(Passes.EXACT, List.of(released), List.of(pending)).run();
      assertThat(fails(rehearsed)).isEmpty();
      assertThat(rehearsed.observations()).hasSize(1);
    }
  }

  private static List<Effect.Fails> fails(Rehearsed rehearsed) {
    return rehearsed.observations().values().stream()
        .flatMap(seen -> seen.effects().stream())
        .filter(Effect.Fails.class::isInstance)
        .map(Effect.Fails.class::cast)
        .toList();
  }

  private static List<Recovery> recoveries(Rehearsed rehearsed) {
    return rehearsed.observations().values().stream()
        .flatMap(seen -> seen.effects().stream())
        .filter(Effect.Interrupted.class::isInstance)
        .map(effect -> ((Effect.Interrupted) effect).recovery())
        .toList();
  }

  private static Rehearsal rehearsal(Passes passes) {
    return rehearsal(passes, List.of(RELEASED), PENDING);
  }

  private static Rehearsal rehearsal(Passes passes, List<Script> released, List<Script> pending) {
    return new Rehearsal(
        Servers.only(TestServer.shared()),
        Path.of("").toAbsolutePath(),
        FlywayConfiguration.DEFAULT,
        Terms.DEFAULT.with(passes),
        released,
        pending,
        new Sizes(1_000, 1_000, Map.of()),
        Progress.SILENT);
  }
}
