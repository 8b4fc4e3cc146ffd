package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.AddConstraint;
import dev.lockkeeper.operation.Operation.ChangePartitions;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.ConvertCharset;
import dev.lockkeeper.operation.Operation.CreateIndex;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.EnforceConstraint;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says what each action of an ALTER TABLE asks of the storage engine. */
final class Changes {

  private static final Set<String> DATES = Set.of("date", "datetime", "timestamp");

  private final TableShape table;
  private final Schema schema;
  private final ServerState session;
  private final Release release;
  private final Set<Change> changes = EnumSet.noneOf(Change.class);

  /**
   * @param table before the first action
   * @param schema before the first action
   */
  Changes(TableShape table, Schema schema, ServerState session, Release release) {
    this.table = table;
    this.schema = schema;
    this.session = session;
    this.release = release;
  }

  Set<Change> all() {
    return changes;
  }

  void are(Change change) {
    changes.add(change);
  }

  /** "Adding a column", "Adding a STORED column", "Adding a VIRTUAL column". */
  void adds(AddColumn add) {
    Column column = add.column();
    switch (column.generation()) {
      case VIRTUAL -> are(Change.ADD_VIRTUAL);
      case STORED -> are(Change.CONVERT);
      case AUTO_INCREMENT -> are(Change.ADD_AUTO_INCREMENT);
      default -> are(addsValue(column));
    }
    beside(column);
  }

  private static Change addsValue(Column column) {
    if (column.defaultValue().filter(Changes::isExpression).isPresent()) {
      // data-type-defaults: each row's value has to be computed
      return Change.CONVERT;
    }
    return column.notNull()
            && column.defaultValue().isEmpty()
            && DATES.contains(column.type().name())
        ? Change.ADD_COLUMN_WITHOUT_VALUE
        : Change.ADD_COLUMN;
  }

  /** Only CURRENT_TIMESTAMP and its synonyms may stand without parentheses. */
  private static boolean isExpression(Expression value) {
    return value.sql().startsWith("(");
  }

  /** A REFERENCES that stands beside a column is read and forgotten. */
  private void beside(Column column) {
    for (Constraint constraint : column.constraints()) {
      switch (constraint.kind()) {
        case PRIMARY_KEY -> are(Change.NEW_CLUSTERED_KEY);
        case UNIQUE -> are(Change.ADD_INDEX);
        case CHECK -> check(constraint);
        default -> are(Change.DICTIONARY);
      }
    }
  }

  private void check(Constraint constraint) {
    boolean looks = constraint.enforced() && release.isFrom(Release.CHECKS);
    are(looks ? Change.CONVERT : Change.DICTIONARY);
  }

  /** "Dropping a column"; an index loses it too. */
  void drops(DropColumn drop) {
    boolean virtual =
        table.column(drop.column()).filter(c -> c.generation() == Generation.VIRTUAL).isPresent();
    are(virtual ? Change.DROP_VIRTUAL : Change.DROP_COLUMN);
    List<Index> indexes = indexesWith(drop.column());
    if (!indexes.isEmpty()) {
      are(Change.DROP_INDEX);
    }
    if (indexes.stream().anyMatch(index -> index.keys().size() > 1)) {
      are(Change.ADD_INDEX);
    }
    if (table.primaryKey().contains(drop.column())) {
      are(table.primaryKey().size() > 1 ? Change.NEW_CLUSTERED_KEY : Change.CONVERT);
    }
  }

  private List<Index> indexesWith(String column) {
    return schema.indexesOf(table.table()).stream()
        .filter(index -> index.keys().stream().anyMatch(key -> names(key, column)))
        .toList();
  }

  private static boolean names(String key, String column) {
    return key.equalsIgnoreCase(column)
        || key.toLowerCase(Locale.ROOT).startsWith(column.toLowerCase(Locale.ROOT) + " ");
  }

  /** "Renaming a column". */
  void renames(String column) {
    boolean referenced =
        schema.foreignKeysTo(table.table()).stream()
            .flatMap(key -> key.constraint().references().stream())
            .anyMatch(
                target ->
                    target.columns().contains(column)
                        || (target.columns().isEmpty() && table.primaryKey().contains(column)));
    are(referenced ? Change.RENAME_REFERENCED_COLUMN : Change.RENAME_COLUMN);
  }

