package dev.lockkeeper.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What PostgreSQL calls an expression that nobody has given a name: as it calls the column of a
 * query's result, and "expr" where that would be nothing.
 */
public final class ExpressionName {

  private static final String WORD = "[\\p{L}_][\\p{L}\\p{N}_$]*";
  private static final String NAME = "(?:%1$s|\"[^\"]+\")".formatted(WORD);
  private static final Pattern COLUMN = Pattern.compile("(?:%1$s\\.)*(%1$s)".formatted(NAME));
  private static final Pattern CALL =
      Pattern.compile("(?s)(?:%1$s\\.)*(%1$s) ?\\(.*".formatted(NAME));
  private static final Pattern CAST =
      Pattern.compile(
          "(?is)(.+)::(?:%1$s\\.)?(%1$s(?: %2$s)*)(?: ?\\([^()]*\\))?(?:\\[\\d*\\])*"
              .formatted(NAME, WORD));
  private static final Pattern FIELD = Pattern.compile("(?s)\\(.*\\)\\.(%s)".formatted(NAME));
  private static final Pattern COLLATED = Pattern.compile("(?is)(.+) COLLATE .+");
  private static final Pattern SUBSCRIPT = Pattern.compile("(?s)(%s)\\[.*\\]".formatted(NAME));

  private ExpressionName() {}

  /** Returns what an index calls its keys, in order: of two alike the second gets a number. */
  public static List<String> all(List<String> keys) {
    List<String> names = new ArrayList<>();
    for (String key : keys) {
      String name = of(key);
      String free = name;
      for (int number = 1; names.contains(free); number++) {
        free = name + number;
      }
      names.add(free);
    }
    return names;
  }

  private static String of(String expression) {
    String name = found(expression.strip());
    return name.isEmpty() ? "expr" : name;
  }

  private static String found(String text) {
    String head = text.toLowerCase(Locale.ROOT);
    if (head.startsWith("case ")) {
      return "case";
    }
    if (head.matches("(?s)array ?\\[.*")) {
      return "array";
    }
    for (Pattern whole : new Pattern[] {COLUMN, FIELD, SUBSCRIPT}) {
      Matcher matcher = whole.matcher(text);
      if (matcher.matches()) {
        return unquoted(matcher.group(1));
      }
    }
    if (head.startsWith("not ")) {
      return "";
    }
    Matcher call = CALL.matcher(text);
    if (call.matches() && isWhole(text, text.indexOf('('))) {
      return called(unquoted(call.group(1)));
    }
    if (text.startsWith("(") && isWhole(text, 0)) {
      return found(text.substring(1, text.length() - 1).strip());
    }
    Matcher collated = COLLATED.matcher(text);
    if (collated.matches() && isAlone(collated.group(1))) {
      return found(collated.group(1));
    }
    Matcher cast = CAST.matcher(text);
    return cast.matches() && isAlone(cast.group(1)) ? ofCast(cast) : "";
  }

  /** What is cast gives its own name, where it has one, else the type does. */
  private static String ofCast(Matcher cast) {
    String own = found(cast.group(1).strip());
    return own.isEmpty() || own.equals("case") ? type(unquoted(cast.group(2))) : own;
  }

  private static String called(String function) {
    return function.equalsIgnoreCase("trim") ? "btrim" : function;
  }

  /** The name by which the catalog knows it. */
  private static String type(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "smallint" -> "int2";
      case "int", "integer" -> "int4";
      case "bigint" -> "int8";
      case "real" -> "float4";
      case "double precision" -> "float8";
      case "boolean" -> "bool";
      case "decimal", "dec" -> "numeric";
      case "char", "character" -> "bpchar";
      case "character varying" -> "varchar";
      case "timestamp with time zone" -> "timestamptz";
      case "timestamp without time zone" -> "timestamp";
      default -> written;
    };
  }

  /** Returns whether no operator stands beside it, which would be what is named. */
  private static boolean isAlone(String text) {
    String alone = text.strip();
    int open = alone.indexOf('(');
    return alone.matches("(?s)'[^']*'")
        || COLUMN.matcher(alone).matches()
        || SUBSCRIPT.matcher(alone).matches()
        || (open >= 0 && isWhole(alone, open) && (open == 0 || CALL.matcher(alone).matches()))
        || (CAST.matcher(alone).matches() && isAlone(alone.substring(0, alone.lastIndexOf("::"))));
  }

  /** Returns whether the parenthesis that opens there is closed at the very end. */
  private static boolean isWhole(String text, int open) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && !quoted) {
        return i == text.length() - 1;
      }
    }
    return false;
  }

  private static String unquoted(String name) {
    return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
  }
}
