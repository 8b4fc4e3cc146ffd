package dev.lockkeeper.benchmark.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table as it stands after the scripts so far. */
final class TableModel {

  /** A column that is neither key nor reference. */
  static final class Column {
    private String name;
    private String type;
    private boolean required;
    private boolean used;

    Column(String name, String type, boolean required) {
      this.name = name;
      this.type = type;
      this.required = required;
    }

    String name() {
      return name;
    }

    String type() {
      return type;
    }

    boolean required() {
      return required;
    }

    /** Returns whether a view, an index or a constraint names it, so that it has to stay. */
    boolean used() {
      return used;
    }

    Column use() {
      used = true;
      return this;
    }

    void rename(String to) {
      name = to;
    }

    void retype(String to) {
      type = to;
    }

    void require() {
      required = true;
    }
  }

  private String name;
  private boolean used;
  private final List<Column> columns = new ArrayList<>();

  TableModel(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void rename(String to) {
    name = to;
  }

  /**
   * Returns whether a view, a function or a foreign key names the table, so that it has to stay.
   */
  boolean used() {
    return used;
  }

  void use() {
    used = true;
  }

  List<Column> columns() {
    return columns;
  }

  Column add(String column, String type, boolean required) {
    Column added = new Column(column, type, required);
    columns.add(added);
    return added;
  }

  void remove(Column column) {
    columns.remove(column);
  }

  boolean has(String column) {
    return columns.stream().anyMatch(one -> one.name().equals(column));
  }

  /** Returns the first column of that type on which nothing else depends. */
  Optional<Column> free(String type) {
    return columns.stream().filter(one -> !one.used() && one.type().equals(type)).findFirst();
  }

  /** Returns the first column on which nothing else depends. */
  Optional<Column> free() {
    return columns.stream().filter(one -> !one.used()).findFirst();
  }
}
