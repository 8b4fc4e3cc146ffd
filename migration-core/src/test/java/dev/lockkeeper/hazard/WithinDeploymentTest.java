package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a deployment makes and undoes by itself, the running release never sees. */
class WithinDeploymentTest {

  private static final String SEATS =
      """
      CREATE TABLE seats (id bigint PRIMARY KEY, hall integer NOT NULL, number integer NOT NULL);
      CREATE UNIQUE INDEX seats_place ON seats (hall, number);
      """;

  @Test
  void a_key_over_the_same_columns_takes_upserts_over_at_commit() throws Exception {
    assertThat(
            postgresql(
                SEATS,
                "DROP INDEX seats_place; ALTER TABLE seats ADD CONSTRAINT place UNIQUE (number, hall);"))
        .doesNotContain("unique-drop-breaks-upserts")
        .contains("unique-constraint-builds-index");
  }

  @Test
  void an_index_over_some_of_the_rows_does_not() throws Exception {
    assertThat(
            postgresql(
                SEATS,
                "DROP INDEX seats_place; CREATE UNIQUE INDEX place ON seats (hall, number) WHERE hall > 0;"))
        .contains("unique-drop-breaks-upserts");
  }

  @Test
  void nor_does_one_of_a_later_transaction() throws Exception {
    assertThat(
            postgresql(
                SEATS,
                "DROP INDEX seats_place; COMMIT; CREATE UNIQUE INDEX place ON seats (hall, number);"))
        .contains("unique-drop-breaks-upserts");
  }

  @Test
  void nobody_waits_for_a_table_that_the_same_block_makes() throws Exception {
    String made = "CREATE TABLE rows (id bigint, seat bigint); ";
    String used = "ALTER TABLE rows ALTER COLUMN id SET NOT NULL; CREATE INDEX ON rows (seat); ";
    assertThat(postgresql(SEATS, "DO $$ BEGIN " + made + used + "DROP TABLE rows; END $$;"))
        .isEmpty();
    assertThat(postgresql(SEATS + made, "DO $$ BEGIN " + used + "END $$;"))
        .contains("set-not-null-scans-table", "index-build-blocks-writes");
    assertThat(postgresql(SEATS + made, "DO $$ BEGIN DROP TABLE rows; " + made + "END $$;"))
        .contains("table-drop-loses-data");
  }

  @Test
  void a_name_that_the_release_does_not_know_is_renamed_by_nobody() throws Exception {
    assertThat(
            postgresql(
                SEATS,
                """
                ALTER TABLE seats RENAME COLUMN hall TO hall_was;
                ALTER TABLE seats ADD COLUMN hall text;
                UPDATE seats SET hall = 'H' || hall_was;
                ALTER TABLE seats DROP COLUMN hall_was;
                """))
        .contains("rename-breaks-release", "type-change-breaks-release")
        .doesNotContain("rename-in-disguise");
  }

  @Test
  void what_a_copy_selects_is_not_gone_when_it_takes_the_name() throws Exception {
    assertThat(
            postgresql(
                SEATS,
                """
                CREATE TABLE seats_new AS SELECT * FROM seats WHERE hall > 0;
                ALTER TABLE seats RENAME TO seats_old;
                ALTER TABLE seats_new RENAME TO seats;
                """))
        .contains("rename-in-disguise")
        .doesNotContain("removal-breaks-release");
  }

  @Test
  void a_column_that_the_script_fills_has_no_default_of_the_server() throws Exception {
    String add = "ALTER TABLE seats ADD COLUMN code varchar(20) NOT NULL;";
    assertThat(mysql(SEATS, add)).contains("implicit-default-fills-rows");
    assertThat(mysql(SEATS, add + " UPDATE seats SET code = 'A' WHERE hall = 1;"))
        .contains("implicit-default-fills-rows");
    assertThat(mysql(SEATS, add + " UPDATE seats SET code = number;"))
        .doesNotContain("implicit-default-fills-rows");
  }

  @Test
  void a_table_that_no_script_shows_may_have_texts_to_convert() throws Exception {
    String convert = "ALTER TABLE %s CONVERT TO CHARACTER SET utf8mb4;";
    assertThat(mysql(SEATS, convert.formatted("tickets")))
        .contains("charset-conversion-copies-table");
    assertThat(mysql(SEATS, convert.formatted("seats")))
        .doesNotContain("charset-conversion-copies-table");
  }

