package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A view, sequence, type or domain.
 *
 * @param name with its schema where that is not the default one
 * @param kind what it is
 * @param detail what a catalog says of it
 * @param definition what the operation that made it says
 */
public record SchemaObject(
    Table name, ObjectKind kind, Optional<Detail> detail, Definition definition) {

  private static final Set<ObjectKind> BOUND =
      EnumSet.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.SEQUENCE);

  /** What a catalog says of an object. */
  public sealed interface Detail permits View, EnumType, Domain, SequenceUse {}

  /** An object as a catalog shows it. */
  public SchemaObject(Table name, ObjectKind kind, Optional<Detail> detail) {
    this(name, kind, detail, Definition.NONE);
  }

  /** An object of which only the name is known. */
  public SchemaObject(Table name, ObjectKind kind) {
    this(name, kind, Optional.empty());
  }

  SchemaObject named(Table newName) {
    return new SchemaObject(newName, kind, detail, definition);
  }

  /** The server knows what a view reads, and a sequence belongs to, by more than its name. */
  SchemaObject following(Table from, Table to) {
    return BOUND.contains(kind)
        ? new SchemaObject(name, kind, detail, definition.following(from, to))
        : this;
  }

  /** Returns the detail, where it is known and of that kind. */
  public <T extends Detail> Optional<T> detail(Class<T> of) {
    return detail.filter(of::isInstance).map(of::cast);
  }
}
