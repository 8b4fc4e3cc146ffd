package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.parse.sql.NotUnderstoodException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads which tables CREATE or ALTER PUBLICATION names, and what of them it publishes. */
final class Publications {

  private static final Set<String> NOT_OF_TABLES = Names.words("ALL TABLES SEQUENCES SCHEMA");

  private Publications() {}

  /** Reads on behind the name of a new publication. */
  static Definition read(Tokens tokens) throws NotUnderstoodException {
    int start = tokens.position();
    Definition definition = Definition.reading(Relation.tables(tables(tokens)));
    tokens.back(start);
    return definition.with(appends(tokens) ? Set.of(Trait.APPENDING) : Set.of());
  }

  /** Returns the tables of {@code … TABLE a, b}. */
  static List<Relation> tables(Tokens tokens) throws NotUnderstoodException {
    List<Relation> tables = new ArrayList<>();
    while (!tokens.atEnd() && !tokens.isNext("TABLE")) {
      tokens.next();
    }
    if (!tokens.accept("TABLE") || tokens.isAny(NOT_OF_TABLES)) {
      return tables;
    }
    do {
      tables.add(tokens.relation());
      while (tokens.isNext("(") || tokens.accept("WHERE")) {
        tokens.parenthesis();
      }
    } while (tokens.accept(","));
    return tables;
  }

  /**
   * sql-createpublication: the default for {@code publish} is 'insert, update, delete, truncate'.
   */
  private static boolean appends(Tokens tokens) throws NotUnderstoodException {
    while (!tokens.atEnd() && !tokens.accept("PUBLISH", "=")) {
      tokens.next();
    }
    if (tokens.atEnd()) {
      return false;
    }
    String published = tokens.next().text().toLowerCase(Locale.ROOT);
    return !published.contains("update") && !published.contains("delete");
  }
}
