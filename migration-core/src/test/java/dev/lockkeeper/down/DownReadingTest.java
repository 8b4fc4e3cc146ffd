package dev.lockkeeper.down;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DownReadingTest {

  private static final Script FORWARD = script("V1__forward.sql", text("forward.sql"));

  static Stream<Arguments> rows() {
    return text("statements.table")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("# "))
        .map(line -> line.split("=>(?= |$)", -1))
        .map(row -> Arguments.of(row[0].strip().replace("⏎", "\n"), row[1].strip()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void saysWhatEachStatementCosts(String sql, String expected) {
    assertThat(String.join("; ", harms(sql).stream().map(DownReadingTest::written).toList()))
        .isEqualTo(expected);
  }

  @Test
  void aTypeIsTheOneThatTheVersionItselfFound() {
    Script first = script("V1__t.sql", "CREATE TABLE t (a bigint);");
    Script second = script("V2__t.sql", "ALTER TABLE t ALTER COLUMN a TYPE integer;");
    String back = "ALTER TABLE t ALTER COLUMN a TYPE bigint;";
    assertThat(DownReading.of(List.of(script("U2__t.sql", back)), List.of(second, first)).harms())
        .isEmpty();
    String narrower = "ALTER TABLE t ALTER COLUMN a TYPE integer;";
    assertThat(
            DownReading.of(List.of(script("U1__t.sql", narrower)), List.of(second, first)).harms())
        .extracting(Harm::what)
        .containsExactly("narrows t.a from bigint to integer");
  }

  @Test
  void aTypeThatIsNotKnownForSureIsNotWidened() {
    Script created = script("V1__t.sql", "CREATE TABLE t (a integer);");
    Script unread = script("V2__t.sql", "DO $$ BEGIN EXECUTE 'x'; END $$;");
    Script twin = script("V1__u.sql", "CREATE TABLE u (a integer);");
    List<Script> down = List.of(script("U2__t.sql", "ALTER TABLE t ALTER COLUMN a TYPE bigint;"));
    assertThat(DownReading.of(down, List.of(created)).harms()).isEmpty();
    assertThat(DownReading.of(down, List.of(created, unread)).harms()).hasSize(1);
    assertThat(DownReading.of(down, List.of(created, twin)).harms()).hasSize(1);
  }

  @Test
  void whatAScriptHasWidenedItselfIsNotNarrowedBack() {
    assertThat(
            harms(
                "ALTER TABLE orders ALTER COLUMN id TYPE bigint;\n"
                    + "ALTER TABLE orders ALTER COLUMN id TYPE integer;"))
        .extracting(Harm::what)
        .containsExactly("narrows orders.id from bigint to integer");
  }

  @Test
  void aFunctionIsRefusedWhereItIsDefinedAndWhereItIsCalled() {
    List<Harm> harms =
        harms(
            """
            CREATE FUNCTION gone() RETURNS void LANGUAGE sql AS $$
              SELECT 1;
              DELETE FROM orders;
            $$;
            SELECT gone();
            """);
    assertThat(harms)
        .extracting(harm -> harm.statement().place() + " " + harm.what())
        .containsExactly(
            "U1__down.sql:3 deletes rows of orders",
            "U1__down.sql:5 calls gone, which deletes rows of orders (U1__down.sql:3)");
  }

  private static List<Harm> harms(String sql) {
    return DownReading.of(List.of(script("U1__down.sql", sql)), List.of(FORWARD)).harms();
  }

  private static String written(Harm harm) {
    return (harm.destroys() ? "refuses " : "warns ") + harm.what();
  }

  private static Script script(String path, String text) {
    return new Script(path, Version.parse(path.substring(1, 2)), "", ScriptKind.VERSIONED, 0, text);
  }

  private static String text(String resource) {
    try (InputStream in = DownReadingTest.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(resource, e);
    }
  }
}
