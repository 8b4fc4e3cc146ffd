package dev.lockkeeper.scratch.fill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Rows whose JSON is read by the table's own expressions, those that are there and those to come.
 */
final class FillerDocumentsTest {

  private static final String EVENTS =
      """
      CREATE TABLE events (
        id bigint PRIMARY KEY, meta jsonb NOT NULL DEFAULT '{}', raw json NOT NULL, kind text NOT NULL);
      """;

  @Test
  void documentsHaveTheFieldsThatAUniqueKeyReads() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(EVENTS)
            .pending("CREATE UNIQUE INDEX ref ON events ((meta ->> 'ref')) WHERE meta ? 'ref'")
            .touching("events")) {
      filled.has("events", 2_000);
      assertThat(filled.report().remarks()).isEmpty();
      assertThat(filled.number("SELECT count(DISTINCT meta ->> 'ref') FROM events"))
          .isEqualTo(2_000);
    }
  }

  @Test
  void documentsHaveTheFieldsThatAnyIndexAndAGeneratedColumnRead() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(EVENTS + "CREATE INDEX town ON events ((raw -> 'to' ->> 'town'));")
            .pending(
                "CREATE INDEX customer ON events (((meta #>> '{}')::text), (meta -> 'o''s' ->> 'n'))",
                "ALTER TABLE events ADD COLUMN sum numeric"
                    + " GENERATED ALWAYS AS ((meta ->> 'sum')::numeric) STORED")
            .touching("events")) {
      filled.has("events", 2_000);
      assertThat(filled.number("SELECT count(raw -> 'to' ->> 'town') FROM events"))
          .isEqualTo(2_000);
      assertThat(filled.number("SELECT count(meta -> 'o''s' ->> 'n') FROM events"))
          .isEqualTo(2_000);
      assertThat(filled.number("SELECT count(DISTINCT sum) FROM events")).isGreaterThan(500);
    }
  }

  @Test
  void whatAFieldCannotBeIsLeftOut() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(EVENTS)
            .pending(
                "CREATE INDEX flag ON events (((meta ->> 'flag')::boolean))",
                "CREATE UNIQUE INDEX net ON events (((raw ->> 'net')::inet))")
            .touching("events")) {
      filled.has("events", 2_000);
      assertThat(filled.number("SELECT count(*) FROM events WHERE meta ? 'flag'")).isZero();
    }
  }

  @Test
  void withoutTheFieldNullsNeedNotDiffer() throws Exception {
    try (FilledDatabase filled =
        new FilledDatabase(EVENTS)
            .pending(
                "CREATE UNIQUE INDEX ref ON events (md5(nullif(meta ->> 'ref', meta ->> 'ref')))")
            .touching("events")) {
      filled.has("events", 2_000);
      assertThat(filled.report().remarks()).isEmpty();
    }
  }
}
