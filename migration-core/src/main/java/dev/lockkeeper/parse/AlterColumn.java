package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.Optional;
import java.util.Set;

/** Reads what ALTER COLUMN does to one column, behind its name. */
final class AlterColumn {

  private static final Set<String> IDENTITY_OPTIONS = Names.words("SET RESTART");

  private final Tokens tokens;
  private final Table table;
  private final String column;
  private final int start;

  AlterColumn(Tokens tokens, Table table, String column) {
    this.tokens = tokens;
    this.table = table;
    this.column = column;
    this.start = tokens.position();
  }

  Operation read() throws NotUnderstoodException {
    if (tokens.accept("TYPE") || tokens.accept("SET", "DATA", "TYPE")) {
      return type();
    }
    if (tokens.accept("SET", "NOT", "NULL")) {
      return new Operation.SetNotNull(table, column);
    }
    if (tokens.accept("DROP", "NOT", "NULL")) {
      return new Operation.DropNotNull(table, column);
    }
    if (tokens.accept("SET", "DEFAULT")) {
      Expression value = Expressions.whole(tokens);
      // the server keeps no default that says NULL
      return value.sql().equalsIgnoreCase("NULL")
          ? new Operation.DropDefault(table, column)
          : new Operation.SetDefault(table, column, value);
    }
    if (tokens.accept("DROP", "DEFAULT")) {
      return new Operation.DropDefault(table, column);
    }
    TableOption option = option();
    String detail = column + " " + Rendering.phrase(tokens.since(start));
    return new Operation.ChangeTableOption(table, option, detail);
  }

  private Operation type() throws NotUnderstoodException {
    ColumnType type = Types.read(tokens);
    Optional<String> collation =
        tokens.accept("COLLATE") ? Optional.of(Expressions.collation(tokens)) : Optional.empty();
    Optional<Expression> using =
        tokens.accept("USING") ? Optional.of(Expressions.whole(tokens)) : Optional.empty();
    ColumnType collated =
        new ColumnType(type.name(), type.arguments(), type.dimensions(), collation);
    return new Operation.ChangeColumnType(table, column, collated, using);
  }

  private TableOption option() throws NotUnderstoodException {
    if (tokens.accept("SET", "STATISTICS")) {
      tokens.accept("-");
      tokens.next();
      return TableOption.COLUMN_STATISTICS;
    }
    if (tokens.accept("SET", "STORAGE") || tokens.accept("SET", "COMPRESSION")) {
      tokens.next();
      return TableOption.COLUMN_STORAGE;
    }
    if (tokens.isNext("SET", "(") || tokens.isNext("RESET", "(") || tokens.isNext("OPTIONS", "(")) {
      tokens.next();
      tokens.parenthesis();
      return TableOption.COLUMN_OPTIONS;
    }
    if (tokens.accept("SET", "EXPRESSION", "AS", "(")) {
      Expressions.whole(tokens);
      tokens.expect(")");
      return TableOption.COLUMN_EXPRESSION;
    }
    if (tokens.accept("DROP", "EXPRESSION")) {
      tokens.accept("IF", "EXISTS");
      return TableOption.COLUMN_EXPRESSION;
    }
    return identity();
  }

  private TableOption identity() throws NotUnderstoodException {
    if (tokens.accept("DROP", "IDENTITY")) {
      tokens.accept("IF", "EXISTS");
      return TableOption.COLUMN_IDENTITY;
    }
    if (tokens.accept("ADD", "GENERATED")) {
      if (!tokens.accept("ALWAYS")) {
        tokens.expect("BY", "DEFAULT");
      }
      tokens.expect("AS", "IDENTITY");
      if (tokens.isNext("(")) {
        tokens.parenthesis();
      }
      return TableOption.COLUMN_IDENTITY;
    }
    if (!tokens.isAny(IDENTITY_OPTIONS)) {
      throw tokens.unexpected();
    }
    while (tokens.isAny(IDENTITY_OPTIONS)) {
      identityOption();
    }
    return TableOption.COLUMN_IDENTITY;
  }

  private void identityOption() throws NotUnderstoodException {
    if (tokens.accept("SET", "GENERATED")) {
      if (!tokens.accept("ALWAYS")) {
        tokens.expect("BY", "DEFAULT");
      }
    } else if (tokens.accept("RESTART")) {
      tokens.accept("WITH");
      if (!tokens.atEnd() && !tokens.isNext(",") && !tokens.isNext("SET")) {
        SequenceOptions.number(tokens);
      }
    } else {
      tokens.expect("SET");
      SequenceOptions.one(tokens);
    }
  }
}
