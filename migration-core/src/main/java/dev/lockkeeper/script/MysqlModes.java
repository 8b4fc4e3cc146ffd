package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Follows what a script does to its session's {@code sql_mode}, which decides how quotes read. */
final class MysqlModes {

  private static final Pattern OWN_MODE = Pattern.compile("(@@)?((SESSION|LOCAL)[. ])?SQL_MODE");

  private final Map<String, MysqlQuoting> kept = new HashMap<>();
  private MysqlQuoting current = MysqlQuoting.DEFAULT;

  MysqlQuoting current() {
    return current;
  }

  /** Takes a statement that has ended. */
  void take(List<Token> statement) {
    if (!statement.isEmpty() && statement.get(0).is("SET")) {
      for (List<Token> assignment : assignments(statement.subList(1, statement.size()))) {
        assign(assignment);
      }
    }
  }

  private static List<List<Token>> assignments(List<Token> tokens) {
    List<List<Token>> assignments = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0 && tokens.get(i).is(",")) {
        assignments.add(tokens.subList(start, i));
        start = i + 1;
      }
    }
    assignments.add(tokens.subList(start, tokens.size()));
    return assignments;
  }

  private void assign(List<Token> assignment) {
    int equals = 0;
    while (equals < assignment.size()
        && !assignment.get(equals).is("=")
        && !assignment.get(equals).is(":=")) {
      equals++;
    }
    if (equals == 0 || equals + 1 >= assignment.size()) {
      return;
    }
    String name = text(assignment.subList(0, equals));
    List<Token> value = assignment.subList(equals + 1, assignment.size());
    if (OWN_MODE.matcher(name).matches()) {
      current = quoting(value);
    } else if (name.startsWith("@") && OWN_MODE.matcher(text(value)).matches()) {
      kept.put(name, current);
    }
  }

  private MysqlQuoting quoting(List<Token> value) {
    Token first = value.get(0);
    if (value.size() == 1 && first.kind() == Token.Kind.PARAMETER) {
      return kept.getOrDefault(text(value), current);
    }
    String modes = modes(value);
    if (first.is("REPLACE")) {
      return current.without(modes);
    }
    boolean builtUpon =
        value.stream()
            .anyMatch(token -> OWN_MODE.matcher(token.text().toUpperCase(Locale.ROOT)).matches());
    return builtUpon ? current.with(modes) : MysqlQuoting.of(modes);
  }

  /** What all strings of an expression say; a single mode may be a bare word. */
  private static String modes(List<Token> value) {
    List<String> modes = new ArrayList<>();
    for (Token token : value) {
      if (token.kind() == Token.Kind.STRING) {
        modes.add(token.text().substring(1, token.text().length() - 1));
      } else if (value.size() == 1) {
        modes.add(token.text());
      }
    }
    return String.join(",", modes);
  }

  private static String text(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      text.append(text.isEmpty() ? "" : " ").append(token.text());
    }
    return text.toString().replace("`", "").toUpperCase(Locale.ROOT);
  }
}
