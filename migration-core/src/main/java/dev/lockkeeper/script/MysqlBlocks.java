package dev.lockkeeper.script;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Knows whether the body of a stored program is open, by the words that Flyway counts too: {@code
 * BEGIN} and {@code CASE} open, {@code END} closes, but for {@code END IF} and its kin.
 */
final class MysqlBlocks {

  private static final Set<String> PROGRAMS = Set.of("PROCEDURE", "FUNCTION", "TRIGGER", "EVENT");

  /** {@code CREATE DEFINER = 'a' @ 'b' AGGREGATE FUNCTION} is the longest way to the word. */
  private static final int LONGEST_HEAD = 9;

  private static final Set<String> ENDED_BY_NAME = Set.of("IF", "LOOP", "REPEAT", "WHILE");

  private int depth;
  private boolean program;
  private boolean afterEnd;

  boolean isClosed() {
    return depth == 0;
  }

  /** Takes the next token of the statement whose tokens so far are given. */
  void take(Token token, List<Token> before, boolean outsideParentheses) {
    if (!outsideParentheses) {
      return;
    }
    program |= before.size() < LONGEST_HEAD && startsProgram(token, before);
    if (afterEnd && depth > 0 && !ENDED_BY_NAME.contains(token.keyword())) {
      depth--;
    }
    boolean opens = token.is("CASE") ? !afterEnd : token.is("BEGIN");
    if (program && opens) {
      depth++;
    }
    afterEnd = token.is("END");
  }

  /** The last word of all may be the END that nothing follows. */
  void finish(List<Token> tokens) {
    if (afterEnd && depth > 0 && !tokens.isEmpty()) {
      depth--;
      afterEnd = false;
    }
  }

  private static boolean startsProgram(Token token, List<Token> before) {
    return token.kind() == Token.Kind.WORD
        && PROGRAMS.contains(token.keyword())
        && !before.isEmpty()
        && before.get(0).is("CREATE")
        && IntStream.range(1, before.size()).allMatch(i -> isBeforeProgram(before, i));
  }

  private static boolean isBeforeProgram(List<Token> before, int index) {
    Token token = before.get(index);
    boolean definer = before.stream().anyMatch(b -> b.is("DEFINER"));
    return definer || token.is("AGGREGATE") || token.is("OR") || token.is("REPLACE");
  }
}
