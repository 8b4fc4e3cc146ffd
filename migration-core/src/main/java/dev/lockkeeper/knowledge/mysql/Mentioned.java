package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which columns and functions the text of an expression speaks of. */
final class Mentioned {

  /** A literal is matched first, and so skipped. */
  private static final Pattern WORD =
      Pattern.compile(
          "'(?:[^'\\\\]++|\\\\.|'')*+'|`(?<quoted>(?:[^`]++|``)++)`|(?<call>[\\w$]+)"
              + " ?\\(|(?<bare>[\\w$]+)");

  private final Set<String> names = new TreeSet<>();
  private final Set<String> calls = new TreeSet<>();

  private Mentioned() {}

  static Mentioned in(String sql) {
    Mentioned mentioned = new Mentioned();
    Matcher matcher = WORD.matcher(sql);
    while (matcher.find()) {
      mentioned.take(matcher);
    }
    return mentioned;
  }

  private void take(Matcher matcher) {
    if (matcher.group("quoted") != null) {
      names.add(lower(matcher.group("quoted").replace("``", "`")));
    } else if (matcher.group("bare") != null) {
      names.add(lower(matcher.group("bare")));
    } else if (matcher.group("call") != null) {
      calls.add(lower(matcher.group("call")));
    }
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  boolean column(String name) {
    return names.contains(lower(name));
  }

  /** Returns those of the columns that are spoken of. */
  List<String> among(List<Column> columns) {
    return columns.stream().map(Column::name).filter(this::column).toList();
  }

  Set<String> calls() {
    return calls;
  }
}
