package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what kind of object a statement means, and how that is called. */
final class ObjectNames {

  static final Set<ObjectKind> BELONG_TO_TABLES =
      Set.of(ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY);

  /** Routines may share a name, and are called by it alone. */
  private static final Set<ObjectKind> LOOKED_FOR =
      Set.of(
          ObjectKind.VIEW,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.SEQUENCE,
          ObjectKind.TYPE,
          ObjectKind.DOMAIN,
          ObjectKind.FUNCTION,
          ObjectKind.FOREIGN_TABLE);

  private final Tokens tokens;

  ObjectNames(Tokens tokens) {
    this.tokens = tokens;
  }

  ObjectKind kind() throws NotUnderstoodException {
    Optional<ObjectKind> kind = ObjectKinds.accept(tokens);
    if (kind.isEmpty()) {
      throw tokens.unexpected();
    }
    return kind.get();
  }

  /** A tablespace is made and dropped for the whole server; no transaction holds that. */
  ObjectKind made(ObjectKind kind) {
    return tokens.peek(-1).is("TABLESPACE") ? ObjectKind.SERVER : kind;
  }

  String name(ObjectKind kind) throws NotUnderstoodException {
    return name(kind, kind == ObjectKind.FUNCTION ? this::routine : tokens::table);
  }

  String name(ObjectKind kind, Function<List<String>, Table> called) throws NotUnderstoodException {
    if (kind == ObjectKind.OTHER || kind == ObjectKind.SERVER) {
      // casts, operators and mappings have no plain names
      if (tokens.isNext("(")) {
        return Rendering.sql(tokens.parenthesis());
      }
      Token first = tokens.next();
      return Names.isLabel(first) ? Names.stored(first) : first.text();
    }
    // the server names statistics itself where nobody does
    if (kind == ObjectKind.STATISTICS && tokens.isNext("ON")) {
      return "";
    }
    if (kind == ObjectKind.ROLE) {
      return tokens.label();
    }
    List<String> parts = new ArrayList<>();
    do {
      parts.add(tokens.label());
    } while (tokens.accept("."));
    boolean alone = parts.size() == 1 && !LOOKED_FOR.contains(kind);
    return alone ? parts.get(0) : called.apply(parts).toString();
  }

  /** Returns what a routine is called that should be there; no table can have its name. */
  private Table routine(List<String> parts) {
    return parts.size() > 1
        ? tokens.table(parts)
        : tokens
            .known(parts.get(0) + "()")
            .map(known -> known.sibling(parts.get(0)))
            .orElseGet(() -> tokens.table(parts));
  }
}
