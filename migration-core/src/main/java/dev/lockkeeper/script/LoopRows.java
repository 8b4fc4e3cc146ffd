package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The rows that a loop of a body goes through, where they are written there.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/plpgsql-control-structures.html">FOREACH</a>
 */
final class LoopRows {

  /** What a loop over more rows does is not told row by row. */
  static final int MOST = 200;

  /** An array in a string whose elements are plain words, none of them NULL. */
  private static final Pattern PLAIN =
      Pattern.compile("(?i)\\{(?!(?:[^{}]*,)?null[,}])[\\w.]+(?:,[\\w.]+)*}");

  private final WrittenTexts texts;
  private final Optional<BodyFollower> follower;

  /**
   * @param follower who may know what the catalog holds
   */
  LoopRows(WrittenTexts texts, Optional<BodyFollower> follower) {
    this.texts = texts;
    this.follower = follower;
  }

  /**
   * Returns what the loop's variables hold in each round, those of a record by record and column;
   * what is not known of them is left out. Nothing where the rows themselves are not known.
   *
   * @param variables between FOR and IN
   * @param query behind IN
   */
  Optional<List<Map<String, String>>> of(List<Token> variables, List<Token> query) {
    return table(query)
        .or(() -> children(query))
        .filter(table -> table.height() > 0 && table.height() <= MOST)
        .flatMap(table -> bound(variables, table));
  }

  private Optional<WrittenTable> children(List<Token> query) {
    return TokenLists.startsWith(query, "SELECT")
        ? follower.flatMap(known -> new ChildRows(texts, known).of(query))
        : Optional.empty();
  }

  private Optional<List<Map<String, String>>> bound(List<Token> variables, WrittenTable table) {
    List<String> names = new ArrayList<>();
    for (List<Token> variable : TokenLists.between(variables, ",")) {
      if (variable.size() != 1 || !Assignments.isName(variable.get(0))) {
        return Optional.empty();
      }
      names.add(Assignments.name(variable.get(0)));
    }
    boolean record = names.size() == 1 && texts.holdsRows(names.get(0));
    boolean fits = record || names.size() == table.columns().size();
    if (!fits || (!record && !holds(names, table))) {
      return Optional.empty();
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (int row = 0; row < table.height(); row++) {
      Map<String, String> held = new HashMap<>();
      for (int i = 0; i < table.columns().size(); i++) {
        WrittenTable.Column column = table.columns().get(i);
        String key = record ? names.get(0) + "." + column.name() : names.get(i);
        column.cells().get(row).ifPresent(text -> held.put(key, text));
      }
      rows.add(held);
    }
    return Optional.of(rows);
  }

  private boolean holds(List<String> names, WrittenTable table) {
    boolean all = true;
    for (int i = 0; i < names.size(); i++) {
      boolean plain =
          table.columns().get(i).cells().stream()
              .allMatch(cell -> cell.filter(QuotedName::isPlain).isPresent());
      all &= texts.holdsText(names.get(i)) || (plain && texts.holdsRelation(names.get(i)));
    }
    return all;
  }

  private Optional<WrittenTable> table(List<Token> query) {
    if (TokenLists.startsWith(query, "ARRAY")) {
      // what stands behind FOREACH … IN
      return array(query.subList(1, query.size()), "");
    }
    if (TokenLists.startsWith(query, "VALUES")) {
      return values(query);
    }
    if (!TokenLists.startsWith(query, "SELECT")) {
      return Optional.empty();
    }
    List<List<Token>> parts = TokenLists.between(query.subList(1, query.size()), "FROM");
    return switch (parts.size()) {
      case 1 -> unnested(parts.get(0));
      case 2 -> source(parts.get(1)).flatMap(table -> table.selected(parts.get(0)));
      default -> Optional.empty();
    };
  }

  /** A set in the list of a SELECT: one column, called as the function or as it is said. */
  private Optional<WrittenTable> unnested(List<Token> listed) {
    int close = TokenLists.closing(listed.subList(Math.min(1, listed.size()), listed.size())) + 1;
    if (!TokenLists.startsWith(listed, "UNNEST", "(") || close < 3) {
      return Optional.empty();
    }
    List<Token> alias = listed.subList(close + 1, listed.size());
    Optional<WrittenTable> array = array(listed.subList(2, close), "unnest");
    return alias.isEmpty() ? array : array.flatMap(table -> table.called(alias, false));
  }

  private Optional<WrittenTable> source(List<Token> source) {
    boolean unnests = TokenLists.startsWith(source, "UNNEST", "(");
    int open = unnests ? 1 : 0;
    int close = TokenLists.closing(source.subList(Math.min(open, source.size()), source.size()));
    if (close < 2 || !source.get(open).is("(")) {
      return Optional.empty();
    }
    List<Token> inside = source.subList(open + 1, open + close);
    List<Token> alias = source.subList(open + close + 1, source.size());
    Optional<WrittenTable> table =
        unnests
            ? array(inside, "unnest")
            : TokenLists.startsWith(inside, "VALUES") ? values(inside) : Optional.empty();
    return alias.isEmpty() ? table : table.flatMap(known -> known.called(alias, !unnests));
  }

  private Optional<WrittenTable> values(List<Token> values) {
    List<List<List<Token>>> rows = new ArrayList<>();
    for (List<Token> row : TokenLists.between(values.subList(1, values.size()), ",")) {
      if (!TokenLists.startsWith(row, "(") || !TokenLists.isWhole(row) || rows.size() > MOST) {
        return Optional.empty();
      }
      rows.add(TokenLists.between(row.subList(1, row.size() - 1), ","));
    }
    int width = rows.get(0).size();
    if (rows.stream().anyMatch(row -> row.size() != width)) {
      return Optional.empty();
    }
    List<WrittenTable.Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int column = i;
      List<List<Token>> cells = rows.stream().map(row -> row.get(column)).toList();
      columns.add(WrittenTable.column("column" + (i + 1), cells, texts));
    }
    return Optional.of(new WrittenTable(columns));
  }

