package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.knowledge.Knowledge;
import dev.lockkeeper.knowledge.mysql.MysqlKnowledge;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A seed may have a whole page in one literal, and an IN list may have thousands of values. */
class LongLiteralTest {

  private static final int LENGTH = 100_000;

  private static final String TABLES =
      "CREATE TABLE mails (id int PRIMARY KEY, body text, kind varchar(20) DEFAULT 'a');\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO mails (id, body) VALUES (1, '%s')",
        "INSERT INTO mails (id, body) VALUES (1, '%s') ON CONFLICT (id) DO UPDATE SET body = '%1$s'",
        "INSERT INTO mails SELECT 1, '%s', 'a' WHERE NOT EXISTS (SELECT FROM mails WHERE body = '%1$s')",
        "UPDATE mails SET body = '%s' WHERE id = 1 AND body <> '%1$s'",
        "UPDATE mails m SET body = o.body FROM mails o WHERE o.id = m.id AND o.body <> '%s'",
        "UPDATE mails m SET body = o.body FROM mails o WHERE o.id = m.id AND starts_with(o.body,'%s')",
        "DELETE FROM mails m WHERE EXISTS (SELECT FROM mails o WHERE o.id = m.id AND o.body = '%s')",
        "DELETE FROM mails WHERE body = '%s'; INSERT INTO mails VALUES (1, '%1$s')",
        "ALTER TABLE mails ADD CONSTRAINT c CHECK (body <> '%s') NOT VALID;"
            + "ALTER TABLE mails ADD CONSTRAINT d CHECK (body <> '%1$s')",
        "ALTER TABLE mails ADD CONSTRAINT c CHECK (kind IN ('%s', 'b')) NOT VALID;"
            + "ALTER TABLE mails VALIDATE CONSTRAINT c; ALTER TABLE mails ALTER kind SET NOT NULL",
        "ALTER TABLE mails ALTER body SET DEFAULT '%s'; INSERT INTO mails (id) VALUES (1)",
        "ALTER TABLE mails ALTER kind TYPE text USING kind || '%s'",
        "COMMENT ON TABLE mails IS '%s'",
        "CREATE INDEX i ON mails (id) WHERE body = '%s'; DROP INDEX i",
        "CREATE UNIQUE INDEX j ON mails ((body || '%s'))",
        "CREATE VIEW v AS SELECT '%s' AS x, id FROM mails WHERE body = '%1$s'; SELECT * FROM v",
        "CREATE POLICY p ON mails USING (body = '%s'); ALTER TABLE mails ENABLE ROW LEVEL SECURITY",
        "CREATE TYPE kind AS ENUM ('a'); ALTER TYPE kind ADD VALUE '%s';"
            + "ALTER TYPE kind RENAME VALUE '%1$s' TO 'b'; INSERT INTO mails VALUES (1, '%1$s')",
        "CREATE TABLE p (a text) PARTITION BY LIST (a);"
            + "CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('%s', 'b');"
            + "ALTER TABLE p1 ADD CHECK (a IN ('%1$s', 'b')); UPDATE p SET a = '%1$s' WHERE a = '%1$s'",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN IF TG_OP = '%s' THEN"
            + " UPDATE mails SET body = '%1$s' WHERE body = '%1$s'; END IF; RETURN NEW; END$$;"
            + "CREATE TRIGGER t BEFORE UPDATE ON mails FOR EACH ROW WHEN (NEW.body = '%1$s')"
            + " EXECUTE FUNCTION f(); UPDATE mails SET body = '%1$s' WHERE id = 5",
        "DO $$BEGIN FOR r IN SELECT * FROM mails WHERE body = '%s' LOOP"
            + " UPDATE mails SET body = '%1$s' WHERE id = r.id; END LOOP; EXECUTE '%1$s'; END$$",
        "SELECT set_config('lock_timeout', '%s', false); SET lock_timeout = '%1$s'",
        "CREATE TABLE \"%s\" (id int); ALTER TABLE \"%1$s\" RENAME TO x"
      })
  void is_judged(String sql) {
    judged(sql, Dialect.POSTGRESQL, new PostgresqlKnowledge(17));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO mails (id, body) VALUES (1, '%s') ON DUPLICATE KEY UPDATE body = '%1$s'",
        "REPLACE INTO mails VALUES (1, '%s', 'a')",
        "UPDATE mails SET body = '%s' WHERE id = 1 AND body <> '%1$s'",
        "DELETE FROM mails WHERE body = \"%s\"",
        "ALTER TABLE mails ADD CONSTRAINT c CHECK (body <> '%s'); ALTER TABLE mails DROP CHECK c",
        "ALTER TABLE mails MODIFY kind ENUM('%s', 'b')",
        "ALTER TABLE mails ADD COLUMN g varchar(20) GENERATED ALWAYS AS (concat(body, '%s')),"
            + " DROP COLUMN body",
        "ALTER TABLE mails COMMENT '%s', ALTER kind SET DEFAULT '%1$s'",
        "CREATE TABLE p (a varchar(20)) PARTITION BY LIST COLUMNS (a) (PARTITION x VALUES IN ('%s'))",
        "CREATE VIEW v AS SELECT '%s' AS x FROM mails WHERE body = '%1$s'",
        "CREATE TRIGGER t BEFORE UPDATE ON mails FOR EACH ROW SET NEW.body = '%s'",
        "CREATE INDEX i ON mails ((concat(kind, '%s')))",
        "CREATE TABLE `%s` (id int); RENAME TABLE `%1$s` TO x"
      })
  void is_judged_of_mysql(String sql) {
    judged(sql, Dialect.MYSQL, new MysqlKnowledge("8.0.31"));
  }

  private static void judged(String sql, Dialect dialect, Knowledge knowledge) {
    String escaped = dialect == Dialect.MYSQL ? "\\\\" : "x";
    for (String literal :
        new String[] {
          "x".repeat(LENGTH),
          "(".repeat(LENGTH),
          "''".repeat(LENGTH),
          "a, b".repeat(LENGTH / 4),
          "a', 'b".repeat(LENGTH / 10),
          escaped.repeat(LENGTH / 2)
        }) {
      assertThat(Judging.statements(TABLES + sql.formatted(literal), dialect, knowledge))
          .as("%s with %.9s…", sql, literal)
          .isGreaterThan(1);
    }
  }
}
