package dev.lockkeeper.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayLayoutTest {

  @TempDir Path base;

  @Test
  void readsEveryKindInTheOrderInWhichTheyRun() throws Exception {
    for (String name :
        List.of(
            "sql/V10__ten.sql",
            "sql/V2__two_words.sql",
            "sql/sub/V2_1__deeper.sql",
            "sql/R__view.sql",
            "sql/U2__undo.sql",
            "sql/B2__baseline.sql",
            "sql/afterMigrate__grants.sql",
            "sql/V3_single.sql",
            "sql/notes.txt")) {
      write(name, "SELECT 1;");
    }
    Layout.Listing listing = layout().read(List.of(base.resolve("sql")));

    assertThat(listing.scripts())
        .extracting(script -> script.path() + " " + script.kind() + " " + script.description())
        .containsExactly(
            "sql/B2__baseline.sql BASELINE baseline",
            "sql/V2__two_words.sql VERSIONED two words",
            "sql/sub/V2_1__deeper.sql VERSIONED deeper",
            "sql/V10__ten.sql VERSIONED ten",
            "sql/afterMigrate__grants.sql CALLBACK grants",
            "sql/R__view.sql REPEATABLE view",
            "sql/U2__undo.sql UNDO undo");
    assertThat(listing.passedOver()).containsExactly("sql/V3_single.sql");
  }

  @Test
  void aFileInAnotherEncodingIsNamed() throws IOException {
    Path file = base.resolve("sql/V1__a.sql");
    Files.createDirectories(file.getParent());
    Files.write(file, "-- Größe".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> layout().read(List.of(base.resolve("sql"))))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("sql/V1__a.sql is not encoded in UTF-8. ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252", "UTF-8"})
  void filesOfOtherEncodingsAreReadByConfiguration(String encoding) throws Exception {
    Charset charset = Charset.forName(encoding);
    String sql = "SELECT 'Größe';\n-- é\nDROP TABLE größen;";
    write("sql/V1__a.sql", sql, charset);

    Script script = read(new FlywayLayout(base, charset), "sql").get(0);

    assertThat(script.text()).isEqualTo(sql);
    assertThat(StatementSplitter.split(script))
        .extracting(Statement::sql)
        .containsExactly("SELECT 'Größe'", "DROP TABLE größen");
    write("utf8/V1__a.sql", sql, StandardCharsets.UTF_8);
    assertThat(script.checksum()).isEqualTo(checksum("utf8"));
  }

  @Test
  void aScriptsOwnConfigurationNamesItsEncoding() throws Exception {
    String sql = "SELECT 'Größe';";
    write("sql/V1__a.sql", sql, StandardCharsets.UTF_16);
    write("sql/V1__a.sql.conf", "encoding=UTF-16\n");
    write("sql/V2__b.sql", sql, StandardCharsets.ISO_8859_1);
    write("sql/V2__b.sql.conf", "encoding = ISO-8859-1\nexecuteInTransaction=false");
    write("sql/V3__c.sql", sql);

    List<Script> scripts = read(layout(), "sql");

    assertThat(scripts).extracting(Script::text).containsOnly(sql);
    assertThat(scripts)
        .extracting(script -> script.execution().inTransaction().isPresent())
        .containsExactly(false, true, false);
  }

  @Test
  void anEncodingThatNobodyKnowsIsNamed() throws IOException {
    write("sql/V1__a.sql", "SELECT 1;");
    write("sql/V1__a.sql.conf", "encoding=UTF-99");

    assertThatThrownBy(() -> read(layout(), "sql"))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith(
            "sql/V1__a.sql.conf: encoding is 'UTF-99', which Java does not know");
  }

  private List<Script> read(FlywayLayout layout, String folder) throws CheckImpossibleException {
    return layout.read(List.of(base.resolve(folder))).scripts();
  }

  private void write(String name, String text, Charset encoding) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(encoding));
  }

  @Test
  void lineEndsAndByteOrderMarksDoNotChangeTheChecksum() throws Exception {
    write("a/V1__a.sql", "SELECT 1;\nSELECT 2;\n");
    write("b/V1__a.sql", "\uFEFFSELECT 1;\r\nSELECT 2;");
    assertThat(checksum("a")).isEqualTo(checksum("b"));
    write("c/V1__a.sql", "SELECT 1; \nSELECT 2;\n");
    assertThat(checksum("c")).isNotEqualTo(checksum("a"));
  }

  private int checksum(String folder) throws CheckImpossibleException {
    return layout().read(List.of(base.resolve(folder))).scripts().get(0).checksum();
  }

  private FlywayLayout layout() {
    return new FlywayLayout(base, StandardCharsets.UTF_8);
  }

  private void write(String name, String text) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
