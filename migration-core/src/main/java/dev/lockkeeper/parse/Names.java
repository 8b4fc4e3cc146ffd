package dev.lockkeeper.parse;

import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How PostgreSQL turns written identifiers into the names that its catalog stores. */
final class Names {

  /** The server cuts longer identifiers, silently but for a notice. */
  private static final int LONGEST_IDENTIFIER_BYTES = 63;

  /** Never an identifier without quotes. */
  static final Set<String> RESERVED =
      words(
          """
          ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC BOTH CASE CAST CHECK COLLATE COLUMN
          CONSTRAINT CREATE CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_TIME
          CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE END EXCEPT FALSE
          FETCH FOR FOREIGN FROM GRANT GROUP HAVING IN INITIALLY INTERSECT INTO LATERAL LEADING
          LIMIT LOCALTIME LOCALTIMESTAMP NOT NULL OFFSET ON ONLY OR ORDER PLACING PRIMARY REFERENCES
          RETURNING SELECT SESSION_USER SOME SYMMETRIC SYSTEM_USER TABLE THEN TO TRAILING TRUE UNION
          UNIQUE USER USING VARIADIC WHEN WHERE WINDOW WITH
          """);

  /** A function's or a type's name, but never a column's, a table's or an alias. */
  static final Set<String> FUNCTION_OR_TYPE_ONLY =
      words(
          """
          AUTHORIZATION BINARY COLLATION CONCURRENTLY CROSS CURRENT_SCHEMA FREEZE FULL ILIKE INNER
          IS ISNULL JOIN LEFT LIKE NATURAL NOTNULL OUTER OVERLAPS RIGHT SIMILAR TABLESAMPLE VERBOSE
          """);

  private Names() {}

  static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Returns whether the token can name a column, a table or an alias. */
  static boolean isColumnName(Token token) {
    if (token.kind() == Token.Kind.QUOTED_IDENTIFIER) {
      return true;
    }
    return token.kind() == Token.Kind.WORD
        && !RESERVED.contains(token.keyword())
        && !FUNCTION_OR_TYPE_ONLY.contains(token.keyword());
  }

  /** Returns whether the token can name a function or a type. */
  static boolean isFunctionName(Token token) {
    return isLabel(token)
        && (token.kind() == Token.Kind.QUOTED_IDENTIFIER || !RESERVED.contains(token.keyword()));
  }

  /** Returns whether the token can follow a dot, or AS. */
  static boolean isLabel(Token token) {
    return token.kind() == Token.Kind.QUOTED_IDENTIFIER || token.kind() == Token.Kind.WORD;
  }

  /** Returns the name as the catalog stores it. */
  static String stored(Token token) throws NotUnderstoodException {
    if (token.kind() == Token.Kind.WORD) {
      return cut(lowerCase(token.text()));
    }
    String text = token.text();
    if (!text.startsWith("\"")) {
      throw new NotUnderstoodException("an identifier in U&\"…\" form");
    }
    return cut(text.substring(1, text.length() - 1).replace("\"\"", "\""));
  }

  /** Returns the text with ASCII letters in lower case, as the server folds identifiers. */
  static String lowerCase(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return lowerCaseOfAscii(text);
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String lowerCaseOfAscii(String text) {
    StringBuilder folded = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return folded.toString();
  }

  private static String cut(String name) {
    if (name.length() * 3 <= LONGEST_IDENTIFIER_BYTES) {
      return name;
    }
    String cut = name;
    while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST_IDENTIFIER_BYTES) {
      cut = cut.substring(0, cut.offsetByCodePoints(Math.min(cut.length(), 64), -1));
    }
    return cut;
  }

  /** Returns a function's or type's dotted name without the schemas that need no saying. */
  static String function(List<String> parts) {
    String name = parts.get(parts.size() - 1);
    if (parts.size() == 1) {
      return name;
    }
    String schema = parts.get(parts.size() - 2);
    boolean implied = schema.equals("public") || schema.equals("pg_catalog");
    return implied ? name : schema + "." + name;
  }
}
