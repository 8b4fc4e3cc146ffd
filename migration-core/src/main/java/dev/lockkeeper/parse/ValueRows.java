package dev.lockkeeper.parse;

import dev.lockkeeper.operation.GivenValues;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what the rows of a VALUES list give to their columns. */
final class ValueRows {

  /** So many rows are looked at one by one. */
  private static final int MOST = 1000;

  /** A constant with its sign and its type has no more tokens. */
  private static final int LONGEST = 6;

  private static final Set<String> SETS =
      Names.words("UNION INTERSECT EXCEPT INTO GROUP LIMIT ORDER");

  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private final Set<Integer> given = new HashSet<>();
  private final Set<Integer> defaulted = new HashSet<>();
  private int width;

  private ValueRows() {}

  /** Returns what an INSERT's source gives; nothing where it is a query that does not say. */
  static Optional<GivenValues> in(List<Token> source) throws NotUnderstoodException {
    if (source.get(0).is("DEFAULT")) {
      return Optional.of(GivenValues.NONE);
    }
    ValueRows rows = new ValueRows();
    if (source.get(0).is("VALUES")) {
      rows.read(source);
    } else if (!rows.select(source)) {
      return Optional.empty();
    }
    List<List<String>> known = rows.rows.size() > MOST ? List.of() : rows.rows;
    return Optional.of(
        new GivenValues(rows.width, rows.given, rows.defaulted, known, called(source)));
  }

  private static Set<String> called(List<Token> source) throws NotUnderstoodException {
    Set<String> called = new HashSet<>();
    for (int i = 1; i < source.size(); i++) {
      boolean calls = source.get(i).is("(") && Names.isLabel(source.get(i - 1));
      if (calls) {
        boolean qualified = i > 2 && source.get(i - 2).is(".") && Names.isLabel(source.get(i - 3));
        String name = Names.stored(source.get(i - 1));
        called.add(qualified ? Names.stored(source.get(i - 3)) + "." + name : name);
      }
    }
    return called;
  }

  /** Takes the select list of a query that is one SELECT, and names every column. */
  private boolean select(List<Token> source) {
    int end = listEnd(source);
    if (!source.get(0).is("SELECT") || end < 0) {
      return false;
    }
    int start = source.get(1).is("DISTINCT") || source.get(1).is("ALL") ? 2 : 1;
    List<Token> list = new ArrayList<>(source.subList(start, end));
    list.add(new Token(Token.Kind.SYMBOL, ")", -1));
    int depth = 1;
    int from = 0;
    int column = 0;
    for (int i = 0; i < list.size(); i++) {
      Token token = list.get(i);
      depth -= token.is(")") || token.is("]") ? 1 : 0;
      if (depth == 0 || (depth == 1 && token.is(","))) {
        List<Token> item = list.subList(from, i);
        if (item.isEmpty() || item.get(item.size() - 1).is("*")) {
          return false;
        }
        value(column++, withoutLabel(item));
        from = i + 1;
      }
      depth += token.is("(") || token.is("[") ? 1 : 0;
    }
    end(list.get(list.size() - 1));
    return true;
  }

  /** Where the list of the only SELECT ends; -1 where there is another one beside it. */
  private static int listEnd(List<Token> source) {
    int depth = 0;
    int end = source.size();
    for (int i = 0; i < source.size(); i++) {
      Token token = source.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && (SETS.contains(token.keyword()) || (i == 2 && token.is("ON")))) {
        return -1;
      }
      boolean behind = depth == 0 && (token.is("FROM") || token.is("WHERE"));
      end = behind && !source.get(i - 1).is("DISTINCT") ? Math.min(end, i) : end;
    }
    return end;
  }

  private static List<Token> withoutLabel(List<Token> item) {
    int last = item.size() - 2;
    return last > 0 && item.get(last).is("AS") ? item.subList(0, last) : item;
  }

  private void read(List<Token> source) {
    int depth = 0;
    int column = 0;
    int start = 0;
    for (int i = 1; i < source.size(); i++) {
      Token token = source.get(i);
      boolean ends = depth == 1 && (token.is(",") || token.is(")"));
      if (ends) {
        value(column, source.subList(start, i));
        column++;
        start = i + 1;
        end(token);
      }
      if (token.is("(") || token.is("[")) {
        depth++;
        column = depth == 1 ? 0 : column;
        start = depth == 1 ? i + 1 : start;
      } else if (token.is(")") || token.is("]")) {
        depth--;
      }
    }
  }

  private void end(Token token) {
    if (token.is(")")) {
      if (rows.size() <= MOST) {
        rows.add(List.copyOf(row));
      }
      row = new ArrayList<>();
    }
  }

  private void value(int column, List<Token> written) {
    width = Math.max(width, column + 1);
    boolean known = rows.size() < MOST && written.size() <= LONGEST;
    row.add(known ? Rendering.sql(written) : "");
    if (written.size() == 1 && written.get(0).is("DEFAULT")) {
      defaulted.add(column);
    } else if (written.size() != 1 || !written.get(0).is("NULL")) {
      given.add(column);
    }
  }
}
