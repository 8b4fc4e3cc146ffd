package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;

/** Carries constraints forward, with the indexes behind them. */
final class ConstraintSteps {

  private final Schema before;

  ConstraintSteps(Schema before) {
    this.before = before;
  }

  Schema add(Table table, Constraint constraint) {
    Optional<TableShape> shape = before.table(table);
    if (shape.isEmpty()) {
      return before;
    }
    Schema after = addHere(shape.get(), constraint);
    for (TableShape child : before.childrenOf(table)) {
      if (constraint.inherited()
          && reaches(child, constraint.kind())
          && !hasPart(child, constraint)) {
        after = new ConstraintSteps(after).add(child.table(), ofChild(constraint, after, table));
      }
    }
    return after;
  }

  /** Of the partitions' own keys the parent's is put together. */
  private static boolean hasPart(TableShape child, Constraint whole) {
    return hasIndex(whole.kind())
        && child.partitionOf().isPresent()
        && child.constraints().stream().anyMatch(own -> own.isPartOf(whole));
  }

  /** A partition takes everything over; an inheriting table only what rows must satisfy. */
  static boolean reaches(TableShape child, Kind kind) {
    return child.partitionOf().isPresent() || kind == Kind.CHECK || kind == Kind.NOT_NULL;
  }

  /** CHECKs and foreign keys keep their name on a child; what has an index gets one of its own. */
  static Constraint ofChild(Constraint constraint, Schema schema, Table parent) {
    boolean indexed = hasIndex(constraint.kind());
    Optional<String> name =
        indexed
            ? Optional.empty()
            : constraint
                .name()
                .or(
                    () ->
                        schema
                            .table(parent)
                            .flatMap(
                                shape ->
                                    shape
                                        .constraints()
                                        .get(shape.constraints().size() - 1)
                                        .name()));
    return new Constraint(
            constraint.kind(),
            name,
            constraint.columns(),
            constraint.expression(),
            constraint.references(),
            constraint.notValid(),
            Optional.empty())
        .deferred(constraint.deferral())
        .detailed(constraint.details());
  }

  private Schema addHere(TableShape shape, Constraint written) {
    if (written.kind() == Kind.NOT_NULL) {
      return addNotNull(shape, written);
    }
    Optional<Index> takenOver =
        written.usingIndex().flatMap(name -> before.index(shape.table(), name));
    List<String> columns = takenOver.map(Index::keys).orElse(written.columns());
    String details =
        takenOver
            .flatMap(Index::definition)
            .map(ConstraintSteps::behindKeys)
            .orElse(written.details());
    Constraint constraint = named(shape, written.on(columns).detailed(details));
    TableShape constrained = shape.withConstraint(constraint);
    if (constraint.kind() == Kind.PRIMARY_KEY) {
      constrained = required(constrained, columns);
    }
    Schema after = takenOver.map(before::without).orElse(before).with(constrained);
    if (!hasIndex(constraint.kind())) {
      return withIndexBehind(after, shape.table(), written, constraint);
    }
    return after.with(
        new Index(
            constraint.name().orElseThrow(),
            shape.table(),
            columns,
            constraint.kind() != Kind.EXCLUSION,
            true));
  }

  /** A key takes over no index of expressions, and none of some rows only. */
  private static String behindKeys(String definition) {
    return definition.substring(definition.indexOf(')') + 1).strip();
  }

  /** MySQL makes an index under a foreign key where none begins with its columns. */
  private static Schema withIndexBehind(
      Schema schema, Table table, Constraint written, Constraint constraint) {
    List<String> columns = constraint.columns();
    boolean there =
        constraint.kind() != Kind.FOREIGN_KEY
            || schema.indexesOf(table).stream().anyMatch(index -> index.beginsWith(columns));
    if (there) {
      return schema;
    }
    return schema
        .rules()
        .ofForeignKeysIndex(
            constraint, written.name().isPresent(), name -> schema.isIndexTaken(table, name))
        .map(name -> schema.with(Index.implied(name, table, columns)))
        .orElse(schema);
  }

  private Schema addNotNull(TableShape shape, Constraint written) {
    if (written.notValid()) {
      return before.with(shape.withConstraint(named(shape, written)));
    }
    TableShape required = required(shape, written.columns());
    return before.with(written.name().isPresent() ? required.withConstraint(written) : required);
  }

