package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Catalog;
import dev.lockkeeper.operation.CatalogQuestion;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A database's schema at one moment; immutable. */
public final class Schema implements Catalog {

  private static final Schema EMPTY = empty(CatalogRules.POSTGRESQL);

  /** Whose names stand without a schema, and by which rules. */
  private record Home(CatalogRules rules, String schema) {}

  private final Home home;
  private final Relations relations;
  private final OrderedMap<Table, List<Sequence>> sequences;
  private final OrderedMap<Table, SchemaObject> objects;
  private final Attachments attachments;

  private Schema(
      Home home,
      Relations relations,
      OrderedMap<Table, List<Sequence>> sequences,
      OrderedMap<Table, SchemaObject> objects,
      Attachments attachments) {
    this.home = home;
    this.relations = relations;
    this.sequences = sequences;
    this.objects = objects;
    this.attachments = attachments;
  }

  /** Returns the schema of a PostgreSQL database that holds nothing. */
  public static Schema empty() {
    return EMPTY;
  }

  /** Returns the schema of a database that holds nothing and names things by those rules. */
  public static Schema empty(CatalogRules rules) {
    return new Schema(
        new Home(rules, "public"),
        Relations.NONE,
        OrderedMap.empty(),
        OrderedMap.empty(),
        Attachments.NONE);
  }

  /** Returns how the database names things. */
  CatalogRules rules() {
    return home.rules();
  }

  /** Returns the same schema of a database in which names without a schema belong to that one. */
  public Schema in(String defaultSchema) {
    return new Schema(new Home(rules(), defaultSchema), relations, sequences, objects, attachments);
  }

  /** Returns whether the table, or whatever has that name, stands in that schema. */
  public boolean isIn(String schema, Table name) {
    return name.schema().orElse(home.schema()).equals(schema);
  }

  /** Returns the table of that name in that schema. */
  public Table named(String schema, String name) {
    return schema.equals(home.schema()) ? Table.of(name) : Table.of(schema, name);
  }

  /** Returns the schema of those tables and indexes, as a catalog shows them. */
  public static Schema of(Collection<TableShape> tables, Collection<Index> indexes) {
    return EMPTY.with(tables, indexes, List.of());
  }

  /** Returns the same of a database that names things by those rules. */
  public static Schema of(
      CatalogRules rules,
      Collection<TableShape> tables,
      Collection<Index> indexes,
      Collection<SchemaObject> objects) {
    return empty(rules).with(tables, indexes, objects);
  }

  private Schema with(
      Collection<TableShape> tables, Collection<Index> indexes, Collection<SchemaObject> objects) {
    Schema schema = this;
    for (TableShape table : tables) {
      schema = schema.with(table);
    }
    for (Index index : indexes) {
      schema = schema.with(index);
    }
    for (SchemaObject object : objects) {
      schema = schema.with(object);
    }
    return schema;
  }

  /** Returns the schema of those tables, indexes and other objects, as a catalog shows them. */
  public static Schema of(
      Collection<TableShape> tables, Collection<Index> indexes, Collection<SchemaObject> objects) {
    return EMPTY.with(tables, indexes, objects);
  }

  /** Returns all tables, by name. */
  public Collection<TableShape> tables() {
    return relations.tables();
  }

  /** Returns the table of that name, where it is known. */
  public Optional<TableShape> table(Table name) {
    return relations.table(name);
  }

  /** Returns all indexes, those behind constraints included, by name. */
  public Collection<Index> indexes() {
    return relations.indexes();
  }

  /** Returns the index of that name, where it is known. */
  public Optional<Index> index(Table name) {
    return relations.index(name);
  }

  /** Returns the table's index of that name, where it is known. */
  public Optional<Index> index(Table table, String name) {
    return relations.index(rules().indexKey(table, name));
  }

  /** Returns the indexes of the table, those behind constraints included, by name. */
  public List<Index> indexesOf(Table table) {
    return relations.indexesOf(table);
  }

  /** Returns the foreign keys that point at the table, its own to itself included. */
  public List<ForeignKey> foreignKeysTo(Table table) {
    return relations.foreignKeysTo(table);
  }

  /** Returns the foreign keys that the table has. */
  public List<ForeignKey> foreignKeysOf(Table table) {
    return relations.foreignKeysOf(table);
  }

  /** Returns the table's own partitions and the tables that inherit from it directly. */
  public List<TableShape> childrenOf(Table table) {
    return relations.childrenOf(table);
  }

