package dev.lockkeeper.parse;

import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where names without a schema are looked for.
 *
 * <p>ddl-schemas: the first schema of the path that holds the name is meant; new things are made in
 * the first of all.
 *
 * @param home the schema that names are written without
 * @param schemas in the order in which they are asked; at least one
 * @param holds whether something of that name is known to be there
 */
public record SearchPath(String home, List<String> schemas, Predicate<Table> holds) {

  public SearchPath {
    schemas = List.copyOf(schemas);
  }

  /** Returns the path of nothing but that schema. */
  public static SearchPath of(String home) {
    return new SearchPath(home, List.of(home), name -> false);
  }

  /** Returns the path on which that schema comes first. */
  SearchPath behind(String schema) {
    return new SearchPath(home, Stream.concat(Stream.of(schema), schemas.stream()).toList(), holds);
  }

  /** Returns what a new thing of that name is called. */
  Table made(String name) {
    return in(schemas.get(0), name);
  }

  /** Returns what a thing of that name is called that should be there. */
  Table found(String name) {
    return known(name).orElseGet(() -> made(name));
  }

  /** Returns what a thing of that name is called, where it is known to be there. */
  Optional<Table> known(String name) {
    return schemas.stream().map(schema -> in(schema, name)).filter(holds).findFirst();
  }

  /** Returns which of those routines a call means, be it written with a schema or without. */
  Optional<String> routine(String called, Set<String> routines) {
    Stream<Table> meant =
        called.startsWith(home + ".")
            ? Stream.of(in(home, called.substring(home.length() + 1)))
            : called.contains(".")
                ? Stream.empty()
                : schemas.stream().map(schema -> in(schema, called));
    return Stream.concat(meant.map(Table::toString), Stream.of(called))
        .filter(routines::contains)
        .findFirst();
  }

  /** Returns what a thing of that name in that schema is called. */
  Table in(String schema, String name) {
    return new Table(schema.equals(home) ? Optional.empty() : Optional.of(schema), name);
  }
}
