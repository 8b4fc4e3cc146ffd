package dev.lockkeeper.parse;

import dev.lockkeeper.script.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes tokens as SQL again, the same text for every way of spacing and casing them. */
final class Rendering {

  private static final Set<String> LOWER =
      Names.words(
          """
          TRUE FALSE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP
          CURRENT_USER SESSION_USER SYSTEM_USER USER CURRENT_ROLE CURRENT_CATALOG CURRENT_SCHEMA
          LEFT RIGHT COLLATION AUTHORIZATION
          """);
  private static final Set<String> UPPER = upper();

  /** Words before an opening parenthesis that do not call anything. */
  private static final Set<String> SPACED =
      Names.words(
          """
          AND OR NOT IN ANY ALL SOME EXISTS AS ON USING WHEN THEN ELSE CASE BETWEEN LIKE ILIKE IS
          VALUES SELECT FROM WHERE BY INCLUDE WITH OVER FILTER GROUP DISTINCT CHECK KEY UNIQUE
          REFERENCES RETURNING HAVING UNION EXCEPT INTERSECT DEFAULT LIMIT OFFSET TO SET RESET NULL UPDATE INSERT OPTIONS
          """);

  /** Words before the number of an option, which may have a sign. */
  private static final Set<String> BEFORE_NUMBERS =
      Names.words("STATISTICS MINVALUE MAXVALUE INCREMENT BY START RESTART");

  private Rendering() {}

  private static Set<String> upper() {
    Set<String> words = new HashSet<>(Names.RESERVED);
    words.addAll(Names.FUNCTION_OR_TYPE_ONLY);
    words.addAll(
        Names.words("BETWEEN EXISTS INCLUDE NULLS BY VALUES SET OVER FILTER ESCAPE TABLESPACE"));
    words.removeAll(LOWER);
    return Set.copyOf(words);
  }

  /** Returns the tokens as SQL, keywords in upper case, identifiers without quotes in lower. */
  static String sql(List<Token> tokens) {
    return written(tokens, 0);
  }

  /** Returns the tokens with every word in upper case, but as SQL inside parentheses. */
  static String phrase(List<Token> tokens) {
    return written(tokens, tokens.size());
  }

  /** Returns that many tokens as a phrase, and what follows them as SQL. */
  static String written(List<Token> tokens, int keywords) {
    StringBuilder sql = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (i > 0 && (i == keywords || blankBetween(tokens, i))) {
        sql.append(' ');
      }
      boolean keyword = (i < keywords && depth == 0) || endsPhrase(tokens, i);
      sql.append(keyword ? token.keyword() : text(token));
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
    }
    return sql.toString();
  }

  // words that are keywords only in company: AT TIME ZONE, NULLS FIRST
  private static boolean endsPhrase(List<Token> tokens, int index) {
    return isPhrase(tokens, index, "AT", "TIME", "ZONE")
        || isPhrase(tokens, index - 1, "AT", "TIME", "ZONE")
        || isPhrase(tokens, index - 2, "AT", "TIME", "ZONE")
        || isPhrase(tokens, index - 1, "NULLS", "FIRST")
        || isPhrase(tokens, index - 1, "NULLS", "LAST");
  }

  private static boolean isPhrase(List<Token> tokens, int start, String... words) {
    if (start < 0 || start + words.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!tokens.get(start + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  private static String text(Token token) {
    if (token.kind() != Token.Kind.WORD) {
      return token.text();
    }
    String keyword = token.keyword();
    return UPPER.contains(keyword) ? keyword : Names.lowerCase(token.text());
  }

  private static boolean blankBetween(List<Token> tokens, int index) {
    Token left = tokens.get(index - 1);
    Token right = tokens.get(index);
    if (right.is(")") || right.is("]") || right.is(",") || right.is(".") || right.is("::")) {
      return false;
    }
    if (left.is("(") || left.is("[") || left.is(".") || left.is("::")) {
      return false;
    }
    if (right.is("[")) {
      return false;
    }
    if (right.is("(")) {
      boolean method = index > 1 && tokens.get(index - 2).is("USING");
      return method || !callsOrArguments(left);
    }
    return !isSign(tokens, index - 1);
  }

  private static boolean callsOrArguments(Token left) {
    return left.kind() == Token.Kind.QUOTED_IDENTIFIER
        || (left.kind() == Token.Kind.WORD && !SPACED.contains(left.keyword()));
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
    boolean operand = before.is(")") || before.is("]");
    return (before.kind() == Token.Kind.SYMBOL && !operand)
        || (before.kind() == Token.Kind.WORD && beforeOperand(before.keyword()));
  }

  private static boolean beforeOperand(String keyword) {
    return Names.RESERVED.contains(keyword) || BEFORE_NUMBERS.contains(keyword);
  }
}
