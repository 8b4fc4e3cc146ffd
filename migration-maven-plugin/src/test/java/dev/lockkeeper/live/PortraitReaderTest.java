package dev.lockkeeper.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.lockkeeper.live.Portrait.ColumnPortrait;
import dev.lockkeeper.live.Portrait.TablePortrait;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.scratch.ScratchDatabase;
import dev.lockkeeper.scratch.TestServer;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class PortraitReaderTest {

  private static final String SECRET = "xq7-hunter2";

  /** A card's number, on every row, so that it is the most common value and each bound. */
  private static final String CARD = "4111111111111111";

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
              assertThat(card.from()).contains("4000000000000000");
              assertThat(card.to()).contains("4000000000000000");
            });
    assertThat(column("id").from()).contains("1");
    assertThat(column("id").to()).contains("1000");
    assertThat(column("born").from()).as("of a date the year").contains("2000");
    assertThat(column("note").definition()).isEqualTo("text DEFAULT 'none'::text NOT NULL");
    assertThat(column("note").from()).as("a text has no range").isEqualTo(Optional.empty());
  }

  @Test
  void the_database_is_only_read() throws Exception {
    try (Connection connection = production.connect()) {
      Portrait portrait = PortraitReader.read(connection);
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
      return PortraitReader.read(connection);
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