  private Constraint named(TableShape shape, Constraint constraint) {
    if (constraint.name().isPresent()) {
      return constraint;
    }
    if (constraint.usingIndex().isPresent()) {
      return constraint.named(constraint.usingIndex().get());
    }
    return constraint.named(
        before
            .rules()
            .ofConstraint(
                constraint,
                shape.table(),
                name ->
                    shape.constraint(name).isPresent()
                        || (hasIndex(constraint.kind())
                            && before.isIndexTaken(shape.table(), name))));
  }

  private static TableShape required(TableShape shape, List<String> columns) {
    return shape.withColumns(
        shape.columns().stream()
            .map(column -> columns.contains(column.name()) ? column.notNull(true) : column)
            .toList());
  }

  static boolean hasIndex(Kind kind) {
    return kind == Kind.PRIMARY_KEY || kind == Kind.UNIQUE || kind == Kind.EXCLUSION;
  }

  Schema validate(Table table, String name) {
    Optional<TableShape> shape = before.table(table);
    Optional<Constraint> constraint = shape.flatMap(of -> of.constraint(name));
    if (constraint.isEmpty()) {
      return before;
    }
    TableShape validated =
        shape.get().mapConstraints(c -> c.equals(constraint.get()) ? c.validated() : c);
    if (constraint.get().kind() == Kind.NOT_NULL) {
      validated = required(validated, constraint.get().columns());
    }
    Schema after = before.with(validated);
    for (TableShape child : before.childrenOf(table)) {
      after = new ConstraintSteps(after).validate(child.table(), name);
    }
    return after;
  }

  Schema enforce(Table table, String name, boolean enforced) {
    return before
        .table(table)
        .map(
            shape ->
                shape.mapConstraints(
                    c -> c.name().filter(name::equals).isPresent() ? c.enforced(enforced) : c))
        .map(before::with)
        .orElse(before);
  }

  Schema drop(Table table, String name) {
    Optional<TableShape> shape = before.table(table);
    Optional<Constraint> constraint = shape.flatMap(of -> of.constraint(name));
    if (constraint.isEmpty()) {
      // what was created as a unique index may be dropped as a constraint
      return before.index(table, name).map(before::without).orElse(before);
    }
    Schema after = before.with(without(shape.get(), constraint.get()));
    if (hasIndex(constraint.get().kind())) {
      after = after.index(table, name).map(after::without).orElse(after);
      after = withoutKeysTo(after, table, constraint.get());
    }
    for (TableShape child : before.childrenOf(table)) {
      after = new ConstraintSteps(after).dropFromChild(child.table(), constraint.get());
    }
    return after;
  }

  private Schema dropFromChild(Table child, Constraint ofParent) {
    return before.table(child).stream()
        .flatMap(shape -> shape.constraints().stream())
        .filter(
            own ->
                hasIndex(ofParent.kind())
                    ? own.isPartOf(ofParent)
                    : own.kind() == ofParent.kind() && own.name().equals(ofParent.name()))
        .findFirst()
        .flatMap(Constraint::name)
        .map(name -> drop(child, name))
        .orElse(before);
  }

  private static TableShape without(TableShape shape, Constraint constraint) {
    TableShape without = shape.withoutConstraint(constraint);
    if (constraint.kind() != Kind.NOT_NULL) {
      return without;
    }
    return without.withColumns(
        without.columns().stream()
            .map(c -> constraint.columns().contains(c.name()) ? c.notNull(false) : c)
            .toList());
  }

  /** Foreign keys rest on the unique constraint over the columns they point at. */
  private static Schema withoutKeysTo(Schema schema, Table table, Constraint gone) {
    Schema after = schema;
    for (ForeignKey key : schema.foreignKeysTo(table)) {
      List<String> target = key.constraint().references().orElseThrow().columns();
      boolean rests =
          target.isEmpty() ? gone.kind() == Kind.PRIMARY_KEY : target.equals(gone.columns());
      Optional<TableShape> referencing = after.table(key.table());
      if (rests && referencing.isPresent()) {
        after = after.with(referencing.get().withoutConstraint(key.constraint()));
      }
    }
    return after;
  }

  Schema rename(Table table, String name, String to) {
    Optional<TableShape> shape = before.table(table);
    if (shape.flatMap(of -> of.constraint(name)).isEmpty()) {
      return before;
    }
    Schema after =
        before.with(
            shape
                .get()
                .mapConstraints(c -> c.name().filter(name::equals).isPresent() ? c.named(to) : c));
    Optional<Index> behind = before.index(table, name);
    return behind.isEmpty() ? after : after.without(behind.get()).with(behind.get().named(to));
  }
}
