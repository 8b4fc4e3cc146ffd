package dev.lockkeeper.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MysqlHostileInputTest {

  private static final int MEGABYTE = 1 << 20;
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static List<String> read(String text) {
    return assertTimeoutPreemptively(BOUND, () -> Forms.operations(text, Dialect.MYSQL));
  }

  static Stream<String> deep() {
    return Stream.of(
        "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000),
        "SELECT " + "(SELECT ".repeat(10_000) + "1" + ")".repeat(10_000),
        "SELECT " + "f(".repeat(10_000) + "1" + ")".repeat(10_000),
        "SELECT " + "CASE ".repeat(10_000),
        "SELECT " + "INTERVAL ".repeat(10_000) + "1",
        "SELECT " + "CASE WHEN a THEN ".repeat(10_000) + "1" + " END".repeat(10_000),
        "SELECT * FROM " + "(".repeat(10_000) + "a" + ")".repeat(10_000),
        "SELECT * FROM a" + " LEFT JOIN a".repeat(10_000),
        "SELECT " + "EXISTS (".repeat(10_000) + ")".repeat(10_000),
        "CREATE TABLE t (a int CHECK " + "(".repeat(10_000) + "a" + ")".repeat(10_001),
        "CREATE PROCEDURE p() " + "BEGIN ".repeat(10_000) + "END; ".repeat(10_000),
        "CREATE PROCEDURE p() BEGIN "
            + "IF a THEN ".repeat(10_000)
            + "END IF; ".repeat(10_000)
            + "END",
        "WITH a AS (".repeat(5_000) + "SELECT 1" + ")".repeat(5_000));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("deep")
  void refusesWhatIsNestedTooDeeply(String text) {
    assertThat(read(text)).isNotEmpty().allMatch(line -> line.startsWith("Unrecognized "));
  }

  static Stream<String> long_() {
    return Stream.of(
        "SELECT " + "NOT ".repeat(1_000_000) + "a",
        "SELECT " + "- ".repeat(1_000_000) + "1",
        "SELECT 1" + " + 1".repeat(500_000),
        "SELECT 'a'" + " 'a'".repeat(500_000),
        "SELECT 1" + " UNION SELECT 1".repeat(300_000),
        "SELECT a" + ".b".repeat(500_000),
        "SELECT * FROM a" + " JOIN a".repeat(300_000),
        "INSERT INTO t VALUES (1)" + ", (1, 'x')".repeat(200_000),
        "ALTER TABLE t FORCE" + ", FORCE".repeat(300_000),
        "CREATE PROCEDURE p() BEGIN " + "SELECT 1; ".repeat(200_000) + "END",
        "DROP TABLE a" + ", a".repeat(500_000));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("long_")
  void readsAMillionTokens(String text) {
    assertThat(read(text)).isNotEmpty().noneMatch(line -> line.startsWith("Unrecognized"));
  }

  static Stream<String> large() {
    return Stream.of(
        "'" + "x".repeat(16 * MEGABYTE),
        "\"" + "\\\"".repeat(8 * MEGABYTE),
        "`" + "``".repeat(8 * MEGABYTE),
        "/*".repeat(MEGABYTE),
        "/*!".repeat(5 * MEGABYTE),
        "/*!50000".repeat(2 * MEGABYTE),
        "/*!50000 */".repeat(MEGABYTE / 4),
        "@".repeat(MEGABYTE),
        "(".repeat(2 * MEGABYTE),
        "\0".repeat(4 * MEGABYTE),
        ";".repeat(16 * MEGABYTE),
        "\n".repeat(16 * MEGABYTE),
        "#\n".repeat(MEGABYTE),
        "--".repeat(4 * MEGABYTE),
        "a;".repeat(MEGABYTE / 8),
        "DELIMITER\n".repeat(MEGABYTE / 4),
        "DELIMITER ;;\n".repeat(100_000),
        "`".repeat(99_999),
        "DELIMITER $$\n" + "a$".repeat(8 * MEGABYTE),
        "1.".repeat(MEGABYTE / 2),
        "1e".repeat(2 * MEGABYTE),
        "x".repeat(16 * MEGABYTE),
        "9".repeat(16 * MEGABYTE),
        "CREATE PROCEDURE p() BEGIN " + "END ".repeat(MEGABYTE),
        "CREATE " + "DEFINER ".repeat(MEGABYTE),
        "\uD800".repeat(8 * MEGABYTE));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("large")
  void answersInTimeWhateverItIsGiven(String text) {
    List<Statement> statements =
        assertTimeoutPreemptively(BOUND, () -> Forms.statements(text, Dialect.MYSQL));
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          int answered = 0;
          try (OperationReader reader = Forms.reader(Dialect.MYSQL)) {
            for (Statement statement : statements) {
              answered += reader.read(statement).isEmpty() ? 0 : 1;
            }
          }
          assertThat(answered).isEqualTo(statements.size());
        });
  }

  @Test
  void aParenthesisThatNobodyClosesEndsWithTheStatement() {
    try (OperationReader reader = Forms.reader(Dialect.MYSQL)) {
      for (String open : List.of("RESET (", "PURGE (a", "KILL ((")) {
        assertThat(reader.read(Forms.statements(open, Dialect.MYSQL).get(0))).as(open).isNotEmpty();
      }
    }
  }

  @Test
  void answersEverySoupOfTokens() {
    List<String> words =
        Stream.concat(
                Forms.mysql().flatMap(form -> Stream.of(form.sql().split("\\s", -1))),
                Stream.of("'", "\"", "`", "/*", "/*!", "\\", "\0", "(", ")", ";", ",", "\uD83D"))
            .distinct()
            .toList();
    Random random = new Random(20261125);
    for (int i = 0; i < 8_000; i++) {
      StringBuilder soup = new StringBuilder();
      for (int n = random.nextInt(25); n > 0; n--) {
        soup.append(words.get(random.nextInt(words.size())))
            .append(random.nextInt(9) == 0 ? "" : " ");
      }
      try (OperationReader reader = Forms.reader(Dialect.MYSQL)) {
        for (Statement statement : Forms.statements(soup.toString(), Dialect.MYSQL)) {
          assertThat(reader.read(statement)).as(soup.toString()).isNotEmpty();
        }
      }
    }
  }

  @Test
  void callsThatMultiplyAreRefused() {
    StringBuilder script = new StringBuilder("CREATE PROCEDURE p0() BEGIN SELECT 1; END;");
    for (int i = 1; i < 40; i++) {
      script.append(
          "CREATE PROCEDURE p%d() BEGIN %s END;"
              .formatted(i, "CALL p%d();".formatted(i - 1).repeat(9)));
    }
    assertThat(read(script + "CALL p39();")).isNotEmpty();
  }

  @Test
  void messagesAreShortAndShowNoLiteral() {
    String secret = "'" + "secret".repeat(100) + "'";
    for (String text :
        List.of("DROP TABLE t " + secret, "SELECT a a a " + secret, "ALTER TABLE " + secret)) {
      assertThat(read(text))
          .singleElement()
          .asString()
          .startsWith("Unrecognized ")
          .doesNotContain("secret")
          .hasSizeLessThan(115);
    }
  }
}