  @Test
  void one_index_of_words_at_a_time_is_a_limit_of_innodb_alone() throws Exception {
    String table = "CREATE TABLE pages (id bigint PRIMARY KEY, title text, body text) ENGINE=%s;";
    String add = "ALTER TABLE pages ADD FULLTEXT (title), ADD FULLTEXT (body);";
    assertThat(mysql(table.formatted("InnoDB"), add)).contains("statement-fails");
    assertThat(mysql(table.formatted("MyISAM"), add)).doesNotContain("statement-fails");
  }

  @Test
  void a_key_to_the_table_itself_names_it_once() throws Exception {
    assertThat(
            Judging.found(
                new PostgresqlKnowledge(17),
                Dialect.POSTGRESQL,
                SEATS,
                "ALTER TABLE seats ADD COLUMN beside bigint;"
                    + " ALTER TABLE seats ADD CONSTRAINT pair FOREIGN KEY (beside) REFERENCES seats;"))
        .extracting(Finding::message)
        .anyMatch(message -> message.startsWith("writes to seats wait while every row's parent"));
  }

  @Test
  void a_new_column_of_an_unknown_table_is_missed_by_nobody() throws Exception {
    String add = "ALTER TABLE boxes ADD COLUMN %s w integer;";
    String rename = "ALTER TABLE boxes RENAME COLUMN w TO weight;";
    String drop = "ALTER TABLE boxes DROP COLUMN w;";
    assertThat(postgresql(SEATS, add.formatted("") + rename))
        .doesNotContain("rename-breaks-release");
    assertThat(postgresql(SEATS, add.formatted("") + drop))
        .doesNotContain("column-drop-loses-data");
    assertThat(postgresql(SEATS, rename + drop.replace(" w;", " weight;")))
        .contains("rename-breaks-release", "column-drop-loses-data");
    assertThat(postgresql(SEATS, add.formatted("IF NOT EXISTS") + drop))
        .contains("column-drop-loses-data");
    assertThat(postgresql(SEATS + add.formatted(""), drop)).contains("column-drop-loses-data");
  }

  @Test
  void rows_that_a_sequence_has_numbered_do_not_get_its_numbers_again() throws Exception {
    String made = "CREATE SEQUENCE seat_ids; ";
    String filled = "UPDATE seats SET id = nextval('seat_ids') ";
    String set = "; ALTER TABLE seats ALTER COLUMN id SET DEFAULT nextval('seat_ids');";
    assertThat(postgresql(SEATS, made + filled + set)).doesNotContain("new-sequence-repeats-keys");
    assertThat(postgresql(SEATS, made + filled + "WHERE hall = 1" + set))
        .contains("new-sequence-repeats-keys");
    assertThat(postgresql(SEATS, made + filled.replace("seat_ids", "others") + set))
        .contains("new-sequence-repeats-keys");
  }

  @Test
  void a_table_in_use_has_one_name_to_lose() throws Exception {
    assertThat(
            postgresql(
                SEATS, "ALTER TABLE boxes RENAME TO crates; ALTER TABLE crates RENAME TO cases;"))
        .containsOnlyOnce("rename-breaks-release");
  }

  @Test
  void a_value_of_a_new_enum_is_missed_by_nobody() throws Exception {
    String rename = "ALTER TYPE mood RENAME VALUE 'a' TO 'b';";
    assertThat(postgresql(SEATS, "CREATE TYPE mood AS ENUM ('a');" + rename))
        .doesNotContain("enum-value-removed-breaks-release");
    assertThat(postgresql(SEATS, rename)).contains("enum-value-removed-breaks-release");
  }

  private static List<String> postgresql(String released, String pending)
      throws CheckImpossibleException {
    return hazards(
        Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, released, pending));
  }

  private static List<String> mysql(String released, String pending)
      throws CheckImpossibleException {
    return hazards(Judging.found(new MysqlKnowledge("8.0.31"), Dialect.MYSQL, released, pending));
  }

  private static List<String> hazards(List<Finding> findings) {
    return findings.stream().map(Finding::hazard).toList();
  }
}
