package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TypeAliases;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a type's name and gives it the spelling of PostgreSQL's {@code format_type}. */
final class Types {

  /** The words that make a column count up by itself, and the integer behind each. */
  static final Map<String, String> SERIALS =
      Map.of(
          "serial", "integer",
          "serial4", "integer",
          "bigserial", "bigint",
          "serial8", "bigint",
          "smallserial", "smallint",
          "serial2", "smallint");

  private static final Set<String> INTERVAL_FIELDS =
      Names.words("YEAR MONTH DAY HOUR MINUTE SECOND TO");

  private Types() {}

  /** Reads a type with its arguments and array bounds; COLLATE is left for the caller. */
  static ColumnType read(Tokens tokens) throws NotUnderstoodException {
    ColumnType scalar = scalar(tokens);
    int dimensions = 0;
    if (tokens.accept("ARRAY")) {
      dimensions = 1;
      bound(tokens);
    } else {
      while (bound(tokens)) {
        dimensions++;
      }
    }
    return dimensions == 0
        ? scalar
        : new ColumnType(scalar.name(), scalar.arguments(), dimensions, Optional.empty());
  }

  private static boolean bound(Tokens tokens) throws NotUnderstoodException {
    if (!tokens.accept("[")) {
      return false;
    }
    if (tokens.peek().kind() == Token.Kind.NUMBER) {
      tokens.next();
    }
    tokens.expect("]");
    return true;
  }

  private static ColumnType scalar(Tokens tokens) throws NotUnderstoodException {
    Token first = tokens.peek();
    if (!Names.isFunctionName(first)) {
      throw tokens.unexpected();
    }
    if (first.kind() == Token.Kind.QUOTED_IDENTIFIER || tokens.peek(1).is(".")) {
      return named(tokens);
    }
    tokens.next();
    return switch (first.keyword()) {
      case "DOUBLE" -> doublePrecision(tokens);
      case "NATIONAL" -> national(tokens);
      case "CHARACTER", "CHAR", "NCHAR" -> character(tokens);
      case "BIT" -> bit(tokens);
      case "TIME", "TIMESTAMP" -> time(tokens, Names.lowerCase(first.text()));
      case "INTERVAL" -> interval(tokens);
      case "FLOAT" -> floating(tokens);
      default -> type(found(Names.stored(first), tokens), arguments(tokens));
    };
  }

  private static String found(String name, Tokens tokens) {
    return tokens.known(name).map(Table::toString).orElse(name);
  }

  private static ColumnType named(Tokens tokens) throws NotUnderstoodException {
    boolean quoted = tokens.peek().kind() == Token.Kind.QUOTED_IDENTIFIER;
    List<String> parts = new ArrayList<>();
    parts.add(tokens.label());
    while (tokens.accept(".")) {
      parts.add(tokens.label());
    }
    List<String> arguments = arguments(tokens);
    // "char" and "MyType" are what they say; pg_catalog.int4 is an integer
    if (parts.size() == 1 && quoted) {
      return new ColumnType(found(parts.get(0), tokens), arguments, 0, Optional.empty());
    }
    boolean builtIn = parts.get(0).equals("pg_catalog");
    String name = Names.function(parts);
    return builtIn ? type(name, arguments) : new ColumnType(name, arguments, 0, Optional.empty());
  }

  private static ColumnType type(String name, List<String> arguments) {
    String canonical = TypeAliases.spelt(name);
    List<String> complete =
        canonical.equals("numeric") && arguments.size() == 1
            ? List.of(arguments.get(0), "0")
            : arguments;
    return new ColumnType(canonical, complete, 0, Optional.empty());
  }

  private static ColumnType doublePrecision(Tokens tokens) throws NotUnderstoodException {
    if (!tokens.accept("PRECISION")) {
      return type("double", arguments(tokens));
    }
    return ColumnType.of("double precision");
  }

  private static ColumnType national(Tokens tokens) throws NotUnderstoodException {
    if (!tokens.accept("CHARACTER")) {
      tokens.expect("CHAR");
    }
    return character(tokens);
  }

  private static ColumnType character(Tokens tokens) throws NotUnderstoodException {
    if (tokens.accept("VARYING")) {
      return type("character varying", arguments(tokens));
    }
    List<String> length = arguments(tokens);
    return type("character", length.isEmpty() ? List.of("1") : length);
  }

  private static ColumnType bit(Tokens tokens) throws NotUnderstoodException {
    if (tokens.accept("VARYING")) {
      return type("bit varying", arguments(tokens));
    }
    List<String> length = arguments(tokens);
    return type("bit", length.isEmpty() ? List.of("1") : length);
  }

  private static ColumnType time(Tokens tokens, String name) throws NotUnderstoodException {
    List<String> precision = arguments(tokens);
    if (tokens.accept("WITH", "TIME", "ZONE")) {
      return type(name + " with time zone", precision);
    }
    tokens.accept("WITHOUT", "TIME", "ZONE");
    return type(name + " without time zone", precision);
  }

  private static ColumnType interval(Tokens tokens) throws NotUnderstoodException {
    StringBuilder name = new StringBuilder("interval");
    while (tokens.isAny(INTERVAL_FIELDS)) {
      name.append(' ').append(Names.lowerCase(tokens.next().text()));
    }
    return type(name.toString(), arguments(tokens));
  }

  private static ColumnType floating(Tokens tokens) throws NotUnderstoodException {
    List<String> bits = arguments(tokens);
    boolean single = !bits.isEmpty() && bits.get(0).matches("\\d|1\\d|2[0-4]");
    return ColumnType.of(single ? "real" : "double precision");
  }

  /** Reads numbers or words in parentheses, where they come next. */
  private static List<String> arguments(Tokens tokens) throws NotUnderstoodException {
    List<String> arguments = new ArrayList<>();
    if (!tokens.accept("(")) {
      return arguments;
    }
    do {
      StringBuilder argument = new StringBuilder();
      if (tokens.accept("-")) {
        argument.append('-');
      }
      Token token = tokens.next();
      if (token.kind() == Token.Kind.SYMBOL) {
        throw new NotUnderstoodException("a type's argument that is neither number nor word");
      }
      boolean word = token.kind() == Token.Kind.WORD;
      arguments.add(
          argument.append(word ? Names.lowerCase(token.text()) : token.text()).toString());
    } while (tokens.accept(","));
    tokens.expect(")");
    return arguments;
  }
}
