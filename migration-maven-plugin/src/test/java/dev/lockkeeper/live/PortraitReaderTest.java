package dev.lockkeeper.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.lockkeeper.live.Portrait.Applied;
import dev.lockkeeper.live.Portrait.ColumnPortrait;
import dev.lockkeeper.live.Portrait.TablePortrait;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("database")
class PortraitReaderTest {

  private static final String SECRET = "xq7-hunter2";

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A card's number, on every row, so that it is the most common value and each bound. */
  private static final String CARD = "4111111111111111";

  static final AppliedScripts HISTORY =
      new AppliedScripts(Optional.empty(), "flyway_schema_history");

  private static ScratchDatabase production;

  @TempDir Path folder;

  @BeforeAll
  static void production() throws Exception {
    production = TestServer.database();
    try (Connection connection = production.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE SCHEMA stock;
          CREATE TABLE stock.items (id int PRIMARY KEY);
          CREATE TABLE customers (
            id bigint PRIMARY KEY, email text UNIQUE, card bigint, born date,
            note text DEFAULT 'none' NOT NULL, CHECK (id > 0));
          INSERT INTO customers
            SELECT i, '%1$s-' || i || '@example.com', %2$s + i %% 400, date '1951-02-03' + i,
              CASE WHEN i %% 2 = 0 THEN '%1$s' ELSE 'a' END
            FROM generate_series(1, 1000) i;
          ANALYZE customers;
          CREATE TABLE events (at date NOT NULL, kind int) PARTITION BY RANGE (at);
          CREATE TABLE events_2026 PARTITION OF events
            FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') PARTITION BY LIST (kind);
          ALTER TABLE stock.items ENABLE ROW LEVEL SECURITY;
          CREATE POLICY small ON stock.items AS RESTRICTIVE FOR UPDATE USING (id < 9);
          CREATE TABLE flyway_schema_history (
            installed_rank int PRIMARY KEY, version varchar(50), description varchar(200),
            type varchar(20), script varchar(1000), checksum int, installed_by varchar(100),
            installed_on timestamp DEFAULT now(), execution_time int, success boolean);
          INSERT INTO flyway_schema_history VALUES
            (1, '1', '%1$s', 'SQL', 'V1__first.sql', 42, '%1$s', now(), 1, true),
            (2, NULL, '%1$s', 'SQL', 'R__views.sql', NULL, '%1$s', now(), 1, false);
          """
              .formatted(SECRET, CARD));
    }
  }

  @Test
  void no_value_of_a_row_is_in_the_file() throws Exception {
    Path path = write();
    String file = Files.readString(path);
    assertThat(file).contains("customers", "nullFraction").doesNotContain(SECRET);
    try (Connection connection = production.connect();
        Statement statement = connection.createStatement();
        ResultSet cell =
            statement.executeQuery(
                "SELECT card::text FROM customers UNION SELECT email FROM customers"
                    + " UNION SELECT born::text FROM customers")) {
      while (cell.next()) {
        assertThat(file).doesNotContain(cell.getString(1));
      }
    }
  }

  @Test
  void tables_have_their_rows_their_sizes_and_the_servers_words() throws Exception {
    TablePortrait customers = table("customers");
    assertThat(customers.rows()).contains(1000L);
    assertThat(customers.bytes()).isGreaterThan(1000L * 40);
    assertThat(customers.indexBytes()).isGreaterThan(0);
    assertThat(customers.constraints())
        .contains("customers_id_check CHECK ((id > 0))", "customers_pkey PRIMARY KEY (id)");
    assertThat(customers.indexes())
        .contains("CREATE UNIQUE INDEX customers_pkey ON public.customers USING btree (id)");
    assertThat(table("stock.items").rows()).as("never analyzed").isEmpty();
  }

  @Test
  void columns_have_figures_and_ranges_of_one_digit() throws Exception {
    assertThat(column("card"))
        .satisfies(
            card -> {
              assertThat(card.definition()).isEqualTo("bigint");
              assertThat(card.nullFraction()).contains(0.0);
              assertThat(card.width()).contains(8);
              assertThat(card.from()).contains(new BigDecimal("4000000000000000"));
              assertThat(card.to()).contains(new BigDecimal("4000000000000000"));
            });
    assertThat(column("id").from()).contains(BigDecimal.ONE);
    assertThat(column("id").to()).contains(new BigDecimal("1000"));
    assertThat(column("born").from()).as("of a date the decade").contains(new BigDecimal("1950"));
    assertThat(column("born").to()).contains(new BigDecimal("1960"));
    assertThat(column("note").definition()).isEqualTo("text DEFAULT 'none'::text NOT NULL");
    assertThat(column("note").from()).as("a text has no range").isEqualTo(Optional.empty());
  }

  @Test
  void the_database_is_only_read() throws Exception {
    try (Connection connection = production.connect()) {
      Portrait portrait = PortraitReader.read(connection, HISTORY);
      assertThat(portrait.server().settings())
          .as("as production has them, not as they are while it is read")
          .containsEntry("lock_timeout", "0")
          .containsEntry("statement_timeout", "0")
          .containsKey("wal_level");
      assertThat(portrait.replicas().count()).isZero();
      assertThat(connection.isReadOnly()).isTrue();
    }
  }

  @Test
  void the_schema_has_partitions_and_policies_as_statements() throws Exception {
    assertThat(portrait().objects())
        .containsSubsequence(
            "CREATE TABLE events (at date, kind integer) PARTITION BY RANGE (at)",
            "CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO"
                + " ('2027-01-01') PARTITION BY LIST (kind)",
            "ALTER TABLE stock.items ENABLE ROW LEVEL SECURITY",
            "CREATE POLICY small ON stock.items AS RESTRICTIVE FOR UPDATE TO PUBLIC USING ((id < 9))");
  }

  @Test
  void what_was_applied_is_known_and_not_by_whom() throws Exception {
    assertThat(portrait().applied().orElseThrow())
        .containsExactly(
            new Applied(Optional.of("1"), "V1__first.sql", Optional.of(42), true),
            new Applied(Optional.empty(), "R__views.sql", Optional.empty(), false));
    try (Connection connection = production.connect()) {
      Portrait without =
          PortraitReader.read(connection, new AppliedScripts(Optional.of("stock"), "elsewhere"));
      assertThat(without.applied()).isEmpty();
      assertThat(without.unread()).contains("history: there is no table stock.elsewhere");
    }
  }

  @Test
  void what_a_role_may_not_read_is_named() throws Exception {
    assertThat(portrait().unread())
        .as("a superuser")
        .containsExactly("statements that applications send: pg_stat_statements is not there");
    execute(
        production,
        "DROP ROLE IF EXISTS looker",
        "CREATE ROLE looker LOGIN PASSWORD 'known'",
        "GRANT SELECT ON customers, stock.items TO looker");
    try (Connection connection = production.dataSource().getConnection("looker", "known")) {
      Portrait portrait = PortraitReader.read(connection, HISTORY);
      assertThat(portrait.unread())
          .containsExactly(
              "transactions and statements of other roles, and how far replicas are behind: the role"
                  + " is no member of pg_read_all_stats",
              "figures about columns of events: the role may not read it",
              "figures about columns of events_2026: the role may not read it",
              "figures about columns of flyway_schema_history: the role may not read it",
              "figures about columns of stock.items: the role may not read all its rows",
              "history: the role may not read flyway_schema_history",
              "statements that applications send: pg_stat_statements is not there");
      assertThat(portrait.tables()).hasSameSizeAs(portrait().tables());
      assertThat(portrait.objects()).isEqualTo(portrait().objects());
      assertThat(portrait.tables().get(0)).isEqualTo(table("customers"));
    } finally {
      execute(production, "DROP OWNED BY looker", "DROP ROLE looker");
    }
  }

  @Test
  void nobody_waits_for_it_and_it_waits_for_those_who_shut_readers_out() throws Exception {
    try (Connection writer = production.connect();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.execute("LOCK TABLE customers, stock.items, events IN EXCLUSIVE MODE");
      assertThat(portrait().tables())
          .as("conflicts with every lock but ACCESS SHARE")
          .hasSizeGreaterThan(2);
      statement.execute("LOCK TABLE customers IN ACCESS EXCLUSIVE MODE");
      assertThatThrownBy(() -> portrait())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("lock timeout");
    }
  }

  @Test
  void figures_that_another_sample_would_change_have_two_digits() throws Exception {
    assertThat(portrait().tables())
        .flatMap(TablePortrait::columns)
        .flatMap(c -> Stream.of(c.nullFraction(), c.distinct(), c.correlation()).toList())
        .flatMap(figure -> figure.stream().toList())
        .isNotEmpty()
        .allMatch(figure -> BigDecimal.valueOf(figure).stripTrailingZeros().precision() <= 2);
  }

  /** The example is held against the schema where the validator is, beside the report's. */
  @Test
  void a_portrait_has_the_fields_of_the_example() throws Exception {
    Path example = Path.of("../src/site/resources/portrait.example.json");
    String file = Files.readString(write());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(example, file);
    }
    assertThat(fields("", JSON.readTree(file)))
        .isEqualTo(fields("", JSON.readTree(Files.readString(example))));
  }

  private static Set<String> fields(String path, JsonNode node) {
    Set<String> fields = new TreeSet<>();
    node.forEachEntry(
        (name, value) -> {
          fields.add(path + "/" + name + " " + value.getNodeType());
          fields.addAll(fields(path + "/" + name, value));
        });
    if (node.isArray()) {
      node.forEach(element -> fields.addAll(fields(path, element)));
    }
    return fields;
  }

  private static void execute(ScratchDatabase database, String... statements) throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void the_same_database_gives_the_same_tables() throws Exception {
    assertThat(portrait().tables()).isEqualTo(portrait().tables());
  }

  @Test
  void gates_read_the_rows_that_are_known() throws Exception {
    assertThat(new PortraitFile(write()).known().rows())
        .containsOnly(entry(Table.of("customers"), 1000L));
  }

  @Test
  void gates_read_what_columns_look_like() throws Exception {
    Map<String, Portrait.ColumnPortrait> columns =
        new PortraitFile(write()).known().columns().get(Table.of("customers"));

    assertThat(columns.get("card")).isEqualTo(column("card"));
    assertThat(columns.get("note").nullFraction()).contains(0.0);
  }

  @Test
  void what_is_no_portrait_is_said_to_be_none() throws Exception {
    Path path = folder.resolve("other.json");
    Files.writeString(path, "{\"schemaVersion\": 9}");
    assertThatThrownBy(() -> new PortraitFile(path).known())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("is no portrait that is understood here");
    Files.writeString(path, "{ torn");
    assertThatThrownBy(() -> new PortraitFile(path).known())
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("cannot be read");
  }

  private Path write() throws Exception {
    Path path = folder.resolve("portrait.json");
    new PortraitFile(path).write(portrait());
    return path;
  }

  private static Portrait portrait() throws Exception {
    try (Connection connection = production.connect()) {
      return PortraitReader.read(connection, HISTORY);
    }
  }

  private static TablePortrait table(String name) throws Exception {
    return portrait().tables().stream()
        .filter(table -> table.table().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ColumnPortrait column(String name) throws Exception {
    return table("customers").columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