  /** MODIFY and CHANGE ask for what differs between the definitions, and for nothing else. */
  void redefines(RedefineColumn redefine) {
    if (redefine.renames()) {
      renames(redefine.column());
    }
    Column now = redefine.definition();
    beside(now);
    table
        .column(redefine.column())
        .ifPresentOrElse(was -> compare(was, now), () -> are(Change.CONVERT));
  }

  private void compare(Column was, Column now) {
    if (generated(was) || generated(now)) {
      are(sameGeneration(was, now) ? Change.DICTIONARY : Change.CONVERT);
      if (!sameGeneration(was, now)) {
        return;
      }
    }
    boolean counts = now.generation() == Generation.AUTO_INCREMENT;
    if (counts != (was.generation() == Generation.AUTO_INCREMENT)) {
      are(Change.CONVERT);
    }
    boolean indexed = !indexesWith(was.name()).isEmpty() || table.primaryKey().contains(was.name());
    TypeStep step =
        TypeStep.between(
            new TypeStep.Typed(was.type(), Charset.of(was.type(), table), indexed),
            new TypeStep.Typed(now.type(), Charset.of(now.type(), table), indexed));
    switch (step) {
      case CONVERTS -> are(Change.CONVERT);
      case WIDENS -> are(Change.WIDEN);
      case NONE, APPENDS -> are(Change.DICTIONARY);
    }
    boolean inPrimaryKey = table.primaryKey().contains(was.name());
    if (!inPrimaryKey && was.notNull() != now.notNull()) {
      are(now.notNull() ? notNull() : Change.NULLABLE);
    }
  }

  /** "Making a column NOT NULL" in place wants a strict SQL mode: NULL must not become 0. */
  private Change notNull() {
    return strict() ? Change.NOT_NULL : Change.CONVERT;
  }

  private boolean strict() {
    return session
        .value("sql_mode")
        .map(
            mode ->
                mode.toUpperCase(Locale.ROOT)
                    .matches("(?s).*(STRICT_(ALL|TRANS)_TABLES|TRADITIONAL|@|CONCAT|REPLACE).*"))
        .orElse(true);
  }

  private static boolean generated(Column column) {
    return column.generation() == Generation.STORED || column.generation() == Generation.VIRTUAL;
  }

  private static boolean sameGeneration(Column was, Column now) {
    return was.generation() == now.generation() && was.defaultValue().equals(now.defaultValue());
  }

  /** "Adding a secondary index", "FULLTEXT", "SPATIAL", and functional key parts. */
  void indexes(CreateIndex index) {
    String method = index.method().orElse("").toLowerCase(Locale.ROOT);
    if (method.equals("fulltext")) {
      are(Change.ADD_FULLTEXT);
    } else if (method.equals("spatial")) {
      are(Change.ADD_SPATIAL);
    } else if (index.keys().stream().anyMatch(key -> key.startsWith("(") || isNewVirtual(key))) {
      are(Change.ADD_VIRTUAL_INDEX);
    } else if (index.unique() && becomesClustered(index)) {
      are(Change.NEW_CLUSTERED_KEY);
    } else {
      are(Change.ADD_INDEX);
    }
  }

  private boolean isNewVirtual(String key) {
    return changes.contains(Change.ADD_VIRTUAL) && table.column(key).isEmpty();
  }

  /**
   * innodb-index-types: without a primary key the first UNIQUE over NOT NULL columns takes over.
   */
  private boolean becomesClustered(CreateIndex index) {
    return index.prefixes().isEmpty()
        && !clustered()
        && index.keys().stream()
            .allMatch(key -> table.column(key).filter(Column::notNull).isPresent());
  }

  private boolean clustered() {
    return !table.primaryKey().isEmpty()
        || schema.indexesOf(table.table()).stream()
            .anyMatch(
                index ->
                    index.unique()
                        && index.prefixes().isEmpty()
                        && index.keys().stream()
                            .allMatch(
                                key -> table.column(key).filter(Column::notNull).isPresent()));
  }

