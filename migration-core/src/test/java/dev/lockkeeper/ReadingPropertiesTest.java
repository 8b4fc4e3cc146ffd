package dev.lockkeeper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Budgets;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.evidence.Setting;
import dev.lockkeeper.finding.FailOn;
import dev.lockkeeper.finding.Policy;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.StatementSplitter;
import dev.lockkeeper.script.Token;
import dev.lockkeeper.script.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for any script, however it is spelt and whatever it says. */
class ReadingPropertiesTest {

  /** They mean one token in either dialect, wherever they stand. */
  private static final List<String> WORDS =
      List.of(
          "SELECT",
          "a",
          "b1",
          "_c",
          "größe",
          "1",
          "2.5",
          "'x'",
          "'it''s; --'",
          "''",
          ",",
          ".",
          "=",
          "FROM",
          "t",
          "(a)",
          "IS",
          "NULL",
          "begin_",
          "copy_",
          "'/*'");

  private static final Map<Dialect, List<String>> GAPS =
      Map.of(
          Dialect.POSTGRESQL,
          List.of(" ", "\n", "\t\r\n", " /* ; ' */ ", " -- it's;\n", "/* /* ; */ */"),
          Dialect.MYSQL,
          List.of(" ", "\n", "\t\r\n", " /* ; ' */ ", " -- it's;\n", " # it's;\n"));

  @Provide
  Arbitrary<List<List<String>>> scripts() {
    return Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(12).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<Dialect> dialects() {
    return Arbitraries.of(Dialect.values());
  }

  @Property(tries = 400, seed = "20261125")
  void splittingLosesNoTokenAndNoStatement(
      @ForAll("scripts") List<List<String>> statements,
      @ForAll("dialects") Dialect dialect,
      @ForAll List<Integer> choices) {
    StringBuilder text = new StringBuilder();
    int choice = 0;
    for (List<String> statement : statements) {
      for (String word : statement) {
        text.append(gap(dialect, choices, choice++)).append(word);
      }
      text.append(gap(dialect, choices, choice++)).append(';');
    }
    assertThat(
            StatementSplitter.split(script(text.toString(), dialect)).stream()
                .map(ReadingPropertiesTest::words)
                .toList())
        .isEqualTo(statements.stream().map(ReadingPropertiesTest::apart).toList());
  }

  private static String gap(Dialect dialect, List<Integer> choices, int at) {
    List<String> gaps = GAPS.get(dialect);
    int choice = choices.isEmpty() ? at : choices.get(at % choices.size());
    return gaps.get(Math.floorMod(choice, gaps.size()));
  }

  private static List<String> words(Statement statement) {
    return statement.tokens().stream().map(Token::text).toList();
  }

  private static List<String> apart(List<String> words) {
    return words.stream()
        .flatMap(
            word -> word.equals("(a)") ? List.of("(", "a", ")").stream() : List.of(word).stream())
        .toList();
  }

  @Provide
  Arbitrary<String> soups() {
    List<String> words = Soup.words().stream().filter(word -> !word.isBlank()).distinct().toList();
    Arbitrary<String> odd =
        Arbitraries.of("'", "\"", "$$", "/*", "*/", "\\", "\0", "(", ")", ";", ",", "é", "\uD83D");
    return Arbitraries.frequencyOf(Tuple.of(9, Arbitraries.of(words)), Tuple.of(1, odd))
        .list()
        .ofMaxSize(40)
        .map(list -> String.join(" ", list));
  }

  /** From the text to the verdict; a soup is refused, never a reason to stop. */
  @Property(tries = 400, seed = "20261125")
  void anySoupOfWordsIsJudged(@ForAll("soups") String soup) {
    Check check =
        new Check(
            new PostgresqlKnowledge(17),
            new Setting(Budgets.DEFAULT, Map.of()),
            new Policy(List.of(), FailOn.ERROR),
            LocalDate.of(2026, 11, 25));
    Script script = script(soup, Dialect.POSTGRESQL);
    Reading reading = Reading.of(new History("default", List.of(script), Base.NONE));
    Judgement judgement = check.judge(reading, Observations.NONE);
    assertThat(judgement.verdict().findings())
        .allSatisfy(finding -> assertThat(finding.message()).doesNotContain("\n"));
    assertThat(judgement.verdict().coverage().statements())
        .isEqualTo(StatementSplitter.split(script).size());
  }

  private static Script script(String text, Dialect dialect) {
    return new Script("V1__x.sql", Version.parse("1"), "x", ScriptKind.VERSIONED, 0, text)
        .in(dialect);
  }
}
