package dev.lockkeeper.scratch.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Statements that are pending run over the rows without an error, whatever they demand. */
final class FillerDemandsTest {

  private static final String PEOPLE =
      """
      CREATE TABLE people (
        id bigserial PRIMARY KEY, code text, age integer, mail varchar(255), state text,
        number bigint, at timestamp, amount numeric(14,4), country text, team bigint);
      CREATE TABLE teams (id bigserial PRIMARY KEY, name text);
      """;

  private static FilledDatabase people(String... pending) throws Exception {
    FilledDatabase filled = new FilledDatabase(PEOPLE).pending(pending).touching("people");
    assertThat(filled.report().remarks()).isEmpty();
    return filled.has("people", 2_000);
  }

  @Test
  void setsNotNull() throws Exception {
    people("ALTER TABLE people ALTER COLUMN code SET NOT NULL").close();
  }

  @Test
  void leavesNullsWhereNothingForbidsThem() throws Exception {
    try (FilledDatabase filled = people("ALTER TABLE people ALTER COLUMN code SET NOT NULL")) {
      assertThat(filled.number("SELECT count(*) FROM people WHERE age IS NULL"))
          .isBetween(60L, 250L);
    }
  }

  @Test
  void addsChecks() throws Exception {
    people(
            "ALTER TABLE people ADD CONSTRAINT adult CHECK (age >= 18)",
            "ALTER TABLE people ADD CONSTRAINT s CHECK (state IN ('on', 'off')) NOT VALID",
            "ALTER TABLE people VALIDATE CONSTRAINT s")
        .close();
  }

  @Test
  void addsUniqueKeys() throws Exception {
    people(
            "ALTER TABLE people ADD CONSTRAINT one_mail UNIQUE (mail)",
            "CREATE UNIQUE INDEX one_code ON people (lower(code))",
            "ALTER TABLE people ADD UNIQUE (country, number)")
        .close();
  }

  @Test
  void addsForeignKeysToTablesThatAreThere() throws Exception {
    try (FilledDatabase filled =
        people("ALTER TABLE people ADD FOREIGN KEY (team) REFERENCES teams")) {
      filled.has("teams", 100);
      assertThat(filled.number("SELECT count(DISTINCT team) FROM people")).isEqualTo(100);
    }
  }

  @Test
  void addsForeignKeysToTablesThatScriptsBringAlong() throws Exception {
    try (FilledDatabase filled =
        people(
            "CREATE TABLE countries (code text PRIMARY KEY)",
            "INSERT INTO countries VALUES ('DE'), ('FR'), ('IT')",
            "ALTER TABLE people ADD FOREIGN KEY (country) REFERENCES countries")) {
      assertThat(filled.number("SELECT count(DISTINCT country) FROM people")).isEqualTo(3);
    }
  }

  @Test
  void changesTypes() throws Exception {
    people(
            "ALTER TABLE people ALTER COLUMN code TYPE integer USING code::integer",
            "ALTER TABLE people ALTER COLUMN mail TYPE varchar(20)",
            "ALTER TABLE people ALTER COLUMN number TYPE integer",
            "ALTER TABLE people ALTER COLUMN age TYPE smallint",
            "ALTER TABLE people ALTER COLUMN at TYPE timestamptz USING at AT TIME ZONE 'UTC'",
            "ALTER TABLE people ALTER COLUMN amount TYPE numeric(6,2)",
            "ALTER TABLE people ALTER COLUMN state TYPE uuid USING state::uuid",
            "ALTER TABLE people ALTER COLUMN country TYPE jsonb USING country::jsonb")
        .close();
  }

  @Test
  void changesTextToAnEnumThatIsNew() throws Exception {
    people(
            "CREATE TYPE mood AS ENUM ('so', 'la la')",
            "ALTER TABLE people ALTER COLUMN state TYPE mood USING state::mood",
            "ALTER TABLE people ADD CHECK (state <> 'so')")
        .close();
  }

  @Test
  void followsColumnsAndTablesThroughRenames() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(PEOPLE)
            .pending(
                "ALTER TABLE people RENAME COLUMN age TO years",
                "ALTER TABLE people RENAME TO persons",
                "ALTER TABLE persons ADD CONSTRAINT young CHECK (years BETWEEN 3 AND 9)",
                "ALTER TABLE persons ALTER COLUMN years SET NOT NULL")
            .touching("people")) {
      filled.has("persons", 2_000);
    }
  }

  @Test
  void leavesAloneWhatConcernsNewColumns() throws Exception {
    people(
            "ALTER TABLE people ADD COLUMN extra integer DEFAULT 5",
            "ALTER TABLE people ADD CHECK (extra > 4 AND age IS NOT NULL) NOT VALID",
            "ALTER TABLE people ALTER COLUMN extra SET NOT NULL")
        .close();
  }
}
