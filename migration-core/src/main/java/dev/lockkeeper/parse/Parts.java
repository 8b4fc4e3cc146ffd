package dev.lockkeeper.parse;

import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;

/** Takes conditions apart at the words that stand outside their parentheses. */
final class Parts {

  private Parts() {}

  /** Returns what stands between the word, wherever it is outside parentheses. */
  static List<List<Token>> between(List<Token> tokens, String word) {
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      depth += token.is("(") || token.is("CASE") ? 1 : token.is(")") || token.is("END") ? -1 : 0;
      if (depth == 0 && token.is(word)) {
        parts.add(tokens.subList(from, i));
        from = i + 1;
      }
    }
    parts.add(tokens.subList(from, tokens.size()));
    return parts;
  }

  /** Returns whether all of it stands in one pair of parentheses. */
  static boolean isWhole(List<Token> tokens) {
    return tokens.size() > 2 && closing(tokens) == tokens.size() - 1;
  }

  /** Returns where the parenthesis is closed that is opened first of all; −1 for none. */
  static int closing(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        return tokens.get(i).is(")") ? i : -1;
      }
    }
    return -1;
  }
}
