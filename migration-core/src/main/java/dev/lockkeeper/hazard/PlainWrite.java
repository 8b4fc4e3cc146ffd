package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.Delete;
import dev.lockkeeper.operation.Operation.Update;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.script.Token;
import java.util.List;
import java.util.regex.Pattern;

/** Whether an UPDATE or DELETE can be done in batches: one table, and values that settle. */
final class PlainWrite {

  private PlainWrite() {}

  /** Returns whether it sets each column of one table to a value that stays as it is next time. */
  static boolean isPlain(Update update, Evidence evidence) {
    return isOfOneTable(update.table(), "SET", evidence)
        && update.values().size() == update.columns().size()
        && update.values().values().stream().allMatch(value -> settles(value, update));
  }

  /** Returns whether it looks at no other table. */
  static boolean isPlain(Delete delete, Evidence evidence) {
    return isOfOneTable(delete.table(), "WHERE", evidence);
  }

  /** Returns whether a row that has the value gets the same again. */
  private static boolean settles(Expression value, Update update) {
    return !value.sql().equals("DEFAULT")
        && update.columns().stream()
            .noneMatch(
                column ->
                    Pattern.compile("(?i)\\b" + Pattern.quote(column) + "\\b")
                        .matcher(value.sql())
                        .find());
  }

  /** Returns whether the table's name is followed by that word at once, and no other table is. */
  private static boolean isOfOneTable(Table table, String behind, Evidence evidence) {
    List<Token> tokens = evidence.read().statement().tokens();
    int at = 1;
    while (at < tokens.size() && (tokens.get(at).is("FROM") || tokens.get(at).is("ONLY"))) {
      at++;
    }
    at +=
        table.schema().isPresent() || (at + 1 < tokens.size() && tokens.get(at + 1).is("."))
            ? 3
            : 1;
    boolean next = at >= tokens.size() || tokens.get(at).is(behind);
    return next
        && (tokens.get(0).is("UPDATE") || tokens.get(0).is("DELETE"))
        && tokens.stream().noneMatch(token -> token.is("RETURNING") || token.is("CURRENT"))
        && (behind.equals("WHERE") || tokens.stream().noneMatch(token -> token.is("FROM")));
  }
}
