package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.parse.sql.NotUnderstoodException;

/** Reads ALTER TABLE's ALTER: of a column, an index or a constraint. */
final class AlterElement {

  private final Tokens tokens;
  private final Table table;

  AlterElement(Tokens tokens, Table table) {
    this.tokens = tokens;
    this.table = table;
  }

  Operation read() throws NotUnderstoodException {
    tokens.expect("ALTER");
    if (tokens.accept("INDEX")) {
      String index = tokens.member();
      return option(TableOption.INDEX_VISIBILITY, index);
    }
    if (tokens.accept("CHECK") || tokens.accept("CONSTRAINT")) {
      String name = tokens.member();
      boolean enforced = !tokens.accept("NOT");
      tokens.expect("ENFORCED");
      return new Operation.EnforceConstraint(table, name, enforced);
    }
    tokens.accept("COLUMN");
    String column = tokens.member();
    if (tokens.accept("DROP", "DEFAULT")) {
      return new Operation.DropDefault(table, column);
    }
    tokens.expect("SET");
    return tokens.accept("DEFAULT")
        ? new Operation.SetDefault(table, column, Expressions.single(tokens))
        : option(TableOption.COLUMN_VISIBILITY, column);
  }

  private Operation option(TableOption option, String name) throws NotUnderstoodException {
    boolean visible = tokens.accept("VISIBLE");
    if (!visible) {
      tokens.expect("INVISIBLE");
    }
    return new Operation.ChangeTableOption(
        table, option, name + (visible ? " VISIBLE" : " INVISIBLE"));
  }
}
