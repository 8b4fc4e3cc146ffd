package dev.lockkeeper.schema;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.RenameIndex;
import dev.lockkeeper.operation.Operation.RenameTable;
import dev.lockkeeper.operation.Table;
import java.util.Optional;
import java.util.Set;

/**
 * What is renamed as an index and is none: PostgreSQL takes whatever shares its names with tables.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-alterindex.html">ALTER INDEX</a>
 */
public final class MisnamedIndex {

  private static final Set<ObjectKind> RELATIONS =
      Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE);

  private MisnamedIndex() {}

  /** Returns the same statement as one that renames a table; nothing where that is not known. */
  public static Optional<RenameTable> in(Schema schema, RenameIndex rename) {
    Table name = rename.index();
    boolean other =
        rename.on().isEmpty() && schema.index(name).isEmpty() && isRelation(schema, name);
    return other ? Optional.of(new RenameTable(name, rename.to())) : Optional.empty();
  }

  private static boolean isRelation(Schema schema, Table name) {
    return schema.table(name).isPresent()
        || schema.object(name).filter(object -> RELATIONS.contains(object.kind())).isPresent()
        || isSequence(schema, name);
  }

  /** Returns whether it is a sequence, of a column or by itself. */
  public static boolean isSequence(Schema schema, Table name) {
    return schema.object(name).filter(object -> object.kind() == ObjectKind.SEQUENCE).isPresent()
        || schema.tables().stream()
            .flatMap(shape -> schema.sequencesOf(shape.table()).stream())
            .anyMatch(sequence -> sequence.name().equals(name));
  }
}