  /** One column of an array's elements, all of which are known. */
  private Optional<WrittenTable> array(List<Token> expression, String name) {
    return elements(expression, name)
        .filter(column -> column.cells().stream().allMatch(Optional::isPresent))
        .map(column -> new WrittenTable(List.of(column)));
  }

  private Optional<WrittenTable.Column> elements(List<Token> written, String name) {
    List<Token> expression = withoutCast(written);
    boolean variable = expression.size() == 1 && Assignments.isName(expression.get(0));
    Optional<List<Token>> value =
        variable
            ? texts.array(expression.get(0)).map(LoopRows::withoutCast)
            : Optional.of(expression);
    return value.flatMap(array -> written(array, name));
  }

  private Optional<WrittenTable.Column> written(List<Token> array, String name) {
    List<Token> behind = array.subList(Math.min(1, array.size()), array.size());
    if (TokenLists.startsWith(array, "ARRAY", "[") && TokenLists.isWhole(behind)) {
      List<Token> inside = behind.subList(1, behind.size() - 1);
      return Optional.of(WrittenTable.column(name, TokenLists.between(inside, ","), texts));
    }
    if (TokenLists.startsWith(array, "STRING_TO_ARRAY", "(") && TokenLists.isWhole(behind)) {
      return cut(TokenLists.between(behind.subList(1, behind.size() - 1), ","), name);
    }
    return array.size() == 1
        ? texts
            .of(array)
            .filter(text -> PLAIN.matcher(text).matches())
            .map(text -> column(name, text.substring(1, text.length() - 1).split(",")))
        : Optional.empty();
  }

  private Optional<WrittenTable.Column> cut(List<List<Token>> arguments, String name) {
    List<Optional<String>> given = arguments.stream().map(texts::of).toList();
    // an empty text is no array of one, and a third argument makes NULLs
    boolean known =
        given.size() == 2
            && given.stream().allMatch(one -> one.filter(text -> !text.isEmpty()).isPresent());
    return known
        ? Optional.of(column(name, given.get(0).get().split(Pattern.quote(given.get(1).get()), -1)))
        : Optional.empty();
  }

  private static WrittenTable.Column column(String name, String[] cells) {
    return new WrittenTable.Column(name, Arrays.stream(cells).map(Optional::of).toList());
  }

  private static List<Token> withoutCast(List<Token> expression) {
    int cast = TokenLists.between(expression, "::").get(0).size();
    StringBuilder type = new StringBuilder();
    for (Token token :
        expression.subList(Math.min(cast + 1, expression.size()), expression.size())) {
      type.append(token.keyword());
    }
    boolean texts =
        type.length() > 2
            && type.toString().endsWith("[]")
            && WrittenTexts.isText(type.substring(0, type.length() - 2));
    return texts ? expression.subList(0, cast) : expression;
  }
}
