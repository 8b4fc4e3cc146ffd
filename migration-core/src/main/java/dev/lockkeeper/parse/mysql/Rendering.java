package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes tokens as SQL again, the same text for every way of spacing and quoting them. */
final class Rendering {

  private static final Pattern PLAIN = Pattern.compile("[a-zA-Z_$][0-9a-zA-Z_$]*");

  /** Words that are written in upper case though they could be names. */
  private static final Set<String> KEYWORDS = keywords();

  /** Words before an opening parenthesis that do not call anything. */
  private static final Set<String> SPACED =
      TokenCursor.words(
          """
          AND OR XOR NOT IN ANY ALL SOME EXISTS AS ON USING WHEN THEN ELSE CASE BETWEEN LIKE REGEXP
          RLIKE IS SELECT FROM WHERE BY OVER GROUP DISTINCT CHECK KEY UNIQUE DIV BINARY HAVING UNION
          EXCEPT INTERSECT LIMIT OFFSET INTERVAL COLLATE OF THAN AGAINST
          """);

  private Rendering() {}

  private static Set<String> keywords() {
    Set<String> words = new HashSet<>(Words.RESERVED);
    words.addAll(Words.UNITS);
    words.addAll(
        TokenCursor.words("END ESCAPE AGAINST MODE BOOLEAN OFFSET THAN ANY SOME ROLLUP MEMBER"));
    return Set.copyOf(words);
  }

  /** Returns the tokens as SQL, keywords in upper case, functions in lower. */
  static String sql(List<Token> tokens) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      if (i > 0 && blankBetween(tokens, i)) {
        sql.append(' ');
      }
      sql.append(text(tokens, i));
    }
    return sql.toString();
  }

  /** Returns the tokens with every word in upper case, but as SQL inside parentheses. */
  static String phrase(List<Token> tokens) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).is("(")) {
        int end = closing(tokens, i);
        words.add("(" + sql(tokens.subList(i + 1, end)) + ")");
        i = end;
      } else {
        words.add(tokens.get(i).keyword());
      }
    }
    return String.join(" ", words);
  }

  /** Returns where the parenthesis is closed: behind the last token where it is not. */
  private static int closing(List<Token> tokens, int open) {
    int depth = 1;
    int at = open + 1;
    while (at < tokens.size() && depth > 0) {
      depth += tokens.get(at).is("(") ? 1 : tokens.get(at).is(")") ? -1 : 0;
      at++;
    }
    return depth == 0 ? at - 1 : at;
  }

  private static String text(List<Token> tokens, int index) {
    Token token = tokens.get(index);
    return switch (token.kind()) {
      case STRING -> Literals.quoted(token);
      case QUOTED_IDENTIFIER -> {
        String bare = Words.bare(token);
        boolean plain = PLAIN.matcher(bare).matches() && !Words.RESERVED.contains(upper(bare));
        yield plain ? bare : "`" + bare.replace("`", "``") + "`";
      }
      case WORD -> word(tokens, index);
      default -> token.text();
    };
  }

  private static String word(List<Token> tokens, int index) {
    Token token = tokens.get(index);
    boolean behindPoint = index > 0 && tokens.get(index - 1).is(".");
    boolean called = index + 1 < tokens.size() && tokens.get(index + 1).is("(");
    if (behindPoint) {
      return token.text();
    }
    String keyword = token.keyword();
    boolean function = called && !SPACED.contains(keyword);
    if (function || Words.CALLED_BARE.contains(keyword)) {
      return keyword.toLowerCase(Locale.ROOT);
    }
    return KEYWORDS.contains(keyword) ? keyword : token.text();
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static boolean blankBetween(List<Token> tokens, int index) {
    Token left = tokens.get(index - 1);
    Token right = tokens.get(index);
    if (right.is(")") || right.is(",") || right.is(".") || left.is("(") || left.is(".")) {
      return false;
    }
    if (right.is("(")) {
      boolean word = Words.isLabel(left) && !SPACED.contains(left.keyword());
      return !word;
    }
    return !isSign(tokens, index - 1);
  }

  // the sign of a number: behind nothing, an opening parenthesis, a comma or an operator
  private static boolean isSign(List<Token> tokens, int index) {
    Token token = tokens.get(index);
    if (!token.is("-") && !token.is("+")) {
      return false;
    }
    if (index == 0) {
      return true;
    }
    Token before = tokens.get(index - 1);
    return (before.kind() == Token.Kind.SYMBOL && !before.is(")"))
        || (before.kind() == Token.Kind.WORD && SPACED.contains(before.keyword()));
  }
}
