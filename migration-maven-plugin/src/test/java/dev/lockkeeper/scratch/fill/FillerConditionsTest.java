package dev.lockkeeper.scratch.fill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FillerConditionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a text NOT NULL CHECK (a IN ('new', 'it''s', 'x y'))",
        "a text NOT NULL CHECK (a ~* '^[A-Z0-9._%+-]+@[A-Z0-9.-]+\\.[A-Z]{2,}$')",
        "a text NOT NULL CHECK (a ~ '^\\+?[1-9]\\d{6,14}$')",
        "a text UNIQUE NOT NULL CHECK (a ~ '^(AB|CD)-\\d{6}$')",
        "a text NOT NULL CHECK (a ~ '^#[0-9a-f]{6}$')",
        "a text NOT NULL CHECK (a ~ '^[a-z0-9]+(?:-[a-z0-9]+)*$')",
        "a text NOT NULL CHECK (length(a) >= 40 AND length(a) < 50)",
        "a text NOT NULL CHECK (char_length(trim(a)) > 0)",
        "a varchar(3) NOT NULL CHECK (a = upper(a))",
        "a text NOT NULL CHECK (a LIKE 'https://%.org')",
        "a integer NOT NULL CHECK (a > 5000000)",
        "a integer NOT NULL CHECK (a BETWEEN -20 AND -10)",
        "a integer NOT NULL CHECK (a % 7 = 3)",
        "a integer UNIQUE NOT NULL CHECK (a > 1000)",
        "a numeric(4,3) NOT NULL CHECK (a > 0 AND a < 1)",
        "a numeric(9,6) NOT NULL CHECK (a BETWEEN -90 AND 90)",
        "a smallint NOT NULL CHECK (a BETWEEN 1 AND 12)",
        "a date NOT NULL CHECK (a >= '1950-01-01' AND a < '1951-01-01')",
        "a date NOT NULL CHECK (a > DATE '2090-01-01')",
        "a timestamptz NOT NULL CHECK (a < '1999-12-31 12:00:00+00')",
        "a jsonb NOT NULL CHECK (jsonb_typeof(a) = 'array')",
        "a text[] NOT NULL CHECK (cardinality(a) > 0)",
        "a text CHECK (a IS NULL)",
        "a text NOT NULL CHECK (a::integer > 0)",
        "a integer CHECK (a IS NOT NULL)",
        "a boolean NOT NULL CHECK (a)",
        "a date NOT NULL, b date NOT NULL, CHECK (a < b)",
        "a timestamptz, b timestamptz, c timestamptz, CHECK (a < b AND b < c)",
        "a integer NOT NULL, b integer NOT NULL, c integer NOT NULL, CHECK (a + b = c)",
        "a integer NOT NULL, b integer NOT NULL, CHECK (a < b), CHECK (b < 10), CHECK (a > 5)",
        "a text, b text, CHECK (num_nonnulls(a, b) = 1)",
        "a text NOT NULL, b date, CHECK (a = 'open' AND b IS NULL OR a = 'done' AND b IS NOT NULL)",
        "a text NOT NULL, b integer, CHECK (a IN ('x', 'y')), CHECK (a <> 'x' OR b > 3)",
        "a numeric NOT NULL, b numeric NOT NULL, CHECK (a / b < 10)",
        "a jsonb NOT NULL CHECK (a ? 'id')",
        "\"Mixed Case\" text NOT NULL CHECK (\"Mixed Case\" <> ''), \"a\"\"b\" integer CHECK (\"a\"\"b\" > 0)",
      })
  void findsRowsForCheck(String columns) throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase("CREATE TABLE t (id bigserial PRIMARY KEY, " + columns + ")")
            .touching("t")) {
      filled.has("t", 2_000);
      assertThat(filled.report().remarks()).isEmpty();
    }
  }

  @Test
  void triesAgainWhereSamplesDidNotShowOneBadRow() throws Exception {
    // one row in ten thousand of numbers up to ten thousand, in each of three pairs
    try (FilledDatabase filled =
        new FilledDatabase(
                """
                CREATE TABLE t (id serial PRIMARY KEY,
                  a integer NOT NULL, b integer NOT NULL, CHECK (a <> b),
                  c integer NOT NULL, d integer NOT NULL, CHECK (c <> d),
                  e integer NOT NULL, f integer NOT NULL, CHECK (e <> f))
                """)
            .rows(50_000)
            .touching("t")) {
      filled.has("t", 50_000);
    }
  }

  @Test
  void namesTableColumnAndConstraintThatCannotBeMet() throws Exception {
    FilledDatabase database =
        new FilledDatabase(
            """
            CREATE TABLE sums (id serial PRIMARY KEY, a integer NOT NULL, b integer NOT NULL,
              CONSTRAINT odd_sum CHECK (a * a * 7 + b * b = 3000017))
            """);
    assertThatThrownBy(() -> database.touching("sums"))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "No rows for table sums were found: column a cannot meet constraint odd_sum "
                + "(((((a * a) * 7) + (b * b)) = 3000017)). "
                + "Set migration.rows.sums to 0, and let prediction judge that table alone.");
  }

  @Test
  void leavesATableEmptyWhenTold() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(
                "CREATE TABLE sums (id serial PRIMARY KEY, a integer NOT NULL CHECK (a < a))")
            .rows("sums", 0)
            .touching("sums")) {
      filled.has("sums", 0);
    }
  }

  @Test
  void doesNotInsistOnWhatWasNeverValidated() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase("CREATE TABLE t (id serial PRIMARY KEY, a integer NOT NULL)")
            .pending("ALTER TABLE t ADD CONSTRAINT never CHECK (a < a) NOT VALID")
            .touching("t")) {
      filled.has("t", 2_000);
      assertThat(filled.report().remarks())
          .containsExactly("t: rows that break constraints that were never validated");
    }
  }
}
