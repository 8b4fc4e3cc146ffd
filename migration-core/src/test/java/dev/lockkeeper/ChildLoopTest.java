package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Dialect;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loop over the tables below another is gone through where the scripts show which they are. */
final class ChildLoopTest {

  private static final String MADE =
      "CREATE SCHEMA x; CREATE TABLE a (id int NOT NULL) PARTITION BY LIST (id);"
          + " CREATE TABLE a_1 PARTITION OF a FOR VALUES IN (1);"
          + " CREATE TABLE x.\"A 2\" PARTITION OF a FOR VALUES IN (2);";

  private static final String DROPS = "EXECUTE 'DROP TABLE ' || r.part;";

  private static final Pattern DROPPED = Pattern.compile("(a_1|(?:x\\.)?A 2)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT inhrelid::regclass AS part FROM pg_inherits WHERE inhparent = 'a'::regclass",
        "SELECT i.inhrelid::regclass::text part FROM pg_catalog.pg_inherits AS i"
            + " WHERE i.inhparent = 'public.a'::regclass ORDER BY 1",
        "SELECT c.oid::regclass part FROM pg_inherits JOIN pg_class c ON inhrelid = c.oid"
            + " WHERE inhparent = ('a')::regclass"
      })
  void whatIsDoneToEachChildIsFound(String query) throws Exception {
    assertThat(found(MADE, query, DROPS))
        .containsExactly("table-drop-loses-data a_1", "table-drop-loses-data x.A 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT inhrelid::regclass AS part FROM pg_inherits WHERE inhparent = 'b'::regclass",
        "SELECT inhrelid::regclass AS part FROM pg_inherits WHERE inhparent = 'a_1'::regclass",
        "SELECT inhrelid::regclass AS part FROM pg_inherits",
        "SELECT inhparent::regclass AS part FROM pg_inherits WHERE inhrelid = 'a_1'::regclass",
        "SELECT inhrelid::regclass AS part FROM pg_inherits WHERE inhparent = 'a'::regclass LIMIT 1",
        "SELECT inhrelid::regclass AS part FROM pg_inherits WHERE inhparent = 'a'::regclass AND f()",
        "SELECT inhrelid::regclass AS part FROM pg_inherits WHERE inhparent = f('a')::regclass",
        "SELECT inhrelid::regclass AS part FROM pg_inherits, b WHERE inhparent = 'a'::regclass",
        "SELECT relname AS part FROM pg_inherits WHERE inhparent = 'a'::regclass"
      })
  void anyOtherLoopIsNotUnderstood(String query) throws Exception {
    assertThat(found(MADE, query, DROPS))
        .contains("statement-not-understood")
        .noneMatch(line -> line.startsWith("table-drop"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DO $$ BEGIN EXECUTE (SELECT script FROM scripts); END $$;",
        "DO $$ BEGIN IF (SELECT true FROM b) THEN DROP TABLE a_1; END IF; END $$;"
      })
  void whereTheChildrenAreNotKnownForSureNothingIsUnderstood(String released) throws Exception {
    String query =
        "SELECT inhrelid::regclass AS part FROM pg_inherits WHERE inhparent = 'a'::regclass";
    assertThat(found(MADE + released, query, DROPS))
        .contains("statement-not-understood")
        .noneMatch(line -> line.startsWith("table-drop"));
  }

  @Test
  void relnameIsTheNameAlone() throws Exception {
    String query =
        "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
            + " WHERE i.inhparent = 'a'::regclass";
    assertThat(found(MADE, query, "EXECUTE format('DROP TABLE %I', r.relname);"))
        .containsExactlyInAnyOrder("table-drop-loses-data a_1", "table-drop-loses-data A 2");
  }

  private static List<String> found(String released, String query, String round) throws Exception {
    String block =
        "DO $$ DECLARE r record; BEGIN FOR r IN %s LOOP %s END LOOP; END $$;"
            .formatted(query, round);
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, released, block).stream()
        .map(ChildLoopTest::line)
        .filter(line -> !line.startsWith("lock-timeout-missing"))
        .toList();
  }

  private static String line(Finding finding) {
    Matcher dropped = DROPPED.matcher(finding.message());
    return finding.hazard() + (dropped.find() ? " " + dropped.group(1) : "");
  }
}