  /** "Adding a primary key", "Adding a foreign key constraint", CHECK. */
  void constrains(AddConstraint add) {
    Constraint constraint = add.constraint();
    switch (constraint.kind()) {
      case PRIMARY_KEY -> primaryKey(constraint);
      case FOREIGN_KEY ->
          are(session.hasOff("foreign_key_checks") ? Change.ADD_FOREIGN_KEY : Change.CONVERT);
      case CHECK -> check(constraint);
      default -> are(Change.ADD_INDEX);
    }
  }

  /** Its columns become NOT NULL if they are not, which in place only a strict session does. */
  private void primaryKey(Constraint constraint) {
    if (changes.contains(Change.DROP_CLUSTERED_KEY)
        && table.primaryKey().equals(constraint.columns())) {
      changes.remove(Change.DROP_CLUSTERED_KEY);
      are(Change.DICTIONARY);
      return;
    }
    boolean nullable =
        constraint.columns().stream()
            .anyMatch(key -> table.column(key).filter(c -> !c.notNull()).isPresent());
    are(nullable && !strict() ? Change.CONVERT : Change.NEW_CLUSTERED_KEY);
  }

  void unconstrains(DropConstraint drop) {
    boolean foreign =
        table
            .constraint(drop.constraint())
            .filter(c -> c.kind() == Constraint.Kind.FOREIGN_KEY)
            .isPresent();
    if (drop.constraint().equals("PRIMARY")) {
      are(Change.DROP_CLUSTERED_KEY);
    } else if (foreign) {
      are(Change.DROP_FOREIGN_KEY);
    } else if (schema.index(table.table(), drop.constraint()).isPresent()) {
      are(Change.DROP_INDEX);
    } else {
      are(Change.DICTIONARY);
    }
  }

  void enforces(EnforceConstraint enforce) {
    are(enforce.enforced() ? Change.CONVERT : Change.DICTIONARY);
  }

  /** "Converting a character set": all rows, if any text would be written otherwise. */
  void converts(ConvertCharset convert) {
    Optional<Charset> target = Charset.of(Optional.of(convert.charset()), convert.collation());
    boolean changesText =
        table.columns().stream()
            .filter(c -> c.type().name().matches("char|varchar|.*text|enum|set"))
            .anyMatch(c -> !Optional.of(Charset.of(c.type(), table)).equals(target));
    are(changesText ? Change.CONVERT : Change.OPTION);
  }

  /** "Table Operations". */
  void option(ChangeTableOption option) {
    String detail = option.detail().toUpperCase(Locale.ROOT);
    switch (option.option()) {
      case ENGINE -> are(detail.contains("INNODB") ? Change.RECREATE : Change.CONVERT);
      case ROW_FORMAT, REBUILD, TABLESPACE -> are(Change.RECREATE);
      case STORAGE_PARAMETERS ->
          are(detail.contains("KEY_BLOCK_SIZE") ? Change.RECREATE : Change.OPTION);
      case ENCRYPTION, ROW_ORDER -> are(Change.CONVERT);
      case INDEX_VISIBILITY -> are(Change.ALTER_INDEX);
      case COLUMN_VISIBILITY, VALIDATION, KEYS -> are(Change.DICTIONARY);
      default -> are(Change.OPTION);
    }
  }

  /** "Partitioning Operations". */
  void partitions(ChangePartitions change) {
    switch (change.action()) {
      case PARTITION, REMOVE -> are(Change.CONVERT);
      case ADD -> are(isHashed() ? Change.MOVE_PARTITION : Change.ADD_PARTITION);
      case DROP -> are(Change.DROP_PARTITION);
      case COALESCE, REORGANIZE, REBUILD, REPAIR -> are(Change.MOVE_PARTITION);
      case OPTIMIZE -> are(Change.RECREATE);
      case TRUNCATE, EXCHANGE, ANALYZE, CHECK, DISCARD_TABLESPACE, IMPORT_TABLESPACE ->
          are(Change.DICTIONARY);
    }
  }

  private boolean isHashed() {
    String how = table.options().getOrDefault(TableOption.PARTITIONING, "");
    return how.toUpperCase(Locale.ROOT).matches("(?s)\\s*(PARTITION BY )?(LINEAR )?(HASH|KEY).*");
  }
}
