package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.ColumnPosition;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads ALTER TABLE behind the word TABLE: every action of it, in order.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/alter-table.html">MySQL: ALTER TABLE</a>
 */
final class AlterTable {

  private final Tokens tokens;
  private final List<Operation> operations = new ArrayList<>();
  private final Demand demand = new Demand();
  private Table table = Table.of("");

  AlterTable(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Operation> read() throws NotUnderstoodException {
    table = tokens.table();
    if (tokens.atEnd()) {
      throw tokens.unexpected();
    }
    boolean more = true;
    while (more) {
      action();
      more = tokens.accept(",") || (!tokens.atEnd() && endsWithPartitioning());
    }
    tokens.expectEnd();
    demand.on(table).ifPresent(operations::add);
    return operations;
  }

  // PARTITION BY and REMOVE PARTITIONING follow the other actions without a comma
  private boolean endsWithPartitioning() {
    return tokens.isNext("PARTITION", "BY") || tokens.isNext("REMOVE", "PARTITIONING");
  }

  private void action() throws NotUnderstoodException {
    if (demand.accept(tokens)) {
      return;
    }
    Optional<Operation> partitions = new AlterPartitions(tokens, table).read();
    if (partitions.isPresent()) {
      operations.add(partitions.get());
      return;
    }
    switch (tokens.peek().keyword()) {
      case "ADD" -> add();
      case "DROP" -> operations.add(drop());
      case "MODIFY", "CHANGE" -> operations.add(redefine());
      case "ALTER" -> operations.add(new AlterElement(tokens, table).read());
      case "RENAME" -> rename();
      case "CONVERT" -> operations.add(convert());
      default -> options();
    }
  }

  private void add() throws NotUnderstoodException {
    tokens.expect("ADD");
    Optional<Operation> element = new TableElements(tokens, table).next();
    if (element.isPresent()) {
      operations.add(element.get());
      return;
    }
    tokens.accept("COLUMN");
    if (tokens.accept("(")) {
      do {
        Optional<Operation> among = new TableElements(tokens, table).next();
        operations.add(among.isPresent() ? among.get() : column());
      } while (tokens.accept(","));
      tokens.expect(")");
    } else {
      operations.add(column());
    }
  }

  private Operation column() throws NotUnderstoodException {
    String name = tokens.member();
    return new Operation.AddColumn(table, ColumnDefinition.read(tokens, name), false, position());
  }

  private Optional<ColumnPosition> position() throws NotUnderstoodException {
    if (tokens.accept("FIRST")) {
      return Optional.of(ColumnPosition.FIRST);
    }
    return tokens.accept("AFTER")
        ? Optional.of(ColumnPosition.after(tokens.member()))
        : Optional.empty();
  }

  private Operation redefine() throws NotUnderstoodException {
    boolean renames = tokens.next().is("CHANGE");
    tokens.accept("COLUMN");
    String name = tokens.member();
    boolean respelt = renames && tokens.respells(name);
    String newName = renames ? tokens.member() : name;
    Column definition = ColumnDefinition.read(tokens, newName);
    return new Operation.RedefineColumn(table, name, definition, position(), respelt);
  }

  private Operation drop() throws NotUnderstoodException {
    tokens.expect("DROP");
    if (tokens.accept("PRIMARY", "KEY")) {
      return constraint("PRIMARY");
    }
    if (tokens.accept("FOREIGN", "KEY") || tokens.accept("CHECK") || tokens.accept("CONSTRAINT")) {
      return constraint(tokens.member());
    }
    if (tokens.accept("INDEX") || tokens.accept("KEY")) {
      String name = tokens.member();
      // `PRIMARY` in backticks is the primary key
      return name.equalsIgnoreCase("PRIMARY")
          ? constraint("PRIMARY")
          : new Operation.DropIndex(table.sibling(name), false, false, false, Optional.of(table));
    }
    tokens.accept("COLUMN");
    String name = tokens.member();
    tokens.cascade();
    return new Operation.DropColumn(table, name, false, false);
  }

  private Operation constraint(String name) {
    return new Operation.DropConstraint(table, name, false, false);
  }

  private void rename() throws NotUnderstoodException {
    tokens.expect("RENAME");
    if (tokens.accept("COLUMN")) {
      String name = tokens.member();
      tokens.expect("TO");
      boolean respelt = tokens.respells(name);
      operations.add(new Operation.RenameColumn(table, name, tokens.member(), respelt));
    } else if (tokens.accept("INDEX") || tokens.accept("KEY")) {
      Table index = table.sibling(tokens.member());
      tokens.expect("TO");
      operations.add(new Operation.RenameIndex(index, tokens.member(), false, Optional.of(table)));
    } else {
      if (!tokens.accept("TO") && !tokens.accept("AS")) {
        tokens.accept("=");
      }
      operations.addAll(TableStatements.renamed(table, tokens.table()));
    }
  }

  private Operation convert() throws NotUnderstoodException {
    tokens.expect("CONVERT", "TO");
    if (!tokens.accept("CHARSET")) {
      if (!tokens.accept("CHAR")) {
        tokens.expect("CHARACTER");
      }
      tokens.expect("SET");
    }
    tokens.accept("=");
    String charset = tokens.accept("DEFAULT") ? "default" : Types.charset(tokens);
    Optional<String> collation = Optional.empty();
    if (tokens.accept("COLLATE")) {
      tokens.accept("=");
      collation = Optional.of(Types.collation(tokens));
    }
    return new Operation.ConvertCharset(table, charset, collation);
  }

  private void options() throws NotUnderstoodException {
    if (tokens.accept("DISABLE", "KEYS")) {
      option(TableOption.KEYS, "DISABLE");
    } else if (tokens.accept("ENABLE", "KEYS")) {
      option(TableOption.KEYS, "ENABLE");
    } else if (tokens.accept("DISCARD", "TABLESPACE")) {
      option(TableOption.TABLESPACE, "DISCARD");
    } else if (tokens.accept("IMPORT", "TABLESPACE")) {
      option(TableOption.TABLESPACE, "IMPORT");
    } else if (tokens.accept("FORCE")) {
      option(TableOption.REBUILD, "FORCE");
    } else if (tokens.accept("WITH", "VALIDATION")) {
      option(TableOption.VALIDATION, "WITH");
    } else if (tokens.accept("WITHOUT", "VALIDATION")) {
      option(TableOption.VALIDATION, "WITHOUT");
    } else if (tokens.accept("SECONDARY_LOAD")) {
      option(TableOption.STORAGE_PARAMETERS, "SECONDARY_LOAD");
    } else if (tokens.accept("SECONDARY_UNLOAD")) {
      option(TableOption.STORAGE_PARAMETERS, "SECONDARY_UNLOAD");
    } else if (tokens.accept("ORDER", "BY")) {
      int start = tokens.position();
      new Expressions(tokens, new Reads()).sortList();
      option(TableOption.ROW_ORDER, Rendering.sql(tokens.since(start)));
    } else {
      Map<TableOption, String> options = new TableOptions(tokens).row();
      if (options.isEmpty()) {
        throw tokens.unexpected();
      }
      options.forEach(this::option);
    }
  }

  private void option(TableOption option, String detail) {
    operations.add(new Operation.ChangeTableOption(table, option, detail));
  }
}
