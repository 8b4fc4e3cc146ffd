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
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.EnforceConstraint;
import dev.lockkeeper.operation.Operation.RedefineColumn;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.EnumSet;
import java.util.Set;

/** Says what each action of an ALTER TABLE asks of the storage engine. */
final class Changes {

  /** Whose implicit default a strict server does not write: not so TIMESTAMP. */
  private static final Set<String> DATES = Set.of("date", "datetime");

  private final TableShape table;
  private final Schema schema;
  private final ServerState session;
  private final Release release;
  private final IndexChanges indexes;
  private final ColumnSteps steps;
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
    this.indexes = new IndexChanges(table, schema);
    this.steps = new ColumnSteps(table, indexes, session, release);
  }

  Set<Change> all() {
    Set<Change> all = EnumSet.copyOf(changes);
    all.addAll(indexes.all(changes.contains(Change.ADD_VIRTUAL)));
    return all;
  }

  IndexChanges indexes() {
    return indexes;
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

  private void beside(Column column) {
    for (Constraint constraint : column.constraints()) {
      switch (constraint.kind()) {
        case PRIMARY_KEY -> are(Change.NEW_CLUSTERED_KEY);
        case UNIQUE -> are(Change.ADD_UNIQUE);
        case CHECK -> check(constraint);
        case FOREIGN_KEY ->
            are(release.isFrom(Release.REFERENCES_BESIDE) ? foreignKey() : Change.DICTIONARY);
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
    indexes.dropsColumn(drop.column());
    if (table.primaryKey().contains(drop.column())) {
      are(table.primaryKey().size() > 1 ? Change.NEW_CLUSTERED_KEY : Change.DROP_CLUSTERED_KEY);
    }
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
    if (redefine.renames() || redefine.respelt()) {
      renames(redefine.column());
    }
    Column now = redefine.definition();
    beside(now);
    table
        .column(redefine.column())
        .ifPresentOrElse(was -> changes.addAll(steps.between(was, now)), () -> are(Change.CONVERT));
  }

  /** "Adding a primary key", "Adding a foreign key constraint", CHECK. */
  void constrains(AddConstraint add) {
    Constraint constraint = add.constraint();
    switch (constraint.kind()) {
      case PRIMARY_KEY -> primaryKey(constraint);
      case FOREIGN_KEY -> are(foreignKey());
      case CHECK -> check(constraint);
      default -> are(Change.ADD_UNIQUE);
    }
  }

  private Change foreignKey() {
    return session.hasOff("foreign_key_checks") ? Change.ADD_FOREIGN_KEY : Change.CONVERT;
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
    are(nullable && !steps.strict() ? Change.CONVERT : Change.NEW_CLUSTERED_KEY);
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
      indexes.drops(drop.constraint());
    } else {
      are(Change.DICTIONARY);
    }
  }

  /** What is enforced already stays so without a look. */
  void enforces(EnforceConstraint enforce) {
    boolean already =
        table.constraint(enforce.constraint()).filter(Constraint::enforced).isPresent();
    are(enforce.enforced() && !already ? Change.CONVERT : Change.DICTIONARY);
  }

  /** "Converting a character set": as though each text had been given the new one by MODIFY. */
  void converts(ConvertCharset convert) {
    are(Change.OPTION);
    changes.addAll(steps.converted(convert));
  }

  void option(ChangeTableOption option) {
    are(new StorageChanges(table).of(option));
  }

  void partitions(ChangePartitions change) {
    are(new StorageChanges(table).of(change));
  }
}
