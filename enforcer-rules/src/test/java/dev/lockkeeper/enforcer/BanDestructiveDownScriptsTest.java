package dev.lockkeeper.enforcer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.enforcer.rule.api.EnforcerRuleError;
import org.apache.maven.enforcer.rule.api.EnforcerRuleException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BanDestructiveDownScriptsTest {

  private static final String DEFAULT = "src/main/resources/db/undo";

  @TempDir private Path base;
  private MavenProject project;
  private final RecordedLog log = new RecordedLog();

  @BeforeEach
  void aProject() {
    project = new MavenProject();
    project.setFile(base.resolve("pom.xml").toFile());
  }

  private void write(String file, byte[] content) throws IOException {
    Path path = base.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, content);
  }

  private void write(String file, String content) throws IOException {
    write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  private BanDestructiveDownScripts rule(
      List<File> folders, List<String> patterns, String charset) {
    BanDestructiveDownScripts rule =
        new BanDestructiveDownScripts(project, folders, patterns, charset);
    rule.setLog(log);
    return rule;
  }

  private BanDestructiveDownScripts rule() {
    return rule(null, null, "UTF-8");
  }

  @Test
  void theMessageIsWhole() throws IOException {
    write(DEFAULT + "/U1__x.sql", "DROP INDEX i;\nDROP TABLE a;\nDELETE FROM b;\n");
    assertThatThrownBy(rule()::execute)
        .isExactlyInstanceOf(EnforcerRuleException.class)
        .hasMessage(
            "A rollback destroys nothing and never runs forward; these scripts break that:\n"
                + "  src/main/resources/db/undo/U1__x.sql:2  drops table a with its rows\n"
                + "  src/main/resources/db/undo/U1__x.sql:3  deletes rows of b\n"
                + "Instead leave what was added in place, and switch the application back.\n"
                + "Or allow, above the statement: -- migration:allow destructive-down-script"
                + " [until YYYY-MM-DD] because <reason>");
  }

  @Test
  void whatLosesNothingPassesAndARenameIsSaid() throws Exception {
    write(DEFAULT + "/U1__x.sql", "DROP VIEW v;\nALTER TABLE a RENAME TO b;\n");
    rule().execute();
    assertThat(log.warnings())
        .containsExactly(
            "src/main/resources/db/undo/U1__x.sql:2  renames table a: whichever release uses the old"
                + " name breaks");
  }

  @Test
  void whatIsAllowedPasses() throws IOException {
    write(
        DEFAULT + "/U1__x.sql",
        "-- migration:allow destructive-down-script because nothing was ever in it\nDROP TABLE a;");
    assertThatCode(rule()::execute).doesNotThrowAnyException();
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void theDefaultFolderMayBeMissingAndAnotherMayNot() {
    assertThatCode(rule()::execute).doesNotThrowAnyException();
    assertThatThrownBy(rule(List.of(new File("sql")), null, "UTF-8")::execute)
        .isExactlyInstanceOf(EnforcerRuleError.class)
        .hasMessage(
            "The folder %s is not there. Create it, or mend <folders>.", base.resolve("sql"));
  }

  @Test
  void foldersPatternsAndEncodingAreObeyed() throws IOException {
    write("sql/back.txt", "DROP TABLE \"stra\u00dfe\";".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(rule(List.of(new File("sql")), List.of("back.*"), "ISO-8859-1")::execute)
        .isExactlyInstanceOf(EnforcerRuleException.class)
        .hasMessageContaining("sql/back.txt:1  drops table stra\u00dfe with its rows");
    assertThatThrownBy(rule(List.of(new File("sql")), List.of("back.*"), "UTF-8")::execute)
        .isExactlyInstanceOf(EnforcerRuleError.class)
        .hasMessageContaining(
            "sql/back.txt is not encoded in UTF-8. Save it in that encoding, or set <encoding> to the"
                + " one it has.");
  }

  @Test
  void aWrongConfigurationIsAnErrorWhateverTheLevel() {
    assertThatThrownBy(rule(null, List.of(), "UTF-8")::execute)
        .isExactlyInstanceOf(EnforcerRuleError.class)
        .hasMessageContaining("There is no pattern of down scripts");
    assertThatThrownBy(rule(null, null, "klingon")::execute)
        .isExactlyInstanceOf(EnforcerRuleError.class)
        .hasMessageContaining("<encoding> is 'klingon', which Java does not know");
  }

  @Test
  void everyModuleIsJudgedByItself() {
    assertThat(rule().getCacheId()).isNull();
    assertThat(rule())
        .hasToString("BanDestructiveDownScripts[folders=null, patterns=null, encoding=UTF-8]");
  }
}
