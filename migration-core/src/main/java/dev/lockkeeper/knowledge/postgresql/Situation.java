package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Attachment;
import dev.lockkeeper.schema.ForeignKey;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.Sequence;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What decides the outcome of an operation beside the operation itself.
 *
 * @param major version of the server: 13, …, 18
 * @param schema as it stands just before
 * @param only tables whose partitions and heirs the statement leaves out
 * @param blank columns that the statement adds without a value, by table
 * @param utc whether the session's time zone is known to be UTC
 * @param firing triggers and rules that have been fired, down to the one whose text is run
 */
record Situation(
    int major,
    Schema schema,
    Set<Table> only,
    Map<Table, Set<String>> blank,
    boolean utc,
    Set<Attachment> firing) {

  Situation {
    only = Set.copyOf(only);
    blank = Map.copyOf(blank);
    firing = Set.copyOf(firing);
  }

  /** As a statement finds it. */
  Situation(int major, Schema schema, Set<Table> only, Map<Table, Set<String>> blank, boolean utc) {
    this(major, schema, only, blank, utc, Set.of());
  }

  /** Returns the same behind earlier operations of the statement. */
  Situation at(Schema carried) {
    return new Situation(major, carried, only, blank, utc, firing);
  }

  /** Returns what the text of a trigger or rule finds that has been fired. */
  Situation firing(Attachment fired) {
    Set<Attachment> all = new HashSet<>(firing);
    all.add(fired);
    return new Situation(major, schema, Set.of(), blank, utc, all);
  }

  /** Returns whether the server is of that major version or a newer one. */
  boolean isFrom(int version) {
    return major >= version;
  }

  Deeds deeds() {
    return new Deeds(schema);
  }

  /** Returns the table and, without ONLY, all partitions and inheriting tables below it. */
  List<Table> family(Table table) {
    List<Table> family = new ArrayList<>();
    family.add(table);
    if (!only.contains(table)) {
      schema.descendantsOf(table).forEach(child -> family.add(child.table()));
    }
    return family;
  }

  /** Returns the tables right below the table, those behind ONLY included. */
  List<Table> childrenOf(Table table) {
    return schema.childrenOf(table).stream().map(TableShape::table).toList();
  }

  /** Returns those of the family that hold rows themselves. */
  List<Table> heaps(Table table) {
    return family(table).stream().filter(member -> !isPartitioned(member)).toList();
  }

  /** Returns the partitions below the table that hold rows themselves; the table if none has. */
  List<Table> leaves(Table table) {
    return isPartitioned(table) ? heaps(table) : List.of(table);
  }

  /** Returns all partitions below the table. */
  List<Table> below(Table table) {
    List<Table> tree = partitionTree(table);
    return tree.subList(1, tree.size());
  }

  /** Returns the table and all partitions below it, but no table that merely inherits. */
  List<Table> partitionTree(Table table) {
    return isPartitioned(table) ? family(table) : List.of(table);
  }

  /** Returns whether the table is divided, even where no partition of it is known. */
  boolean isPartitioned(Table table) {
    return schema.isPartitioned(table)
        || schema
            .table(table)
            .filter(shape -> shape.options().containsKey(TableOption.PARTITIONING))
            .isPresent();
  }

  /** Returns the table and everything that it is a partition of, directly or not. */
  List<Table> withAncestors(Table table) {
    List<Table> all = new ArrayList<>();
    Optional<Table> next = Optional.of(table);
    while (next.isPresent() && !all.contains(next.get())) {
      all.add(next.get());
      next = schema.table(next.get()).flatMap(TableShape::partitionOf);
    }
    return all;
  }

  /** Returns the foreign keys that point at the table or at what it is a partition of. */
  List<ForeignKey> foreignKeysToTree(Table table) {
    return withAncestors(table).stream()
        .flatMap(member -> schema.foreignKeysTo(member).stream())
        .toList();
  }

  /** Returns the same without those that partitions have from what they are partitions of. */
  List<ForeignKey> ownKeysToTree(Table table) {
    return foreignKeysToTree(table).stream().filter(key -> !isInherited(key)).toList();
  }

  /** Returns the views, materialized or not, that read one of those, directly or not. */
  Set<Table> viewsOver(Collection<Table> relations) {
    Set<Table> views = new LinkedHashSet<>();
    Deque<Table> open = new ArrayDeque<>(relations);
    while (!open.isEmpty()) {
      Table read = open.pop();
      for (SchemaObject object : schema.objects()) {
        if (isView(object)
            && object.definition().reads().contains(read)
            && views.add(object.name())) {
          open.add(object.name());
        }
      }
    }
    return views;
  }

  /** Returns those of the views over one of the tables that go with the column. */
  Set<Table> viewsOver(Collection<Table> tables, String column) {
    Set<Table> showing = new LinkedHashSet<>();
    for (SchemaObject object : schema.objects()) {
      boolean names =
          object
              .definition()
              .mentions()
              .columns()
              .map(columns -> columns.contains(column))
              .orElse(true);
      if (isView(object)
          && names
          && object.definition().reads().stream().anyMatch(tables::contains)) {
        showing.add(object.name());
      }
    }
    showing.addAll(viewsOver(List.copyOf(showing)));
    return showing;
  }

  static boolean isView(SchemaObject object) {
    return object.kind() == ObjectKind.VIEW || object.kind() == ObjectKind.MATERIALIZED_VIEW;
  }

  /** Returns what a view reads, directly or not; nothing for what is no view. */
  Set<Table> readBy(Table relation) {
    Set<Table> read = new LinkedHashSet<>();
    Deque<Table> open = new ArrayDeque<>(List.of(relation));
    while (!open.isEmpty()) {
      Optional<SchemaObject> object = schema.object(open.pop());
      // a materialized view holds its rows itself
      object
          .filter(view -> view.kind() == ObjectKind.VIEW)
          .ifPresent(
              view -> view.definition().reads().stream().filter(read::add).forEach(open::add));
    }
    return read;
  }

  /**
   * Returns the relation that a view writes its rows to; nothing for what is no view. Only a view
   * over one can be written to, beside which its conditions may read others.
   */
  Optional<Table> base(Table relation) {
    return schema
        .object(relation)
        .filter(object -> object.kind() == ObjectKind.VIEW)
        .flatMap(view -> view.definition().reads().stream().findFirst())
        .filter(read -> !read.equals(relation));
  }

  /** Returns the table that a view writes its rows to in the end; any other relation as it is. */
  Table written(Table relation) {
    return base(relation).map(this::written).orElse(relation);
  }

  /** Returns whether a trigger does something else instead of that kind of writing. */
  boolean isReplaced(Table view, Trait by) {
    return schema.attachments().of(view).stream().anyMatch(one -> one.traits().contains(by));
  }

  Optional<Column> column(Table table, String name) {
    return schema.table(table).flatMap(shape -> shape.column(name));
  }

  List<Column> columns(Table table) {
    return schema.table(table).map(TableShape::columns).orElse(List.of());
  }

  /** Returns the sequences that the column takes its values from where none is given. */
  List<Table> sequencesOf(Table table, Column column) {
    if (column.generation() == Generation.NONE) {
      return column.defaultValue().map(Sequences::named).orElse(List.of());
    }
    List<Table> own =
        schema.sequencesOf(table).stream()
            .filter(sequence -> sequence.column().equals(column.name()))
            .map(Sequence::name)
            .toList();
    return own.isEmpty() ? inheritedSequences(table, column) : own;
  }

  /** A default is taken over; identity is by partitions alone, from 17 on. */
  private List<Table> inheritedSequences(Table table, Column column) {
    Optional<TableShape> shape = schema.table(table);
    List<Table> parents =
        column.generation() == Generation.SERIAL
            ? shape.map(TableShape::parents).orElse(List.of())
            : shape.filter(it -> isFrom(17)).flatMap(TableShape::partitionOf).stream().toList();
    return parents.stream()
        .filter(parent -> !parent.equals(table))
        .flatMap(parent -> sequencesOf(parent, column).stream())
        .toList();
  }

  List<Constraint> constraints(Table table) {
    return schema.table(table).map(TableShape::constraints).orElse(List.of());
  }

  /** Returns whether NULL is already impossible in the column, without a look at the rows. */
  boolean knownNotNull(Table table, String column) {
    return column(table, column).filter(Column::notNull).isPresent()
        || constraints(table).stream()
            .anyMatch(constraint -> NotNullProof.proves(constraint, column));
  }

  /** Returns whether the key is a partitioned parent's, which alone has triggers at the target. */
  boolean isInherited(ForeignKey key) {
    return schema
        .table(key.table())
        .flatMap(TableShape::partitionOf)
        .map(schema::foreignKeysOf)
        .orElse(List.of())
        .stream()
        .anyMatch(
            parents ->
                parents.constraint().name().equals(key.constraint().name())
                    || ForeignKeyFacts.isSame(this, key.constraint(), parents.constraint()));
  }
}
