package dev.lockkeeper.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a statement is spaced, commented and cased, it asks the same. */
final class SpellingTest {

  private static final List<String> GAPS =
      List.of(
          " ", "\n", "\t", "\r\n\r\n\r\n", " /* ; ' */ ", " -- it's; \n", "/*/* */*/", "\n\n\n");

  static Stream<Forms.Form> forms() {
    return Forms.all()
        .filter(form -> form.expected().stream().noneMatch(e -> e.startsWith("Unrecognized")));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void spellingChangesNothing(Forms.Form form) {
    List<String> expected = Forms.operations(form.sql());
    Random random = new Random(form.sql().hashCode());
    for (int round = 0; round < 8; round++) {
      String respelt = respelt(Forms.statements(form.sql()).get(0), random);
      assertThat(Forms.operations(respelt)).as(respelt).isEqualTo(expected);
    }
  }

  private static String respelt(Statement statement, Random random) {
    StringBuilder text = new StringBuilder();
    for (Token token : statement.tokens()) {
      text.append(GAPS.get(random.nextInt(GAPS.size())));
      text.append(token.kind() == Token.Kind.WORD ? recased(token.text(), random) : token.text());
    }
    return text.append(GAPS.get(random.nextInt(GAPS.size()))).toString();
  }

  private static String recased(String word, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> word.toUpperCase(Locale.ROOT);
      case 1 -> word.toLowerCase(Locale.ROOT);
      default -> word;
    };
  }
}
