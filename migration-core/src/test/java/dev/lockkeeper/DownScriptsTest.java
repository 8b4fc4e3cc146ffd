package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.layout.Layouts;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownScriptsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @TempDir private Path base;

  private void write(String file, String text) throws IOException {
    Path path = base.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<String> found() throws CheckImpossibleException {
    return written(new DownScripts(base, StandardCharsets.UTF_8, TODAY));
  }

  private List<String> written(DownScripts scripts) throws CheckImpossibleException {
    return scripts.findings(List.of(base.resolve("db"))).stream()
        .filter(finding -> finding.allowed().isEmpty())
        .map(DownScriptsTest::line)
        .toList();
  }

  private static String line(Finding finding) {
    return finding.severity().word() + " " + finding.place() + " " + finding.message();
  }

  @Test
  void everyUsualNameIsLookedAt() throws Exception {
    List<String> names =
        List.of(
            "U2__x.sql",
            "U2.sql",
            "beforeUndo.sql",
            "afterEachUndo__x.sql",
            "down.sql",
            "1.down.sql",
            "000003_x.down.sql",
            "V2_down.sql",
            "x-down.sql",
            "x_rollback.sql",
            "x.undo.sql");
    for (String name : names) {
      write("db/" + name, "DROP TABLE t;");
    }
    assertThat(found())
        .hasSize(names.size())
        .allMatch(line -> line.endsWith("drops table t with its rows"));
  }

  @Test
  void otherNamesAreNot() throws Exception {
    for (String name :
        List.of(
            "V2__x.sql",
            "V12__slow_down.sql",
            "Users__x.sql",
            "x.up.sql",
            "R__rollback.sql",
            "x.txt")) {
      write("db/" + name, "DROP TABLE t;");
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void chosenNamesReplaceTheUsualOnes() throws Exception {
    write("db/U2__x.sql", "DROP TABLE t;");
    write("db/back/one.ddl", "DROP TABLE u;");
    write("db/V3__x_down.sql", "DROP TABLE v;");
    DownScripts chosen =
        new DownScripts(base, StandardCharsets.UTF_8, TODAY, List.of("back/*.ddl", "*_down.sql"));
    assertThat(written(chosen))
        .containsExactly(
            "error db/V3__x_down.sql:1 drops table v with its rows",
            "error db/back/one.ddl:1 drops table u with its rows");
  }

  @Test
  void patternsHaveToBePatterns() {
    assertThatThrownBy(() -> new DownScripts(base, StandardCharsets.UTF_8, TODAY, List.of()))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("There is no pattern of down scripts");
    assertThatThrownBy(() -> new DownScripts(base, StandardCharsets.UTF_8, TODAY, List.of("a[")))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("The pattern a[ is no glob");
  }

  @Test
  void whatFlywayWouldRunForwardIsRefusedByItsName() throws Exception {
    write("db/migration/V1__x.sql", "CREATE TABLE t (a int);");
    write("db/migration/V1_0__x.down.sql", "SELECT 1;");
    write("db/migration/V2__add_note.rollback.sql", "SELECT 1;");
    write("db/migration/R__v.down.sql", "SELECT 1;");
    write("db/migration/B3__x.down.sql", "SELECT 1;");
    write("db/migration/afterMigrate__x.down.sql", "SELECT 1;");
    write("db/migration/U1__x.sql", "SELECT 1;");
    String no = " is no down script to Flyway, which ";
    String or = "keep it outside of Flyway's locations";
    assertThat(found())
        .containsExactly(
            "error db/migration/B3__x.down.sql:1"
                + no
                + "runs it forward on an empty database, as baseline 3: "
                + or,
            "error db/migration/R__v.down.sql:1"
                + no
                + "runs it forward whenever it has changed: "
                + or,
            "error db/migration/V1_0__x.down.sql:1"
                + no
                + "takes it for a second version 1 beside db/migration/V1__x.sql and refuses both:"
                + " call it U1__x.sql, or "
                + or,
            "error db/migration/V2__add_note.rollback.sql:1"
                + no
                + "runs it forward, as version 2: call it U2__add_note.sql, or "
                + or,
            "error db/migration/afterMigrate__x.down.sql:1"
                + no
                + "runs it as a callback of every migration: "
                + or);
  }

  @Test
  void whereFlywayDoesNotLookANameIsOnlyAName() throws Exception {
    write("db/scripts/V1__x.sql", "CREATE TABLE t (a int);");
    write("db/undo/V2__x.down.sql", "SELECT 1;");
    assertThat(found()).isEmpty();
    write("db/scripts/later/V2__x.down.sql", "SELECT 1;");
    assertThat(found()).hasSize(1);
  }

  @Test
  void anAllowanceNeedsAReasonAndEnds() throws Exception {
    write(
        "db/down.sql",
        """
        -- migration:allow destructive-down-script because nobody has used it
        DROP TABLE a;
        -- migration:allow destructive-down-script
        DROP TABLE b;
        -- migration:allow destructive-down-script until 2026-11-21 because of the trial
        DROP TABLE c;
        -- migration:allow destructive-down-script because nothing
        SELECT 1;
        -- migration:allow table-drop-loses-data because of another gate
        SELECT 2;
        """);
    assertThat(found())
        .containsExactly(
            "error db/down.sql:3 it gives no reason; write it as: migration:allow <hazard> [until"
                + " YYYY-MM-DD] because <reason>",
            "error db/down.sql:4 drops table b with its rows",
            "error db/down.sql:5 the allowance of destructive-down-script ended on 2026-11-21",
            "error db/down.sql:6 drops table c with its rows",
            "warning db/down.sql:7 the allowance of destructive-down-script allows nothing here:"
                + " remove it");
  }

  @Test
  void anAllowanceAboveABlockHoldsForAllInItAndOneInsideForItsStatement() throws Exception {
    write(
        "db/down.sql",
        """
        -- migration:allow destructive-down-script because these are rehearsal's own
        DO $$ BEGIN
          DELETE FROM a;
          EXECUTE 'x';
        END $$;
        DO $$ BEGIN
          -- migration:allow destructive-down-script because these are, too
          DELETE FROM b;
          DELETE FROM c;
        END $$;
        """);
    assertThat(found()).containsExactly("error db/down.sql:9 deletes rows of c");
  }

  @Test
  void theWayBackIsFoundInTheFilesThatHoldBoth() throws Exception {
    Files.writeString(
        base.resolve("1_x.sql"),
        "-- +goose Up\nCREATE TABLE a (b int);\n-- +goose Down\nDROP TABLE a;\n");
    DownScripts goose = new DownScripts(base, StandardCharsets.UTF_8, TODAY, Layouts.GOOSE);
    assertThat(goose.findings(List.of(base)))
        .extracting(one -> one.place() + " " + one.message())
        .containsExactly("1_x.sql:4 drops table a with its rows");
  }
}