  /** Returns all partitions and inheriting tables below the table, at any depth. */
  public List<TableShape> descendantsOf(Table table) {
    return childrenOf(table).stream()
        .filter(child -> !child.table().equals(table))
        .flatMap(child -> Stream.concat(Stream.of(child), descendantsOf(child.table()).stream()))
        .distinct()
        .toList();
  }

  /** Returns whether the table is known to have partitions. */
  public boolean isPartitioned(Table table) {
    return childrenOf(table).stream().anyMatch(child -> child.partitionOf().isPresent());
  }

  /** Returns the partition that takes the rows no other partition of the table takes. */
  public Optional<Table> defaultPartitionOf(Table table) {
    return childrenOf(table).stream()
        .filter(TableShape::defaultPartition)
        .map(TableShape::table)
        .findFirst();
  }

  /** Returns the sequences that go with the table's serial and identity columns. */
  public List<Sequence> sequencesOf(Table table) {
    return sequences.get(table).orElse(List.of());
  }

  /** Returns the view, type, domain or other object of that name, where it is known. */
  public Optional<SchemaObject> object(Table name) {
    return objects.get(name);
  }

  /** Returns all views, sequences, types and domains, by name. */
  public Collection<SchemaObject> objects() {
    return objects.values();
  }

  /** Returns triggers, policies and whatever else tables have beside what makes their shape. */
  public Attachments attachments() {
    return attachments;
  }

  /** Returns what the catalog says of the object of that name, where it is of that kind. */
  <T extends SchemaObject.Detail> Optional<T> detail(Table name, Class<T> of) {
    return objects.get(name).flatMap(object -> object.detail(of));
  }

  /** Returns which columns of the table a catalog shows sequences for. */
  Stream<SequenceUse> sequenceUses(Table table) {
    return objects.values().stream()
        .flatMap(object -> object.detail(SequenceUse.class).stream())
        .filter(use -> use.owner().equals(table));
  }

  /** Returns the schema after the operation; one that changes no schema returns this. */
  @Override
  public Schema after(Operation operation) {
    return operation.accept(new SchemaChange(this));
  }

  @Override
  public Optional<Boolean> answer(CatalogQuestion question) {
    return new CatalogAnswers(this, question).answer();
  }

  /** Returns whether a later operation may ask for objects of that kind. */
  static boolean keeps(ObjectKind kind) {
    return switch (kind) {
      case VIEW, MATERIALIZED_VIEW, SEQUENCE, TYPE, DOMAIN -> true;
      default -> false;
    };
  }

  @Override
  public Optional<List<Table>> below(Table parent) {
    return table(parent)
        .map(known -> childrenOf(parent).stream().map(TableShape::table).sorted().toList());
  }

  /** Returns whether a table, index or other relation of that name is known. */
  public boolean isTaken(Table name) {
    return relations.table(name).isPresent()
        || relations.index(name).isPresent()
        || objects.get(name).isPresent();
  }

  /** Returns whether an index of that table cannot get that name. */
  boolean isIndexTaken(Table table, String name) {
    Table key = rules().indexKey(table, name);
    return rules() == CatalogRules.POSTGRESQL ? isTaken(key) : relations.index(key).isPresent();
  }

  Schema with(TableShape shape) {
    return with(relations.with(shape));
  }

  Schema without(TableShape shape) {
    return with(relations.without(shape));
  }

  Schema with(Index index) {
    return with(relations.with(index, rules().indexKey(index.table(), index.name())));
  }

  Schema without(Index index) {
    return with(relations.without(index, rules().indexKey(index.table(), index.name())));
  }

  private Schema with(Relations changed) {
    return new Schema(home, changed, sequences, objects, attachments);
  }

  Schema withSequences(Table table, List<Sequence> owned) {
    return new Schema(
        home,
        relations,
        owned.isEmpty() ? sequences.without(table) : sequences.with(table, owned),
        objects,
        attachments);
  }

  Schema with(SchemaObject object) {
    return new Schema(home, relations, sequences, objects.with(object.name(), object), attachments);
  }

  Schema without(SchemaObject object) {
    return new Schema(
        home,
        relations,
        sequences,
        objects.without(object.name()),
        attachments.without(object.name()));
  }

  Schema with(Attachments changed) {
    return new Schema(home, relations, sequences, objects, changed);
  }
}
