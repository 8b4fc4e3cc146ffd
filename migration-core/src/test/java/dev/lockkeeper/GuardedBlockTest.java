package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A guard spares its body only where it surely does not let pass. */
final class GuardedBlockTest {

  private static final String HAS_NOTE =
      "SELECT 1 FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'note'";

  private static final String MADE = "CREATE TABLE a (id int PRIMARY KEY, note text);";

  /** One that writes every row anew, which is found wherever it may be run. */
  private static final String BODY = "ALTER TABLE a ALTER COLUMN id TYPE bigint;";

  @ParameterizedTest
  @ValueSource(
      strings = {
        MADE,
        "CREATE TABLE a (id int PRIMARY KEY); ALTER TABLE a ADD COLUMN IF NOT EXISTS note text;",
        "CREATE TABLE IF NOT EXISTS a (id int); ALTER TABLE a ADD COLUMN note text;",
        "CREATE TABLE a (id int PRIMARY KEY);"
            + " DO $$ BEGIN IF NOT EXISTS ("
            + HAS_NOTE
            + ") THEN ALTER TABLE a ADD COLUMN note text; END IF; END $$;",
        "CREATE TABLE IF NOT EXISTS a (id int);"
            + " DO $$ BEGIN IF NOT EXISTS ("
            + HAS_NOTE
            + ") THEN ALTER TABLE a ADD COLUMN note text; END IF; END $$;",
        "CREATE TABLE b (note text); CREATE TABLE a (LIKE b, id int);",
      })
  void whatIsThereIsNotMadeAgain(String released) throws Exception {
    assertThat(found(released, "NOT EXISTS (" + HAS_NOTE + ")")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "CREATE TABLE a (id int PRIMARY KEY);",
        "CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY, note text);",
        MADE + "ALTER TABLE a DROP COLUMN note;",
        MADE + "DROP TABLE a; CREATE TABLE a (id int PRIMARY KEY);",
        MADE
            + "DO $$ BEGIN IF (SELECT count(*) FROM b) > 1 THEN ALTER TABLE a DROP note; END IF; END $$;",
        MADE + "DO $$ BEGIN EXECUTE (SELECT script FROM scripts); END $$;",
        MADE + "BEGIN; ROLLBACK;",
        MADE + "DROP DOMAIN kind CASCADE;",
        "CREATE TABLE a (id int PRIMARY KEY);"
            + "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ALTER TABLE a ADD note text; END $$;"
            + "SELECT f();",
        "CREATE TABLE a (id int PRIMARY KEY);"
            + "DO $$ BEGIN ALTER TABLE a ADD note text; EXCEPTION WHEN OTHERS THEN NULL; END $$;",
        "CREATE TABLE a (id int PRIMARY KEY);"
            + "DO $$ BEGIN IF (SELECT true FROM b) THEN RETURN; END IF; ALTER TABLE a ADD note text; END $$;",
        "CREATE TABLE a (id int PRIMARY KEY);"
            + "DO $$ BEGIN FOR i IN 1..(SELECT count(*) FROM b) LOOP ALTER TABLE a ADD note text; END LOOP; END $$;",
        "CREATE TABLE x.b (note text);",
      })
  void whatMayBeMissingIsTakenToBeMissing(String released) throws Exception {
    assertThat(found(released, "NOT EXISTS (" + HAS_NOTE + ")")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MADE,
        "",
        "CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY);",
        "CREATE TABLE a AS SELECT * FROM b;",
        "CREATE TABLE a (LIKE b);",
        "CREATE TABLE a (id int PRIMARY KEY) INHERITS (b);",
        "CREATE VIEW x.a AS SELECT 1 AS note; CREATE TABLE a (id int PRIMARY KEY);",
      })
  void whatMayBeThereIsTakenToBeThere(String released) throws Exception {
    assertThat(found(released, "EXISTS (" + HAS_NOTE + ")")).isNotEmpty();
  }

  @Test
  void whatIsSurelyMissingIsNotChanged() throws Exception {
    String released = "CREATE TABLE a (id int PRIMARY KEY);";
    assertThat(found(released, "EXISTS (" + HAS_NOTE + ")")).isEmpty();
    // what somebody made by hand would be the first to be dropped so
    assertThat(found(released, "EXISTS (SELECT FROM pg_indexes WHERE indexname = 'i')"))
        .isNotEmpty();
    assertThat(found(released, "EXISTS (SELECT FROM pg_constraint WHERE conname = 'c')"))
        .isNotEmpty();
    assertThat(found(released, "to_regclass('i') IS NOT NULL")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = t AND column_name = 'note')",
        "IF t = 'b'",
        "IF t <> 'a' AND f()",
      })
  void inALoopOverWrittenRowsAGuardIsAskedInEveryRound(String guard) throws Exception {
    String loop =
        "DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['%s'] LOOP %s THEN %s END IF; END LOOP; END $$;";
    assertThat(foundIn(MADE, loop.formatted("a", guard, BODY))).isEmpty();
    assertThat(foundIn(MADE, loop.formatted("b", guard, BODY))).isNotEmpty();
    assertThat(foundIn(MADE, loop.formatted("a','b", guard, BODY))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOT EXISTS (" + HAS_NOTE + " AND data_type = 'varchar')",
        "NOT EXISTS (" + HAS_NOTE + " OR column_name = 'x')",
        "NOT EXISTS (" + HAS_NOTE + " GROUP BY 1 HAVING count(*) > 1)",
        "NOT EXISTS (" + HAS_NOTE + ") OR (SELECT count(*) FROM b) = 0",
        "NOT EXISTS (SELECT 1 FROM columns WHERE table_name = 'a' AND column_name = 'note')",
        "NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'A' AND column_name = 'note')",
        "NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'x'"
            + " AND table_name = 'a' AND column_name = 'note')",
        "NOT EXISTS (SELECT 1 FROM information_schema.columns c, information_schema.tables t"
            + " WHERE c.table_name = 'a' AND column_name = 'note')",
        "NOT EXISTS (SELECT 1 FROM pg_attribute a JOIN pg_class c ON a.atttypid = c.oid"
            + " WHERE c.relname = 'a' AND attname = 'note')",
        "NOT EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 'a'::regclass AND attname = NULL)",
        "(SELECT count(*) FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'note') = 1",
        "(SELECT max(1) FROM information_schema.columns WHERE table_name = 'a' AND column_name = 'note') = 0",
        "(" + HAS_NOTE + ") IS NULL",
      })
  void aQuestionThatIsNotUnderstoodLetsPass(String condition) throws Exception {
    assertThat(found(MADE, condition)).isNotEmpty();
  }

  private static List<String> found(String released, String condition)
      throws CheckImpossibleException {
    String block = "DO $$ BEGIN IF " + condition + " THEN " + BODY + " END IF; END $$;";
    return foundIn(released, block);
  }

  private static List<String> foundIn(String released, String block)
      throws CheckImpossibleException {
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, released, block).stream()
        .map(Finding::hazard)
        .filter("type-change-rewrites-table"::equals)
        .toList();
  }
}
