package dev.lockkeeper.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.base.BaseFinder;
import dev.lockkeeper.base.Breach;
import dev.lockkeeper.base.Breach.Ahead;
import dev.lockkeeper.base.Breach.Edited;
import dev.lockkeeper.base.Breach.Failed;
import dev.lockkeeper.base.Breach.OutOfOrder;
import dev.lockkeeper.base.Breach.Removed;
import dev.lockkeeper.base.Breach.Renamed;
import dev.lockkeeper.base.Change;
import dev.lockkeeper.base.History;
import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.runner.FlywayConfiguration.Baseline;
import dev.lockkeeper.runner.FlywayConfiguration.Schemas;
import dev.lockkeeper.runner.FlywayRunner;
import dev.lockkeeper.runner.ScriptFailedException;
import dev.lockkeeper.runner.ScriptListener;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** On tables that Flyway itself has written: what is released, and what breaks with it. */
@Tag("database")
class HistoryTableTest {

  @TempDir Path folder;

  private ScratchDatabase database;

  @BeforeEach
  void production() throws Exception {
    database = TestServer.database();
    write("V1__orders.sql", "CREATE TABLE orders (id int PRIMARY KEY);\n");
    write("V2__note.sql", "ALTER TABLE orders ADD COLUMN note text;\n");
    write("V4__total.sql", "ALTER TABLE orders ADD COLUMN total int;\n");
    write("R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT id FROM orders;\n");
  }

  @Test
  void what_flyway_has_applied_is_released_and_the_rest_is_pending() throws Exception {
    migrate();
    write("V5__more.sql", "ALTER TABLE orders ADD COLUMN more int;\n");

    History history = live();

    assertThat(names(history)).containsExactly("V5__more.sql");
    assertThat(history.breaches()).isEmpty();
    assertThat(history.base().at()).contains("4");
    assertThat(history.base().shown())
        .isEqualTo("flyway_schema_history of %s, version 4".formatted(address()));
  }

  @Test
  void a_repeatable_script_is_pending_again_when_its_text_has_changed() throws Exception {
    migrate();
    write("R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT id, note FROM orders;\n");

    assertThat(names(live())).containsExactly("R__totals.sql");
    assertThat(live().breaches()).isEmpty();
  }

  @Test
  void every_breach_that_flyway_would_refuse_is_found() throws Exception {
    migrate();
    write("V1__orders.sql", "CREATE TABLE orders (id bigint PRIMARY KEY);\n");
    Files.move(folder.resolve("V2__note.sql"), folder.resolve("V2__remark.sql"));
    write("V3__late.sql", "SELECT 3;\n");
    Files.delete(folder.resolve("V4__total.sql"));
    Files.delete(folder.resolve("R__totals.sql"));

    assertThat(live().breaches())
        .satisfiesExactly(
            edited ->
                assertThat(((Edited) edited).change())
                    .as("no git, no text of old")
                    .isEqualTo(Change.UNKNOWN),
            renamed -> {
              assertThat(renamed).isInstanceOf(Renamed.class);
              assertThat(((Renamed) renamed).released().fileName()).isEqualTo("V2__note.sql");
            },
            late -> assertThat(late).isInstanceOf(OutOfOrder.class),
            ahead -> {
              assertThat(ahead).isInstanceOf(Ahead.class);
              assertThat(ahead.script().path()).isEqualTo("V4__total.sql");
            },
            gone -> {
              assertThat(gone).isInstanceOf(Removed.class);
              assertThat(gone.script().path()).isEqualTo("R__totals.sql");
            });
  }

  @Test
  void a_removed_version_below_others_is_missed() throws Exception {
    migrate();
    Files.delete(folder.resolve("V2__note.sql"));

    assertThat(live().breaches()).singleElement().isInstanceOf(Removed.class);
  }

  @Test
  void a_new_version_for_the_same_text_is_a_new_name() throws Exception {
    migrate();
    Files.move(folder.resolve("V2__note.sql"), folder.resolve("V7__note.sql"));

    assertThat(live().breaches()).singleElement().isInstanceOf(Renamed.class);
  }

  @Test
  void a_failed_script_is_told_and_pending() throws Exception {
    write("V5__index.sql", "CREATE UNIQUE INDEX CONCURRENTLY u ON orders ((1 / (id - 1)));\n");
    migrate("V1__orders.sql");
    execute("INSERT INTO orders VALUES (1)");
    assertThat(migrate("V1__orders.sql", "V5__index.sql")).isPresent();

    assertThat(live().breaches().stream().filter(Failed.class::isInstance).map(Breach::script))
        .extracting(Script::fileName)
        .containsExactly("V5__index.sql");
    assertThat(names(live())).contains("V5__index.sql");
  }

