package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Signature;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what a function takes and gives, behind its name.
 *
 * <p>sql-createfunction: a type's arguments are discarded, and a function is known by the types of
 * what is put in.
 */
final class Signatures {

  private static final Set<String> OUT = Names.words("OUT INOUT");
  private static final Set<String> ENDS = Names.words("DEFAULT");

  private final Tokens tokens;
  private final List<String> types = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private Signatures(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Returns it, and stays before it; nothing where parameters are for what comes out. */
  static Optional<Signature> ahead(Tokens tokens) {
    int start = tokens.position();
    try {
      return new Signatures(tokens).read();
    } catch (NotUnderstoodException e) {
      return Optional.empty();
    } finally {
      tokens.back(start);
    }
  }

  private Optional<Signature> read() throws NotUnderstoodException {
    tokens.expect("(");
    while (!tokens.accept(")")) {
      if (tokens.isAny(OUT)) {
        return Optional.empty();
      }
      parameter();
      tokens.accept(",");
    }
    return tokens.accept("RETURNS")
        ? Optional.of(new Signature(types, names, result()))
        : Optional.empty();
  }

  private void parameter() throws NotUnderstoodException {
    if (!tokens.accept("IN")) {
      tokens.accept("VARIADIC");
    }
    int start = tokens.position();
    Optional<String> bare = typeAlone();
    if (bare.isEmpty()) {
      tokens.back(start);
      names.add(tokens.label());
      types.add(type());
    } else {
      names.add("");
      types.add(bare.get());
    }
    if (tokens.accept("DEFAULT") || tokens.accept("=")) {
      new Expressions(tokens, new Reads()).expression();
    }
  }

  /** Returns the type of a parameter without a name, if this is one. */
  private Optional<String> typeAlone() {
    try {
      String type = type();
      boolean ends = tokens.isNext(",") || tokens.isNext(")") || tokens.isNext("=");
      return ends || tokens.isAny(ENDS) ? Optional.of(type) : Optional.empty();
    } catch (NotUnderstoodException e) {
      return Optional.empty();
    }
  }

  private String type() throws NotUnderstoodException {
    ColumnType type = Types.read(tokens);
    if (tokens.isNext("%")) {
      throw tokens.unexpected();
    }
    String name = type.name().substring(type.name().lastIndexOf('.') + 1);
    return type.dimensions() > 0 ? name + "[]" : name;
  }

  /** A table of one column is a set of its type, whatever the column is called. */
  private String result() throws NotUnderstoodException {
    if (!tokens.accept("TABLE")) {
      return (tokens.accept("SETOF") ? "setof " : "") + type();
    }
    List<String> columns = new ArrayList<>();
    String last = "";
    tokens.expect("(");
    do {
      String name = tokens.label();
      last = type();
      columns.add(name + " " + last);
    } while (tokens.accept(","));
    tokens.expect(")");
    return "setof "
        + (columns.size() == 1
            ? last
            : columns.stream().collect(Collectors.joining(", ", "(", ")")));
  }
}
