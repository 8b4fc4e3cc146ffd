package dev.lockkeeper.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {

  private static final Placeholders SHOP =
      new Placeholders(
          true, "${", "}", ":", Map.of("table", "orders", "empty", "", "two", "a;\nb"));

  private static List<Statement> split(String text) throws CheckImpossibleException {
    SentText sent = SHOP.withFlywaysOwn("history", "shop").replaceIn("db/V1__x.sql", text);
    return StatementSplitter.split(
        new Script("db/V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, text, sent));
  }

  @Test
  void statements_have_the_values_and_stand_where_the_file_has_them() throws Exception {
    List<Statement> statements =
        split("SELECT ${TABLE}${empty}; SELECT 2;\nUPDATE ${table} SET x = '${flyway:filename}';");

    assertThat(statements)
        .extracting(Statement::sql)
        .containsExactly("SELECT orders", "SELECT 2", "UPDATE orders SET x = 'V1__x.sql'");
    assertThat(statements)
        .extracting(Statement::place)
        .containsExactly(
            new Place("db/V1__x.sql", 1, 1),
            new Place("db/V1__x.sql", 1, 26),
            new Place("db/V1__x.sql", 2, 1));
  }

  @Test
  void a_value_with_statements_and_lines_of_its_own_stands_where_its_placeholder_is()
      throws Exception {
    List<Statement> statements = split("SELECT ${two}; SELECT 3;\nSELECT 4;");

    assertThat(statements)
        .extracting(Statement::sql)
        .containsExactly("SELECT a", "b", "SELECT 3", "SELECT 4");
    assertThat(statements)
        .extracting(statement -> statement.place().line() + ":" + statement.place().column())
        .containsExactly("1:1", "1:8", "1:16", "2:1");
  }

  @Test
  void flyways_own_are_there_and_those_of_the_moment_are_no_words_to_compare() throws Exception {
    Placeholders own = SHOP.withFlywaysOwn("history", "shop");

    SentText known = own.replaceIn("V1__x.sql", "${flyway:table} ${flyway:defaultSchema}");
    assertThat(known.text()).isEqualTo("history shop");
    assertThat(known.exact()).isTrue();
    assertThat(own.replaceIn("V1__x.sql", "${flyway:timestamp}").exact()).isFalse();
  }

  @Test
  void what_has_no_value_is_named_with_its_place() {
    assertThatThrownBy(() -> SHOP.replaceIn("db/V1__x.sql", "SELECT 1;\nSELECT ${nobody};"))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("db/V1__x.sql:2: the placeholder ${nobody} has no value. Give it");
    assertThatThrownBy(() -> SHOP.replaceIn("db/V1__x.sql", "SELECT ${open"))
        .hasMessageContaining("db/V1__x.sql:1: the placeholder ${open has no value");
  }

  @Test
  void a_configuration_beside_the_script_switches_it_off(@TempDir Path base) throws Exception {
    Files.writeString(base.resolve("V1__x.sql"), "SELECT '${nobody}';");
    Files.writeString(base.resolve("V1__x.sql.conf"), "placeholderReplacement=false\n");

    Layout.Listing listing = new FlywayLayout(base, StandardCharsets.UTF_8).read(List.of(base));

    assertThat(listing.scripts().get(0).sent().text()).isEqualTo("SELECT '${nobody}';");
  }

  @Test
  void files_are_named_as_the_project_names_them(@TempDir Path base) throws Exception {
    Naming naming = new Naming("D", "Again", "Back", "From", "-", List.of(".ddl", ".sql"));
    for (String name :
        List.of("D2-b.ddl", "D1_1-a_b.sql", "Again-v.sql", "Back2-b.ddl", "V9__x.sql")) {
      Files.writeString(base.resolve(name), "SELECT 1;");
    }

    Layout.Listing listing =
        new FlywayLayout(base, StandardCharsets.UTF_8, naming, Placeholders.NONE)
            .read(List.of(base));

    assertThat(listing.scripts())
        .extracting(script -> script.kind() + " " + script.description())
        .containsExactly("VERSIONED a b", "VERSIONED b", "REPEATABLE v", "UNDO b");
    assertThat(listing.passedOver()).containsExactly("V9__x.sql");
  }
}
