package dev.lockkeeper.catalog;

import dev.lockkeeper.operation.Expression;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the functions in an expression as PostgreSQL prints it back. */
final class ExpressionText {

  /** String literals and quoted identifiers, in which nothing is called. */
  private static final Pattern LITERAL = Pattern.compile("'(?:[^']++|'')*+'");

  /** A type's name after {@code ::}, whose parenthesis holds its arguments. */
  private static final Pattern CAST =
      Pattern.compile("::(?:character varying|bit varying|[\\w.\"]+)(?:\\(\\d+(?:,-?\\d+)?\\))?");

  private static final Pattern CALL = Pattern.compile("((?:\\w+\\.)*\\w+)\\s*\\(");

  /** Functions that the standard lets one call without parentheses. */
  private static final Pattern BARE_CALL =
      Pattern.compile(
          "\\b(?:current_(?:date|time|timestamp|user|role|catalog|schema)|localtime(?:stamp)?"
              + "|session_user|user)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> KEYWORDS =
      Set.of(
          "all",
          "and",
          "any",
          "array",
          "between",
          "case",
          "else",
          "exists",
          "in",
          "is",
          "like",
          "ilike",
          "not",
          "or",
          "row",
          "similar",
          "some",
          "then",
          "when",
          "distinct",
          "from",
          "collate",
          "to",
          "using",
          "values");

  private ExpressionText() {}

  static Expression parse(String sql) {
    String code = CAST.matcher(LITERAL.matcher(sql).replaceAll("''")).replaceAll("");
    Set<String> functions = new TreeSet<>();
    Matcher calls = CALL.matcher(code);
    while (calls.find()) {
      add(functions, calls.group(1));
    }
    Matcher bareCalls = BARE_CALL.matcher(code);
    while (bareCalls.find()) {
      add(functions, bareCalls.group());
    }
    return new Expression(sql, functions);
  }

  private static void add(Set<String> functions, String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT).replaceFirst("^pg_catalog\\.", "");
    if (!KEYWORDS.contains(lowerCase)) {
      functions.add(lowerCase);
    }
  }
}
