package dev.lockkeeper.parse;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import dev.lockkeeper.parse.sql.Reads;
import dev.lockkeeper.script.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what of an object's definition decides how others fare, as far as it can be read: the
 * object itself is known without.
 */
final class Definitions {

  private static final Set<String> NOT_OF_TABLES = Names.words("ALL TABLES SEQUENCES SCHEMA");

  private final Tokens tokens;

  Definitions(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Reads on behind the object's name, and goes back there where that leads nowhere. */
  Definition read(ObjectKind kind) {
    int start = tokens.position();
    try {
      return switch (kind) {
        case VIEW -> view();
        case DOMAIN -> domain();
        case FUNCTION -> function();
        case TRIGGER -> trigger();
        case PUBLICATION -> Definition.reading(publishedTables(tokens));
        case POLICY -> policy();
        case SEQUENCE -> Definition.reading(owner(tokens).stream().toList());
        default -> Definition.NONE;
      };
    } catch (NotUnderstoodException e) {
      return Definition.NONE;
    } finally {
      tokens.back(start);
    }
  }

  private Definition view() throws NotUnderstoodException {
    while (!tokens.accept("AS")) {
      if (tokens.isNext("(")) {
        tokens.parenthesis();
      } else {
        tokens.next();
      }
    }
    Reads reads = new Reads();
    new Queries(tokens, reads).query();
    return Definition.reading(reads.tables());
  }

  private Definition domain() throws NotUnderstoodException {
    tokens.accept("AS");
    ColumnType base = Types.read(tokens);
    boolean restricts =
        tokens.rest().stream().anyMatch(token -> token.is("CHECK") || isNotBefore(token));
    return new Definition(
        List.of(), Optional.of(base), restricts ? Set.of(Trait.RESTRICTING) : Set.of());
  }

  /** {@code NOT NULL}, and a NOT inside a condition, which stands behind CHECK anyway. */
  private static boolean isNotBefore(Token token) {
    return token.is("NOT");
  }

  private Definition function() throws NotUnderstoodException {
    boolean steady = false;
    while (!tokens.atEnd()) {
      if (tokens.isNext("(")) {
        tokens.parenthesis();
      } else {
        Token token = tokens.next();
        steady |= token.is("IMMUTABLE") || token.is("STABLE");
      }
    }
    return steady ? Definition.of(Trait.STEADY) : Definition.NONE;
  }

  /** What the conditions of a policy read. */
  private Definition policy() throws NotUnderstoodException {
    Reads reads = new Reads();
    while (!tokens.atEnd()) {
      if (tokens.isNext("(")) {
        new Expressions(tokens, reads).expression();
      } else {
        tokens.next();
      }
    }
    return Definition.reading(reads.tables());
  }

  /** Returns the table of {@code OWNED BY table.column}, where it stands further on. */
  static Optional<Table> owner(Tokens tokens) throws NotUnderstoodException {
    while (!tokens.atEnd()) {
      if (tokens.accept("OWNED", "BY")) {
        List<String> parts = tokens.qualifiedName();
        return parts.size() < 2
            ? Optional.empty()
            : Optional.of(tokens.table(parts.subList(0, parts.size() - 1)));
      }
      tokens.next();
    }
    return Optional.empty();
  }

  private Definition trigger() throws NotUnderstoodException {
    List<Table> from = new ArrayList<>();
    boolean row = false;
    while (!tokens.atEnd()) {
      if (tokens.accept("FROM")) {
        from.add(tokens.table());
      } else if (tokens.isNext("(")) {
        tokens.parenthesis();
      } else {
        row |= tokens.next().is("ROW");
      }
    }
    return new Definition(from, Optional.empty(), row ? Set.of() : Set.of(Trait.FOR_STATEMENT));
  }

  /** Returns the tables of {@code … TABLE a, b}, from CREATE or ALTER PUBLICATION. */
  static List<Table> publishedTables(Tokens tokens) throws NotUnderstoodException {
    List<Table> tables = new ArrayList<>();
    while (!tokens.atEnd() && !tokens.isNext("TABLE")) {
      tokens.next();
    }
    if (!tokens.accept("TABLE") || tokens.isAny(NOT_OF_TABLES)) {
      return tables;
    }
    do {
      tables.add(tokens.relation().table());
      while (tokens.isNext("(")) {
        tokens.parenthesis();
      }
    } while (tokens.accept(","));
    return tables;
  }
}
