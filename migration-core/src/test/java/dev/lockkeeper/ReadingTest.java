package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.ReadStatement;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.FlywayLayout.JavaClass;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

  @TempDir private Path base;

  private List<Script> scripts(JavaClass... classes) throws Exception {
    return new FlywayLayout(base, StandardCharsets.UTF_8)
        .read(List.of(base), List.of(classes))
        .scripts();
  }

  private static Reading reading(List<Script> scripts, String schema) throws Exception {
    return Reading.of(
        new History("default", scripts, Base.named("version:1")), new Runner(schema, false, false));
  }

  @Test
  void names_of_the_default_schema_need_no_schema_and_those_of_public_do() throws Exception {
    Files.writeString(
        base.resolve("V2__x.sql"),
        "DROP TABLE a;\nDROP TABLE shop.a;\nDROP TABLE public.a;\nTRUNCATE other.a;");

    assertThat(reading(scripts(), "shop").statements())
        .extracting(ReadingTest::table)
        .containsExactly(
            Table.of("a"), Table.of("a"), Table.of("public", "a"), Table.of("other", "a"));
    assertThat(reading(scripts(), "public").statements())
        .extracting(ReadingTest::table)
        .containsExactly(
            Table.of("a"), Table.of("shop", "a"), Table.of("a"), Table.of("other", "a"));
  }

  private static Table table(ReadStatement read) {
    Operation operation = read.operations().get(0);
    return operation instanceof Operation.DropTable drop
        ? drop.table()
        : ((Operation.Truncate) operation).tables().get(0);
  }

  @Test
  void a_java_migration_is_in_the_history_as_one_statement_that_asks_nothing() throws Exception {
    Files.writeString(base.resolve("V3__x.sql"), "SELECT 1;");
    Files.writeString(base.resolve("V2__Fill_it.java"), "final class V2__Fill_it {}");
    Files.writeString(base.resolve("V1__Old.java"), "final class V1__Old {}");
    List<Script> scripts =
        scripts(
            new JavaClass(base.resolve("V2__Fill_it.java"), "db.V2__Fill_it"),
            new JavaClass(base.resolve("V1__Old.java"), "db.V1__Old"),
            new JavaClass(base.resolve("Helper.java"), "db.Helper"));

    assertThat(scripts)
        .extracting(script -> script.path() + " " + script.kind())
        .containsExactly("V1__Old.java JAVA", "V2__Fill_it.java JAVA", "V3__x.sql VERSIONED");
    Reading reading = reading(scripts, "public");
    assertThat(reading.pending())
        .extracting(read -> read.script().kind())
        .containsExactly(ScriptKind.JAVA, ScriptKind.VERSIONED);
    assertThat(reading.pending().get(0).operations()).isEmpty();
    assertThat(reading.pending().get(0).statement().place()).hasToString("V2__Fill_it.java:1");
  }
}
