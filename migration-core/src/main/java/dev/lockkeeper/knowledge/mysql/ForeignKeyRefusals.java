package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Foreign keys that cannot be added.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html">FOREIGN KEY
 *     Constraints</a>
 */
final class ForeignKeyRefusals {

  private final Turn turn;

  ForeignKeyRefusals(Turn turn) {
    this.turn = turn;
  }

  Stream<String> all() {
    return Stream.concat(keys(), checked());
  }

  private Stream<String> keys() {
    return turn.constraints(Kind.FOREIGN_KEY).stream()
        .filter(key -> key.references().isPresent())
        .flatMap(
            key -> {
              Reference target = key.references().get();
              return Stream.of(
                      own(key, target),
                      turn.after()
                          .table(target.table())
                          .flatMap(parent -> with(key, target, parent)))
                  .flatMap(Optional::stream)
                  .map(why -> "foreign key %s: %s".formatted(key.name().orElse(""), why));
            });
  }

  private Optional<String> own(Constraint key, Reference target) {
    if (!target.columns().isEmpty() && target.columns().size() != key.columns().size()) {
      return Optional.of("it has more columns on one side (error 1239)");
    }
    if (isPartitioned(turn.now())) {
      return Optional.of("the table is partitioned (error 1506)");
    }
    if (target.table().equals(turn.now().table()) && target.columns().equals(key.columns())) {
      return Optional.of("each row would point at itself (error 1822)");
    }
    for (String name : key.columns()) {
      Optional<Column> column = turn.now().column(name);
      if (column.filter(of -> of.generation() == Generation.VIRTUAL).isPresent()) {
        return Optional.of("%s is virtual (error 3104)".formatted(name));
      }
      if (sets(target) && column.filter(Column::notNull).isPresent()) {
        return Optional.of("it sets %s NULL, which is NOT NULL (error 1830)".formatted(name));
      }
    }
    return Optional.empty();
  }

  static boolean isPartitioned(TableShape table) {
    return !table.options().getOrDefault(TableOption.PARTITIONING, "").isEmpty();
  }

  static boolean sets(Reference target) {
    return target.actions().toUpperCase(Locale.ROOT).contains("SET NULL");
  }

  private static boolean acts(Reference target) {
    return target
        .actions()
        .toUpperCase(Locale.ROOT)
        .matches("(?s).*(CASCADE|SET NULL|SET DEFAULT).*");
  }

  /** create-table-check-constraints: not over what a foreign key changes by itself. */
  private Stream<String> checked() {
    List<Constraint> checks = turn.checksRows() ? turn.now().constraints(Kind.CHECK) : List.of();
    boolean asked =
        !turn.constraints(Kind.CHECK).isEmpty() || !turn.constraints(Kind.FOREIGN_KEY).isEmpty();
    return !asked || checks.isEmpty()
        ? Stream.empty()
        : turn.now().constraints(Kind.FOREIGN_KEY).stream()
            .filter(key -> key.references().filter(ForeignKeyRefusals::acts).isPresent())
            .flatMap(key -> key.columns().stream())
            .filter(name -> checks.stream().anyMatch(check -> isOver(check, name)))
            .map("a check is over %s, which a foreign key changes (error 3823)"::formatted);
  }

  private static boolean isOver(Constraint check, String name) {
    return check
        .expression()
        .filter(condition -> Mentioned.in(condition.sql()).column(name))
        .isPresent();
  }

  private Optional<String> with(Constraint key, Reference target, TableShape parent) {
    if (isPartitioned(parent)) {
      return Optional.of("%s is partitioned (error 1506)".formatted(parent.table()));
    }
    List<String> columns = target.columns().isEmpty() ? parent.primaryKey() : target.columns();
    for (int i = 0; i < Math.min(columns.size(), key.columns().size()); i++) {
      Optional<Column> referencing = turn.now().column(key.columns().get(i));
      Optional<Column> referenced = parent.column(columns.get(i));
      if (referencing.isPresent()
          && referenced.isPresent()
          && !fit(referencing.get().type(), turn.now(), referenced.get().type(), parent)) {
        return Optional.of(
            "%s and %s have different types (error 3780)"
                .formatted(key.columns().get(i), columns.get(i)));
      }
    }
    boolean unseen = !Turn.isWhole(turn.after(), parent.table());
    return unseen || isIndexed(turn.after(), parent.table(), columns)
        ? Optional.empty()
        : Optional.of(
            "no index of %s begins with %s (error 1822)"
                .formatted(parent.table(), String.join(", ", columns)));
  }

  /** "The size and sign of fixed precision types must be the same", and the collation of texts. */
  static boolean fit(ColumnType own, TableShape table, ColumnType other, TableShape parent) {
    String kind = kind(own);
    if (!kind.equals(kind(other)) || own.unsigned() != other.unsigned()) {
      return false;
    }
    return !kind.equals("text") || Charset.of(own, table).mayEqual(Charset.of(other, parent));
  }

  private static String kind(ColumnType type) {
    if (type.name().matches("(var)?char|.*text")) {
      return "text";
    }
    return type.name().matches("(var)?binary|.*blob") ? "binary" : type.name();
  }

  /** "Listed as the first columns in the same order", and whole. */
  static boolean isIndexed(Schema schema, Table table, List<String> columns) {
    List<String> primary = schema.table(table).map(TableShape::primaryKey).orElse(List.of());
    return schema.indexesOf(table).stream().anyMatch(index -> serves(index, primary, columns));
  }

  /** An index goes on with the primary key, which leads to the rows. */
  static boolean serves(Index index, List<String> primary, List<String> columns) {
    List<String> keys =
        Stream.concat(index.keys().stream().map(KeyRefusals::plain), primary.stream()).toList();
    boolean ordered =
        !IndexChanges.isOf(index.method(), "fulltext")
            && !IndexChanges.isOf(index.method(), "spatial");
    return ordered
        && keys.size() >= columns.size()
        && keys.subList(0, columns.size()).equals(columns)
        && columns.stream().noneMatch(index.prefixes()::containsKey);
  }
}