  @Test
  void what_lies_below_a_baseline_is_released() throws Exception {
    execute("CREATE TABLE orders (id int PRIMARY KEY, note text)");
    FlywayConfiguration baselined =
        flyway(new Schemas(List.of(), Optional.empty(), true), "flyway_schema_history", "2");
    runner(baselined).apply(scripts("V4__total.sql"), ScriptListener.NONE);

    History history = live();

    assertThat(names(history)).containsExactly("R__totals.sql");
    assertThat(history.breaches()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"shop, flyway_schema_history", "Shop Data, History of us", ",schema_version"})
  void the_table_may_stand_elsewhere(String schema, String table) throws Exception {
    FlywayConfiguration configured =
        flyway(
            new Schemas(Optional.ofNullable(schema).stream().toList(), Optional.empty(), true),
            table,
            "1");
    runner(configured).apply(scripts("V1__orders.sql", "V2__note.sql"), ScriptListener.NONE);

    History history =
        live(new HistoryTable(address(), configured.schemas().defaultSchema(), table));

    assertThat(names(history)).containsExactly("V4__total.sql", "R__totals.sql");
  }

  @Test
  void reads_beside_the_strongest_lock_but_one_and_waits_for_none() throws Exception {
    migrate();
    try (Connection other = database.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("LOCK TABLE flyway_schema_history IN EXCLUSIVE MODE");
      assertThat(names(live())).isEmpty();
      statement.execute("LOCK TABLE flyway_schema_history IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(this::live)
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessageContaining("lock timeout (SQLSTATE 55P03). Run again when it answers, or let");
      other.rollback();
    }
  }

  @Test
  void no_table_is_no_answer() throws Exception {
    assertThatThrownBy(this::live)
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            address()
                + " has no history table flyway_schema_history of Flyway. Name it with"
                + " migration.table and migration.defaultSchema, or say -Dmigration.base=none where"
                + " nothing was ever applied.");
  }

  @Test
  void a_user_who_may_not_read_it_is_told_what_to_grant() throws Exception {
    migrate();
    execute("CREATE ROLE onlooker_%s LOGIN PASSWORD 'seen'".formatted(database.name()));
    Address address =
        Address.of(
            Way.OF_GATES, url(), Optional.of(new Login("onlooker_" + database.name(), "seen")));

    assertThatThrownBy(() -> table(address).read())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("does not let this user read flyway_schema_history. GRANT SELECT ON")
        .message()
        .doesNotContain("seen");
  }

  @Test
  void nobody_listening_is_no_answer() throws Exception {
    Address nowhere =
        Address.of(Way.OF_GATES, "jdbc:postgresql://127.0.0.1:1/shop", Optional.empty());

    assertThatThrownBy(() -> table(nowhere).read())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("shop on 127.0.0.1:1 cannot be used: ")
        .hasMessageEndingWith(
            "Run again when it answers, or let git say what is released: leave migration.base out.");
  }

  private History live() throws CheckImpossibleException, SQLException {
    return live(table(address()));
  }

  private History live(HistoryTable table) throws CheckImpossibleException {
    FlywayLayout layout = new FlywayLayout(folder, UTF_8);
    List<Script> scripts = layout.read(List.of(folder)).scripts();
    BaseFinder finder = new BaseFinder(layout, List.of(folder), Map.of(), table);
    return new History("default", scripts, finder.find("live", scripts));
  }

  private static HistoryTable table(Address address) {
    return new HistoryTable(address, Optional.empty(), FlywayRunner.HISTORY_TABLE);
  }

  private Address address() throws CheckImpossibleException, SQLException {
    PGSimpleDataSource source = source();
    return Address.of(
        Way.OF_GATES, url(), Optional.of(new Login(source.getUser(), source.getPassword())));
  }

  private String url() throws SQLException {
    return "jdbc:postgresql://127.0.0.1:%d/%s"
        .formatted(source().getPortNumbers()[0], database.name());
  }

  private PGSimpleDataSource source() throws SQLException {
    return database.dataSource().unwrap(PGSimpleDataSource.class);
  }

  /** Applies those scripts, or all; returns why it failed. */
  private Optional<ScriptFailedException> migrate(String... names) throws CheckImpossibleException {
    try {
      runner(FlywayConfiguration.DEFAULT).apply(scripts(names), ScriptListener.NONE);
      return Optional.empty();
    } catch (ScriptFailedException e) {
      return Optional.of(e);
    }
  }

  private List<Script> scripts(String... names) throws CheckImpossibleException {
    return new FlywayLayout(folder, UTF_8)
        .read(List.of(folder)).scripts().stream()
            .filter(script -> names.length == 0 || List.of(names).contains(script.fileName()))
            .toList();
  }

  private FlywayRunner runner(FlywayConfiguration configuration) {
    return new FlywayRunner(database.dataSource(), folder, configuration);
  }

  private static FlywayConfiguration flyway(Schemas schemas, String table, String baseline) {
    FlywayConfiguration plain = FlywayConfiguration.DEFAULT;
    return new FlywayConfiguration(
        plain.locations(),
        table,
        schemas,
        plain.placeholders(),
        plain.naming(),
        plain.encoding(),
        plain.initSql(),
        new Baseline(Optional.of(baseline), true),
        plain.switches(),
        plain.classPath(),
        plain.origins());
  }

  private static List<String> names(History history) {
    return history.pending().stream().map(Script::fileName).toList();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }
}
