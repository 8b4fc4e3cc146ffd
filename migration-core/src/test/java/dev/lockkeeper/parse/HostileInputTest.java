package dev.lockkeeper.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Placeholders;
import dev.lockkeeper.script.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HostileInputTest {

  private static final int MEGABYTE = 1 << 20;
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static List<String> read(String text) {
    return assertTimeoutPreemptively(BOUND, () -> Forms.operations(text));
  }

  @Test
  void aDeclarationMayOpenAQuote() {
    String block = "DO $$ DECLARE \" text := 'a'; BEGIN EXECUTE 'ANALYZE ' || x; END $$";
    assertThat(read(block)).anyMatch(one -> one.startsWith("Unrecognized"));
    assertThat(read("DO $$ DECLARE \"")).isNotEmpty();
  }

  static Stream<String> deep() {
    return Stream.of(
        "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000),
        "SELECT " + "(SELECT ".repeat(10_000) + "1" + ")".repeat(10_000),
        "SELECT " + "a[".repeat(10_000) + "1" + "]".repeat(10_000),
        "SELECT " + "CASE ".repeat(10_000),
        "SELECT " + "CASE WHEN a THEN ".repeat(10_000) + "1" + " END".repeat(10_000),
        "SELECT * FROM a" + " JOIN a".repeat(10_000),
        "SELECT " + "EXISTS (".repeat(10_000) + ")".repeat(10_000),
        "CREATE TABLE t (a int CHECK " + "(".repeat(10_000) + "a" + ")".repeat(10_001),
        "WITH a AS (".repeat(5_000) + "SELECT 1" + ")".repeat(5_000));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("deep")
  void refusesWhatIsNestedTooDeeply(String text) {
    assertThat(read(text)).singleElement().asString().startsWith("Unrecognized ");
  }

  static Stream<String> long_() {
    return Stream.of(
        "SELECT " + "NOT ".repeat(1_000_000) + "a",
        "SELECT " + "- ".repeat(1_000_000) + "1",
        "SELECT 1" + " + 1".repeat(500_000),
        "SELECT 1" + "::int".repeat(500_000),
        "SELECT 1" + " UNION SELECT 1".repeat(300_000),
        "SELECT a" + ".b".repeat(500_000),
        "INSERT INTO t VALUES (1)" + ", (1, 'x')".repeat(200_000),
        "TRUNCATE a" + ", a".repeat(500_000),
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
        "$$" + "$x".repeat(8 * MEGABYTE),
        "$a".repeat(8 * MEGABYTE),
        "/*".repeat(8 * MEGABYTE),
        "\"" + "\"\"".repeat(8 * MEGABYTE),
        "(".repeat(4 * MEGABYTE),
        "\0".repeat(4 * MEGABYTE),
        ";".repeat(8 * MEGABYTE),
        "\n".repeat(16 * MEGABYTE),
        "a;".repeat(MEGABYTE / 2),
        "+".repeat(16 * MEGABYTE),
        "1.".repeat(2 * MEGABYTE),
        "x".repeat(16 * MEGABYTE),
        "-- migration:allow\n".repeat(100_000) + "SELECT 1",
        "-- migration:allow " + " ".repeat(16 * MEGABYTE) + "because",
        "COPY t FROM stdin;\n" + "\\\n".repeat(8 * MEGABYTE),
        "COPY t FROM stdin;" + "x".repeat(16 * MEGABYTE),
        "SELECT '" + "''".repeat(8 * MEGABYTE) + "'",
        "\uD800".repeat(2 * MEGABYTE));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("large")
  void answersInTimeWhateverItIsGiven(String text) {
    List<Statement> statements = assertTimeoutPreemptively(BOUND, () -> Forms.statements(text));
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          int answered = 0;
          try (OperationReader reader = new OperationReader()) {
            for (Statement statement : statements) {
              answered += reader.read(statement).isEmpty() ? 0 : 1;
            }
          }
          assertThat(answered).isEqualTo(statements.size());
        });
  }

  @Test
  void answersEverySoupOfTokens() {
    List<String> words =
        Stream.concat(
                Forms.all().flatMap(form -> form.sql().lines()).flatMap(line -> words(line)),
                Stream.of("'", "\"", "$$", "/*", "\\", "\0", "(", ")", ";", ",", "é", "\uD83D"))
            .distinct()
            .toList();
    Random random = new Random(20261122);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder soup = new StringBuilder();
      for (int n = random.nextInt(25); n > 0; n--) {
        soup.append(words.get(random.nextInt(words.size())))
            .append(random.nextInt(9) == 0 ? "" : " ");
      }
      for (Statement statement : Forms.statements(soup.toString())) {
        try (OperationReader reader = new OperationReader()) {
          assertThat(reader.read(statement)).as(soup.toString()).isNotEmpty();
        }
      }
    }
  }

  private static Stream<String> words(String line) {
    return Stream.of(line.split(" ", -1));
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
    assertThat(read("ALTER TABLE t " + "x".repeat(5_000)))
        .singleElement()
        .asString()
        .hasSizeLessThan(115);
  }

  @Test
  void leavesNoThreadBehind() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    deep().forEach(Forms::operations);
    Set<String> after =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread))
            .map(Thread::getName)
            .filter(name -> !isOfAnotherTest(name))
            .collect(Collectors.toSet());

    assertThat(after).isEmpty();
  }

  private static boolean isOfAnotherTest(String thread) {
    return thread.startsWith("junit-") || thread.startsWith("ForkJoinPool-");
  }

  static Stream<Placeholders> bombs() {
    return Stream.of(
        new Placeholders(true, "(a+)+", "$", ":", Map.of()),
        new Placeholders(true, "${", "}", ":", Map.of("x".repeat(1 << 20), "y")),
        new Placeholders(true, "[", "]", ":", Map.of("a", "[a]".repeat(1 << 18))));
  }

  /** Prefix, suffix and names are text to us, never patterns. */
  @ParameterizedTest(name = "{index}")
  @MethodSource("bombs")
  void placeholdersTakeNoLongerThanTheirText(Placeholders placeholders) {
    for (String text :
        List.of(
            "a".repeat(MEGABYTE) + "!",
            "${".repeat(MEGABYTE),
            "[a]".repeat(16) + "(a+)+".repeat(1 << 16),
            "${" + "x".repeat(MEGABYTE) + "}")) {
      assertTimeoutPreemptively(
          BOUND,
          () -> {
            try {
              assertThat(placeholders.replaceIn("x.sql", text).text()).isNotNull();
            } catch (CheckImpossibleException e) {
              assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(400);
            }
          });
    }
  }

  static Stream<String> bodies() {
    return Stream.of(
        "DO $$ BEGIN " + "IF a THEN ".repeat(100_000) + "END $$",
        "DO $$ BEGIN " + "NULL;".repeat(500_000) + " END $$",
        "DO $$ BEGIN " + "EXECUTE 'SELECT 1';".repeat(50_000) + " END $$",
        "DO '" + "''".repeat(2 * MEGABYTE) + "'",
        "DO $$ " + "CASE ".repeat(500_000) + "$$",
        written(10_000, "FOREACH t IN ARRAY ARRAY['a'] LOOP "),
        written(10_000, "FOREACH t IN ARRAY ARRAY['a'] LOOP EXECUTE t; END LOOP;"),
        written(1, "FOREACH t IN ARRAY ARRAY['a'" + ",'a'".repeat(500_000) + "] LOOP "),
        written(10, "FOREACH t IN ARRAY ARRAY['a'" + ",'a'".repeat(198) + "] LOOP EXECUTE t; "),
        written(1, "EXECUTE " + "(".repeat(100_000) + "t" + ")".repeat(100_000) + ";"),
        written(1, "EXECUTE 'x'" + " || t".repeat(500_000) + ";"),
        written(1, "EXECUTE " + "format('%1$s%1$s', ".repeat(10_000) + "t" + ")".repeat(10_000)),
        written(1, "SELECT 1 INTO t" + ", t".repeat(500_000) + ";"),
        "DO $$ DECLARE a text := 'a';"
            + " a text := a || a || a || a || a || a || a || a || a;".repeat(50_000)
            + " BEGIN EXECUTE a; END $$",
        "CREATE FUNCTION f() RETURNS int AS 'SELECT f(); SELECT f()' LANGUAGE sql;"
            + "SELECT f();".repeat(10_000));
  }

  private static String written(int times, String text) {
    String big = "EXECUTE 'SELECT ' || t;".repeat(1000);
    return "DO $$ DECLARE t text := 'a'; BEGIN " + text.repeat(times) + big + " END $$";
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("bodies")
  void readsBodiesInTime(String text) {
    assertThat(read(text)).isNotEmpty();
  }

  @Test
  void keepsNothingOfWhatItHasRead() {
    for (int i = 0; i < 20; i++) {
      // twenty times sixteen megabytes would not fit, if anything of them stayed
      assertThat(read("SELECT '" + "x".repeat(16 * MEGABYTE) + "'")).isNotEmpty();
    }
  }
}
