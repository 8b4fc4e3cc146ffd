package dev.lockkeeper.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.script.Dialect;
import dev.lockkeeper.script.Statement;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MysqlReaderTest {

  private static final List<String> GAPS =
      List.of(" ", "\n", "\t", "\r\n\r\n", " /* ; ' */ ", " -- it's; \n", " # \"; \n", "/* /* */");

  static Stream<Forms.Form> forms() {
    return Forms.mysql();
  }

  static Stream<Forms.Form> understood() {
    return forms()
        .filter(form -> form.expected().stream().noneMatch(e -> e.startsWith("Unrecognized")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void readsEveryForm(Forms.Form form) {
    assertThat(Forms.operations(form.sql(), Dialect.MYSQL))
        .as("%s: %s", form.file(), form.sql())
        .isEqualTo(form.expected());
  }

  /** Another case of all words gives other names and nothing else. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("understood")
  void spellingChangesNothing(Forms.Form form) {
    List<String> expected = lowerCase(Forms.operations(form.sql(), Dialect.MYSQL));
    Random random = new Random(form.sql().hashCode());
    for (int round = 0; round < 3; round++) {
      String respelt = respelt(form.sql(), round, random);
      assertThat(lowerCase(Forms.operations(respelt, Dialect.MYSQL)))
          .as(respelt)
          .isEqualTo(expected);
    }
  }

  private static List<String> lowerCase(List<String> operations) {
    return operations.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
  }

  private static String respelt(String sql, int round, Random random) {
    StringBuilder text = new StringBuilder();
    for (Statement statement : Forms.statements(sql, Dialect.MYSQL)) {
      for (Token token : statement.tokens()) {
        text.append(GAPS.get(random.nextInt(GAPS.size()))).append(recased(token, round));
      }
      text.append(" ;");
    }
    return text.toString();
  }

  private static String recased(Token token, int round) {
    if (token.kind() != Token.Kind.WORD) {
      return token.text();
    }
    return switch (round) {
      case 0 -> token.text().toUpperCase(Locale.ROOT);
      case 1 -> token.text().toLowerCase(Locale.ROOT);
      default -> token.text();
    };
  }
}
