package dev.lockkeeper.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Layout;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutsTest {

  @TempDir Path base;

  private void write(String file, String text) throws IOException {
    Path path = base.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Layout.Listing read(Layouts layout) throws CheckImpossibleException {
    return layout.at(base, UTF_8).read(List.of(base));
  }

  private Script only(Layouts layout) throws CheckImpossibleException {
    assertThat(read(layout).scripts()).hasSize(1);
    return read(layout).scripts().get(0);
  }

  private static String shown(Script script) {
    return "%s %s %s %s"
        .formatted(
            script.kind(),
            script.version().orElseThrow(),
            script.description(),
            script.execution().inTransaction().orElseThrow());
  }

  @Test
  void upAndDownScriptsComeInTheOrderOfTheirVersions() throws Exception {
    write("10_b.up.sql", "SELECT 1; SELECT 2;");
    write("10_b.down.sql", "SELECT 1;");
    write("000002_a_table.up.sql", "CREATE INDEX CONCURRENTLY i ON t (a);");
    write("readme.sql", "SELECT 1;");
    Layout.Listing listing = read(Layouts.UP_DOWN);
    assertThat(listing.scripts())
        .extracting(LayoutsTest::shown)
        .containsExactly("VERSIONED 2 a table false", "VERSIONED 10 b true", "DOWN 10 b false");
    assertThat(listing.passedOver()).containsExactly("readme.sql");
  }

  @Test
  void aFolderForEachVersionRunsInATransactionUnlessToldOtherwise() throws Exception {
    write("2018-01-02-030405_create_users/up.sql", "SELECT 1;");
    write("2018-01-02-030405_create_users/down.sql", "SELECT 1;");
    write("2018-01-03-000000_index/up.sql", "SELECT 1;");
    write("2018-01-03-000000_index/metadata.toml", "run_in_transaction = false\n");
    assertThat(read(Layouts.UP_DOWN).scripts())
        .extracting(LayoutsTest::shown)
        .containsExactly(
            "VERSIONED 20180102030405 create users true",
            "VERSIONED 20180103000000 index false",
            "DOWN 20180102030405 create users true");
  }

  @Test
  void theFirstLineMaySwitchTheTransactionOff() throws Exception {
    write("1_x.up.sql", "-- no-transaction\nSELECT 1; SELECT 2;");
    assertThat(only(Layouts.UP_DOWN).execution().inTransaction()).contains(false);
  }

  @Test
  void twoScriptsOfOneVersionAreRefused() throws Exception {
    write("1_a.up.sql", "SELECT 1;");
    write("001_b.up.sql", "SELECT 1;");
    assertThatThrownBy(() -> read(Layouts.UP_DOWN))
        .hasMessage(
            "001_b.up.sql and 1_a.up.sql both have version 1. Give one of them a version of its"
                + " own.");
  }

  @ParameterizedTest
  @CsvSource({
    "GOOSE, -- +goose Up, -- +goose Down",
    "DBMATE, -- migrate:up, -- migrate:down",
    "SQL_MIGRATE, -- +migrate Up, -- +migrate Down"
  })
  void onlyTheWayForwardOfAnAnnotatedFileIsRead(Layouts layout, String up, String down)
      throws Exception {
    write("20240101120000_x.sql", up + "\nCREATE TABLE a (b int);\n" + down + "\nDROP TABLE a;\n");
    Script script = only(layout);
    assertThat(shown(script)).isEqualTo("VERSIONED 20240101120000 x true");
    List<Statement> statements = StatementSplitter.split(script);
    assertThat(statements).extracting(Statement::sql).containsExactly("CREATE TABLE a (b int)");
    assertThat(statements.get(0).place().line()).isEqualTo(2);
    Script back =
        layout.downSections(base, UTF_8).orElseThrow().of(base.resolve(script.path())).down();
    assertThat(StatementSplitter.split(back))
        .extracting(statement -> statement.place().line() + " " + statement.sql())
        .containsExactly("4 DROP TABLE a");
  }

  @ParameterizedTest
  @CsvSource({
    "GOOSE, '-- +goose NO TRANSACTION\n-- +goose Up'",
    "DBMATE, -- migrate:up transaction:false",
    "SQL_MIGRATE, -- +migrate Up notransaction"
  })
  void theTransactionCanBeSwitchedOff(Layouts layout, String up) throws Exception {
    write("1_x.sql", up + "\nCREATE INDEX CONCURRENTLY i ON t (a);\n");
    assertThat(only(layout).execution().inTransaction()).contains(false);
  }

  @Test
  void whatDbmateSendsTogetherIsOneTransaction() throws Exception {
    write("1_x.sql", "-- migrate:up transaction:false\nSELECT 1;\nSELECT 2;\n");
    assertThat(only(Layouts.DBMATE).execution().inTransaction()).contains(true);
  }

  @Test
  void aStatementThatTheRunnerWouldCutIsRefusedUntilItIsMarked() throws Exception {
    String function = "CREATE FUNCTION f() RETURNS int AS $$\n  SELECT 1;\n$$ LANGUAGE sql;\n";
    write("1_x.sql", "-- +goose Up\n" + function);
    assertThatThrownBy(() -> read(Layouts.GOOSE))
        .hasMessage(
            "1_x.sql:3: goose cuts the statement at this line's semicolon. Write '-- +goose"
                + " StatementBegin' above the statement and StatementEnd below it.");
    write(
        "1_x.sql",
        "-- +goose Up\n-- +goose StatementBegin\n" + function + "-- +goose StatementEnd\n");
    assertThat(StatementSplitter.split(only(Layouts.GOOSE))).hasSize(1);
    write("1_x.sql", "-- migrate:up\n" + function);
    assertThat(StatementSplitter.split(only(Layouts.DBMATE))).hasSize(1);
  }

  @Test
  void aFileWithoutADirectionIsRefused() throws Exception {
    write("1_x.sql", "SELECT 1;\n");
    assertThatThrownBy(() -> read(Layouts.SQL_MIGRATE))
        .hasMessageStartingWith(
            "1_x.sql has no line '-- +migrate Up', and sql-migrate refuses it.");
    write("1_x.sql", "SELECT 1;\n-- +migrate Up\nSELECT 2;\n");
    assertThatThrownBy(() -> read(Layouts.SQL_MIGRATE))
        .hasMessageStartingWith("1_x.sql:1: there is code before the first direction begins");
  }

  @Test
  void theWayBackIsNoPartOfTheChecksum() throws Exception {
    write("1_x.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n");
    int before = only(Layouts.GOOSE).checksum();
    write("1_x.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 3;\n");
    assertThat(only(Layouts.GOOSE).checksum()).isEqualTo(before);
    write("1_x.sql", "-- +goose Up\nSELECT 4;\n-- +goose Down\nSELECT 3;\n");
    assertThat(only(Layouts.GOOSE).checksum()).isNotEqualTo(before);
  }
}
