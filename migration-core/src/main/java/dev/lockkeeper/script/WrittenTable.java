package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows whose values are written where they are used.
 *
 * @param columns all of the same height
 */
record WrittenTable(List<Column> columns) {

  /**
   * One column.
   *
   * @param cells from top to bottom; nothing where a value is not known, or none
   */
  record Column(String name, List<Optional<String>> cells) {

    private Column called(String other) {
      return new Column(other, cells);
    }
  }

  /**
   * Returns the column of what is written, of which all is open as soon as a value is neither a
   * text nor, like all the others, a number: whatever it is then may be written in another way.
   */
  static Column column(String name, List<List<Token>> cells, WrittenTexts texts) {
    List<Optional<String>> values = new ArrayList<>();
    int numbers = 0;
    int others = 0;
    for (List<Token> cell : cells) {
      Optional<String> number = number(cell);
      Optional<String> value = number.or(() -> texts.of(cell));
      boolean none = TokenLists.startsWith(cell, "NULL") && cell.size() == 1;
      numbers += number.isPresent() ? 1 : 0;
      others += value.isEmpty() && !none ? 1 : 0;
      values.add(value);
    }
    long written = values.stream().filter(Optional::isPresent).count();
    boolean known = others == 0 && (numbers == 0 || numbers == written);
    return new Column(
        name, known ? values : values.stream().map(value -> Optional.<String>empty()).toList());
  }

  private static Optional<String> number(List<Token> cell) {
    boolean whole =
        cell.size() == 1
            && cell.get(0).kind() == Token.Kind.NUMBER
            && cell.get(0).text().matches("0|[1-9]\\d{0,17}");
    return whole ? Optional.of(cell.get(0).text()) : Optional.empty();
  }

  int height() {
    return columns.isEmpty() ? 0 : columns.get(0).cells().size();
  }

  /**
   * Returns the table by another name.
   *
   * @param alias with or without AS, and with or without names of its columns
   * @param keeps whether the columns have names that the table's own does not replace
   */
  Optional<WrittenTable> called(List<Token> alias, boolean keeps) {
    List<Token> named = alias.get(0).is("AS") ? alias.subList(1, alias.size()) : alias;
    if (named.isEmpty() || !Assignments.isName(named.get(0))) {
      return Optional.empty();
    }
    if (named.size() == 1) {
      return Optional.of(keeps ? this : renamed(List.of(Assignments.name(named.get(0)))));
    }
    List<Token> list = named.subList(1, named.size());
    if (!list.get(0).is("(") || !TokenLists.isWhole(list)) {
      return Optional.empty();
    }
    List<List<Token>> names = TokenLists.between(list.subList(1, list.size() - 1), ",");
    boolean plain =
        names.size() == columns.size()
            && names.stream().allMatch(one -> one.size() == 1 && Assignments.isName(one.get(0)));
    return plain
        ? Optional.of(renamed(names.stream().map(one -> Assignments.name(one.get(0))).toList()))
        : Optional.empty();
  }

  private WrittenTable renamed(List<String> names) {
    return new WrittenTable(
        IntStream.range(0, columns.size())
            .mapToObj(i -> columns.get(i).called(names.get(i)))
            .toList());
  }

  /** Returns the columns of a SELECT's list, where it does nothing but name them. */
  Optional<WrittenTable> selected(List<Token> list) {
    if (list.size() == 1 && list.get(0).is("*")) {
      return Optional.of(this);
    }
    List<Column> selected = new ArrayList<>();
    for (List<Token> one : TokenLists.between(list, ",")) {
      boolean named =
          (one.size() == 1 || (one.size() == 3 && one.get(1).is(".")))
              && Assignments.isName(one.get(one.size() - 1));
      String name = named ? Assignments.name(one.get(one.size() - 1)) : "";
      Optional<Column> column = columns.stream().filter(it -> it.name().equals(name)).findFirst();
      if (column.isEmpty()) {
        return Optional.empty();
      }
      selected.add(column.get());
    }
    return Optional.of(new WrittenTable(selected));
  }
}
