package dev.lockkeeper.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowanceCommentTest {

  private static List<Statement> split(String text) {
    return StatementSplitter.split(
        new Script("V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, text));
  }

  private static List<Allowance> allowances(String text) {
    return split(text).get(0).allowances();
  }

  private static Place place(int line, int column) {
    return new Place("V1__x.sql", line, column);
  }

  @Test
  void readsHazardDateAndReason() {
    assertThat(
            allowances(
                "-- migration:allow column-drop until 2026-12-31 because nobody reads it\nSELECT 1"))
        .containsExactly(
            new Allowance(
                "column-drop",
                Optional.of(LocalDate.of(2026, 12, 31)),
                "nobody reads it",
                place(1, 1)));
  }

  @Test
  void readsSeveralLinesAboveTheirStatementOnly() {
    List<Statement> statements =
        split(
            """
            SELECT 1;
            -- a word before
              -- migration:allow a-b because x until y
            --migration:allow c because z

            SELECT 2;
            SELECT 3;
            """);

    assertThat(statements.get(0).allowances()).isEmpty();
    assertThat(statements.get(1).allowances())
        .containsExactly(
            new Allowance("a-b", Optional.empty(), "x until y", place(3, 3)),
            new Allowance("c", Optional.empty(), "z", place(4, 1)));
    assertThat(statements.get(2).allowances()).isEmpty();
  }

  @Test
  void readsBlockComments() {
    assertThat(
            allowances(
                """
                /* migration:allow a because one */
                /*
                 * Of two tables:
                 * migration:allow b because two
                 * migration:allow c until 2027-01-31 because three
                 */
                SELECT 1
                """))
        .containsExactly(
            new Allowance("a", Optional.empty(), "one", place(1, 1)),
            new Allowance("b", Optional.empty(), "two", place(4, 2)),
            new Allowance("c", Optional.of(LocalDate.of(2027, 1, 31)), "three", place(5, 2)));
  }

  @Test
  void keepsCarriageReturnsOutOfTheReason() {
    assertThat(allowances("-- migration:allow a because one\r\nSELECT 1\r\n").get(0).because())
        .isEqualTo("one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- migration:allow a",
        "-- migration:allow a because",
        "-- migration:allow a because   "
      })
  void keepsAnAllowanceWithoutReasonAndSaysSo(String comment) {
    Allowance allowance = allowances(comment + "\nSELECT 1").get(0);

    assertThat(allowance.hazard()).isEqualTo("a");
    assertThat(allowance.because()).isEmpty();
    assertThat(allowance.problem().orElseThrow()).contains("no reason");
  }

  @Test
  void keepsAnAllowanceWhoseDateCannotBeRead() {
    Allowance allowance =
        allowances("-- migration:allow a until 2026-02-30 because x\nSELECT 1").get(0);

    assertThat(allowance.hazard()).isEqualTo("a");
    assertThat(allowance.until()).isEmpty();
    assertThat(allowance.because()).isEqualTo("x");
    assertThat(allowance.problem()).contains("its date cannot be read: 2026-02-30");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- migration:allow",
        "-- migration:allow because x",
        "-- migration: allow a because x",
        "-- migrations:allow a because x",
        "-- migration:allow a, b because x",
        "-- migration:allow a/b because x",
        "-- migration:allowed a because x",
        "-- please migration:allow a because x",
        "-- migration:allow a till 2026-01-01 because x",
        "/* first\n migration:allow a b because x */"
      })
  void reportsALineThatMeansToAllowAndCannotBeRead(String comment) {
    assertThat(allowances(comment + "\nSELECT 1"))
        .singleElement()
        .satisfies(
            allowance -> assertThat(allowance.problem().orElseThrow()).contains("write it as"));
  }

  @Test
  void reportsAnAllowanceBesideInsideOrBelowAStatement() {
    List<Statement> statements =
        split(
            """
            SELECT 1; -- migration:allow a because x
            SELECT -- migration:allow b because x
              2;
            SELECT 3;
            -- migration:allow c because x
            """);

    assertThat(statements.get(0).allowances()).isEmpty();
    assertThat(statements.get(1).allowances())
        .extracting(Allowance::hazard)
        .containsExactly("a", "b");
    assertThat(statements.get(1).allowances().get(0).problem().orElseThrow())
        .contains("behind the end");
    assertThat(statements.get(1).allowances().get(1).problem().orElseThrow()).contains("inside");
    assertThat(statements.get(2).allowances())
        .singleElement()
        .satisfies(c -> assertThat(c.problem().orElseThrow()).contains("below the last"));
  }

  @Test
  void seesAllowancesAboveCopyDataAndBrokenText() {
    List<Statement> statements =
        split(
            """
            COPY t FROM stdin;
            1
            \\.
            -- migration:allow a because x
            SELECT 1;
            -- migration:allow b because x
            SELECT /* migration:allow c because x */ 'open
            """);

    assertThat(statements.get(1).allowances())
        .containsExactly(new Allowance("a", Optional.empty(), "x", place(4, 1)));
    assertThat(statements.get(2).allowances())
        .extracting(Allowance::hazard, allowance -> allowance.problem().isPresent())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("b", false),
            org.assertj.core.groups.Tuple.tuple("c", true));
  }

  @Test
  void isNotFooledByStrings() {
    assertThat(allowances("SELECT '-- migration:allow a because x'")).isEmpty();
  }
}
