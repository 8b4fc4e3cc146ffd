package dev.lockkeeper.parse.mysql;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.TokenCursor;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a type and spells it as the server's {@code COLUMN_TYPE} does.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/data-types.html">MySQL: data types</a>
 */
final class Types {

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("integer", "int"),
          Map.entry("int1", "tinyint"),
          Map.entry("int2", "smallint"),
          Map.entry("int3", "mediumint"),
          Map.entry("middleint", "mediumint"),
          Map.entry("int4", "int"),
          Map.entry("int8", "bigint"),
          Map.entry("dec", "decimal"),
          Map.entry("numeric", "decimal"),
          Map.entry("fixed", "decimal"),
          Map.entry("real", "double"),
          Map.entry("float4", "float"),
          Map.entry("float8", "double"),
          Map.entry("varcharacter", "varchar"),
          Map.entry("nvarchar", "varchar"),
          Map.entry("character", "char"),
          Map.entry("nchar", "char"),
          Map.entry("geometrycollection", "geomcollection"));

  private static final Set<String> INTEGERS =
      Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
  private static final Set<String> NUMBERS = Set.of("decimal", "float", "double");
  private static final Set<String> TEXTS =
      Set.of("char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set");
  private static final Set<String> OTHERS =
      TokenCursor.words(
          """
          bit date time datetime timestamp year binary varbinary tinyblob blob mediumblob longblob
          json geometry point linestring polygon multipoint multilinestring multipolygon
          geomcollection vector
          """);

  private static final Set<String> NARROW = Set.of("latin1", "ascii", "binary");
  private static final int WIDEST = 4;
  private static final int TINY = 255;
  private static final int SMALL = 65_535;
  private static final int MEDIUM = 16_777_215;

  private final Tokens tokens;
  private List<String> arguments = new ArrayList<>();
  private final List<String> attributes = new ArrayList<>();
  private Optional<String> charset = Optional.empty();
  private Optional<String> collation = Optional.empty();

  private Types(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads a type with its character set, sign and collation. */
  static ColumnType read(Tokens tokens) throws NotUnderstoodException {
    return new Types(tokens).read();
  }

  /** Passes the target of CAST and CONVERT. */
  static void ofCast(Tokens tokens) throws NotUnderstoodException {
    if (tokens.accept("SIGNED") || tokens.accept("UNSIGNED")) {
      if (!tokens.accept("INTEGER")) {
        tokens.accept("INT");
      }
      return;
    }
    read(tokens);
  }

  private ColumnType read() throws NotUnderstoodException {
    Token first = tokens.next();
    if (first.kind() != Token.Kind.WORD) {
      throw unknown(first);
    }
    String written = first.text().toLowerCase(Locale.ROOT);
    switch (written) {
      case "bool", "boolean" -> {
        return ColumnType.of("tinyint", "1");
      }
      case "long" -> {
        return typeOfLong();
      }
      case "national" -> {
        return national(tokens.next());
      }
      default -> {
        // below
      }
    }
    String name = ALIASES.getOrDefault(written, written);
    if (written.equals("nchar") || written.equals("nvarchar")) {
      charset = Optional.of("utf8mb3");
    }
    if (name.equals("char") && tokens.accept("BYTE")) {
      arguments = arguments();
      defaultLength("binary");
      return complete("binary");
    }
    if ((name.equals("char") || written.equals("nchar")) && varying()) {
      name = "varchar";
    }
    if (written.equals("double")) {
      tokens.accept("PRECISION");
    }
    arguments = arguments();
    return complete(name, first);
  }

  private boolean varying() {
    return tokens.accept("VARYING") || tokens.accept("VARCHAR") || tokens.accept("VARCHARACTER");
  }

  private ColumnType typeOfLong() throws NotUnderstoodException {
    if (tokens.accept("VARBINARY")) {
      return complete("mediumblob");
    }
    if (!tokens.accept("VARCHAR") && tokens.accept("CHAR")) {
      tokens.expect("VARYING");
    }
    text();
    return complete("mediumtext");
  }

  private ColumnType national(Token word) throws NotUnderstoodException {
    charset = Optional.of("utf8mb3");
    boolean known =
        word.is("CHAR") || word.is("CHARACTER") || word.is("VARCHAR") || word.is("VARCHARACTER");
    if (!known) {
      throw unknown(word);
    }
    boolean varies = word.keyword().startsWith("VAR") || tokens.accept("VARYING");
    arguments = arguments();
    return complete(varies ? "varchar" : "char", word);
  }

  private NotUnderstoodException unknown(Token token) {
    tokens.back(tokens.position() - 1);
    return token.kind() == Token.Kind.WORD
        ? new NotUnderstoodException("the type %s is not known".formatted(token.text()))
        : tokens.unexpected();
  }

  private ColumnType complete(String name, Token first) throws NotUnderstoodException {
    if (INTEGERS.contains(name)) {
      signs();
      boolean shown =
          attributes.contains("zerofill")
              || (name.equals("tinyint") && arguments.equals(List.of("1")) && attributes.isEmpty());
      arguments = shown ? arguments : List.of();
    } else if (NUMBERS.contains(name)) {
      signs();
      return complete(number(name));
    } else if (TEXTS.contains(name)) {
      text();
      defaultLength(name);
      name = sized(name, "text");
    } else if (OTHERS.contains(name)) {
      arguments = name.equals("year") || isWhole(name) ? List.of() : arguments;
      defaultLength(name);
      name = sized(name, "blob");
    } else {
      throw new NotUnderstoodException("the type %s is not known".formatted(first.text()));
    }
    return complete(name);
  }

  private void defaultLength(String name) {
    boolean one = name.equals("char") || name.equals("binary") || name.equals("bit");
    if (one && arguments.isEmpty()) {
      arguments = List.of("1");
    }
  }

  /** Without digits behind the second, which is what no precision means. */
  private boolean isWhole(String name) {
    return name.matches("time|datetime|timestamp") && arguments.equals(List.of("0"));
  }

  /** TEXT(n) and BLOB(n) become the smallest of their kind that holds n characters. */
  private String sized(String name, String kind) {
    if (!name.equals(kind) || !arguments.toString().matches("\\[\\d{1,10}]")) {
      return name;
    }
    boolean narrow = kind.equals("blob") || charset.filter(NARROW::contains).isPresent();
    long bytes = Long.parseLong(arguments.get(0)) * (narrow ? 1 : WIDEST);
    arguments = List.of();
    if (bytes > MEDIUM) {
      return "long" + kind;
    }
    return (bytes > SMALL ? "medium" : bytes > TINY ? "" : "tiny") + kind;
  }

  private String number(String name) {
    if (name.equals("decimal")) {
      String precision = arguments.isEmpty() ? "10" : arguments.get(0);
      arguments = List.of(precision, arguments.size() < 2 ? "0" : arguments.get(1));
    } else if (name.equals("float") && arguments.size() == 1) {
      // FLOAT(p) only chooses between the two
      boolean single = arguments.get(0).matches("1?\\d|2[0-4]");
      arguments = List.of();
      return single ? "float" : "double";
    }
    return name;
  }

  private ColumnType complete(String name) {
    return new ColumnType(name, arguments, 0, collation, charset, attributes);
  }

  private void signs() {
    while (true) {
      if (tokens.accept("UNSIGNED")) {
        attribute("unsigned");
      } else if (tokens.accept("ZEROFILL")) {
        // zerofill implies unsigned
        attribute("unsigned");
        attribute("zerofill");
      } else if (!tokens.accept("SIGNED")) {
        return;
      }
    }
  }

  private void attribute(String word) {
    if (!attributes.contains(word)) {
      attributes.add(word);
    }
  }

  private void text() throws NotUnderstoodException {
    while (true) {
      if (tokens.accept("CHARACTER", "SET")
          || tokens.accept("CHARSET")
          || tokens.accept("CHAR", "SET")) {
        charset = Optional.of(charset(tokens));
      } else if (tokens.accept("ASCII")) {
        charset = Optional.of("latin1");
      } else if (tokens.accept("UNICODE")) {
        charset = Optional.of("ucs2");
      } else if (tokens.accept("BINARY")) {
        collation = Optional.of(charset.map(c -> c + "_bin").orElse("binary"));
      } else if (tokens.accept("COLLATE")) {
        collation = Optional.of(collation(tokens));
      } else {
        return;
      }
    }
  }

  /** Reads the name of a character set; {@code utf8} is called {@code utf8mb3} by now. */
  static String charset(Tokens tokens) throws NotUnderstoodException {
    String name = tokens.value().toLowerCase(Locale.ROOT);
    return name.equals("utf8") ? "utf8mb3" : name;
  }

  static String collation(Tokens tokens) throws NotUnderstoodException {
    String name = tokens.value().toLowerCase(Locale.ROOT);
    return name.startsWith("utf8_") ? "utf8mb3_" + name.substring(5) : name;
  }

  private List<String> arguments() throws NotUnderstoodException {
    List<String> read = new ArrayList<>();
    if (!tokens.accept("(")) {
      return read;
    }
    do {
      Token token = tokens.next();
      if (token.kind() != Token.Kind.NUMBER && token.kind() != Token.Kind.STRING) {
        tokens.back(tokens.position() - 1);
        throw tokens.unexpected();
      }
      read.add(token.kind() == Token.Kind.STRING ? Literals.quoted(token) : token.text());
    } while (tokens.accept(","));
    tokens.expect(")");
    return read;
  }
}
