package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a database's catalog does of its own accord: how it names what is written without a name,
 * within what a name is unique, and what goes when a column goes.
 */
public enum CatalogRules {
  /** An index shares its schema's names with the tables. */
  POSTGRESQL {
    @Override
    Table indexKey(Table table, String name) {
      return table.sibling(name);
    }

    @Override
    String ofConstraint(Constraint constraint, Table table, Predicate<String> taken) {
      return DefaultNames.of(constraint, table, taken);
    }

    @Override
    String ofIndex(Table table, List<String> keys, Predicate<String> taken) {
      return DefaultNames.ofIndex(table, keys, taken);
    }

    @Override
    Optional<String> ofForeignKeysIndex(
        Constraint foreignKey, boolean named, Predicate<String> taken) {
      return Optional.empty();
    }

    @Override
    Optional<Index> without(String column, Index index) {
      return index.mentions(column) ? Optional.empty() : Optional.of(index);
    }

    @Override
    boolean keepsBeside(Constraint constraint) {
      return true;
    }
  },
  /** An index's name is its table's own, in any case; a foreign key brings an index with it. */
  MYSQL {
    @Override
    Table indexKey(Table table, String name) {
      return Table.of(table.toString(), name.toLowerCase(Locale.ROOT));
    }

    @Override
    String ofConstraint(Constraint constraint, Table table, Predicate<String> taken) {
      return MysqlNames.ofConstraint(constraint, table, taken);
    }

    @Override
    String ofIndex(Table table, List<String> keys, Predicate<String> taken) {
      return MysqlNames.ofIndex(keys, taken);
    }

    @Override
    Optional<String> ofForeignKeysIndex(
        Constraint foreignKey, boolean named, Predicate<String> taken) {
      return Optional.of(
          named
              ? foreignKey.name().orElseThrow()
              : MysqlNames.ofIndex(foreignKey.columns(), taken));
    }

    @Override
    Optional<Index> without(String column, Index index) {
      return index.withoutKey(column);
    }

    /** Before 9.0 a reference beside a column was read and forgotten. */
    @Override
    boolean keepsBeside(Constraint constraint) {
      return constraint.kind() != Constraint.Kind.FOREIGN_KEY;
    }
  };

  /** Returns under what an index is known among all indexes of a database. */
  abstract Table indexKey(Table table, String name);

  abstract String ofConstraint(Constraint constraint, Table table, Predicate<String> taken);

  abstract String ofIndex(Table table, List<String> keys, Predicate<String> taken);

  /** Returns the name of the index that comes with a foreign key, where the database makes one. */
  abstract Optional<String> ofForeignKeysIndex(
      Constraint foreignKey, boolean named, Predicate<String> taken);

  /** Returns whether a constraint that is written beside a column becomes one of the table. */
  abstract boolean keepsBeside(Constraint constraint);

  /** Returns what is left of an index when that column is dropped. */
  abstract Optional<Index> without(String column, Index index);
}
