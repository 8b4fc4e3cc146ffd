package dev.lockkeeper.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.parser.Parser;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.mysql.MySQLParser;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our splitter beside Flyway's own, over every example and form. */
class SplitterAgreesWithFlywayTest {

  private static final Path CORE = Path.of("../migration-core/src");

  /** By the first line of the text: where the two differ, and why. */
  private static final Map<Dialect, Map<String, String>> DIFFERENCES =
      Map.of(
          Dialect.POSTGRESQL,
          Map.of(
              "(SELECT a FROM t) UNION (SELECT b FROM u) EXCEPT SELECT c FROM v ORDER BY 1",
              "Flyway refuses a statement that begins with a parenthesis; the server takes it"),
          Dialect.MYSQL,
          Map.of(
              "(SELECT a FROM t ORDER BY a LIMIT 1) UNION (SELECT a FROM u) ORDER BY a LIMIT 3",
              "Flyway refuses a statement that begins with a parenthesis; the server takes it",
              "CREATE DEFINER=root@localhost TRIGGER t AFTER UPDATE ON shop.orders FOR EACH ROW"
                  + " FOLLOWS s BEGIN IF NEW.a <> OLD.a THEN INSERT INTO log (a) VALUES (NEW.a);"
                  + " END IF; END",
              "Flyway takes no body for one behind FOLLOWS without a DELIMITER, and ends it early"));

  @ParameterizedTest
  @EnumSource
  void on_every_example_and_form(Dialect dialect) throws Exception {
    Map<String, String> differing = new TreeMap<>();
    List<String> texts = texts(dialect);
    for (String text : texts) {
      List<String> ours = ours(text, dialect);
      List<String> flyways = flyways(text, dialect);
      if (!ours.equals(flyways)) {
        differing.put(text.strip().lines().findFirst().orElse(""), ours + " / " + flyways);
      }
    }
    assertThat(texts).hasSizeGreaterThan(350);
    assertThat(differing.keySet())
        .as(differing.toString())
        .isEqualTo(DIFFERENCES.get(dialect).keySet());
  }

  private static List<String> texts(Dialect dialect) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CORE)) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        boolean mysql = file.toString().contains("mysql");
        if (mysql != (dialect == Dialect.MYSQL)) {
          continue;
        }
        if (name.endsWith(".sql")) {
          texts.add(Files.readString(file));
        } else if (name.endsWith(".forms")) {
          texts.addAll(forms(Files.readString(file)));
        }
      }
    }
    return texts;
  }

  private static List<String> forms(String text) {
    return Arrays.stream(text.split("\n\\s*\n", -1))
        .map(
            form ->
                form.lines()
                    .filter(line -> !line.startsWith("=> ") && !line.startsWith("# "))
                    .collect(Collectors.joining("\n"))
                    .replace("⏎", "\n"))
        .filter(form -> !form.isBlank())
        .toList();
  }

  private static List<String> ours(String text, Dialect dialect) {
    return StatementSplitter.split(script(text).in(dialect)).stream()
        .map(SplitterAgreesWithFlywayTest::words)
        .toList();
  }

  private static List<String> flyways(String text, Dialect dialect) {
    List<String> statements = new ArrayList<>();
    FluentConfiguration plain = new FluentConfiguration().placeholderReplacement(false);
    Parser parser =
        switch (dialect) {
          case POSTGRESQL -> new PostgreSQLParser(plain, new ParsingContext());
          case MYSQL -> new MySQLParser(plain, new ParsingContext());
        };
    try (SqlStatementIterator flyway = parser.parse(new StringResource(text))) {
      while (flyway.hasNext()) {
        statements.add(String.join(" ; ", ours(flyway.next().getSql(), dialect)));
      }
    } catch (FlywayException e) {
      statements.add("refused");
    }
    return statements;
  }

  private static String words(Statement statement) {
    return statement.broken().isPresent()
        ? "refused"
        : statement.tokens().stream().map(Token::text).collect(Collectors.joining(" "));
  }

  private static Script script(String text) {
    return new Script("V1__x.sql", Optional.empty(), "x", ScriptKind.VERSIONED, 0, text);
  }
}
