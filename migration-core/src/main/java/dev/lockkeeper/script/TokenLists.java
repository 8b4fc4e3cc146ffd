package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;

/** Takes expressions apart at what stands outside their parentheses, brackets and CASEs. */
public final class TokenLists {

  private TokenLists() {}

  /** Returns what stands between the word, wherever it is outside all of them. */
  public static List<List<Token>> between(List<Token> tokens, String word) {
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (depth == 0 && token.is(word)) {
        parts.add(tokens.subList(from, i));
        from = i + 1;
      }
      depth += step(token) + (token.is("CASE") ? 1 : token.is("END") ? -1 : 0);
    }
    parts.add(tokens.subList(from, tokens.size()));
    return parts;
  }

  /** Returns whether all of it, and not nothing, stands in one pair of parentheses or brackets. */
  public static boolean isWhole(List<Token> tokens) {
    return tokens.size() > 2 && closing(tokens) == tokens.size() - 1;
  }

  /** Returns where what is opened first of all is closed; −1 for nowhere. */
  public static int closing(List<Token> tokens) {
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += step(tokens.get(i));
      if (depth <= 0) {
        return depth == 0 && i > 0 ? i : -1;
      }
    }
    return -1;
  }

  private static int step(Token token) {
    boolean opens = token.is("(") || token.is("[");
    boolean closes = token.is(")") || token.is("]");
    return opens ? 1 : closes ? -1 : 0;
  }

  /** Returns whether the words stand there, one behind the other. */
  static boolean startsWith(List<Token> tokens, String... words) {
    boolean all = tokens.size() >= words.length;
    for (int i = 0; all && i < words.length; i++) {
      all = tokens.get(i).is(words[i]);
    }
    return all;
  }
}
