package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares two schemas, by the names of the first. */
final class Differences {

  private final Schema before;
  private final Schema after;
  private final List<Difference> found = new ArrayList<>();

  Differences(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  List<Difference> all() {
    for (TableShape table : before.tables()) {
      compare(table);
    }
    for (SchemaObject object : before.objects()) {
      compare(object);
    }
    return List.copyOf(found);
  }

  private void compare(TableShape table) {
    Optional<TableShape> now = after.table(table.table());
    Optional<View> instead = after.detail(table.table(), View.class);
    if (now.isPresent()) {
      if (!isSaidOfItsParent(table, now.get())) {
        found.addAll(new ColumnDifferences(before, after).between(table, now.get()));
        found.addAll(new Restrictions(before, after).between(table, now.get()));
      }
    } else if (instead.isPresent()) {
      found.addAll(
          new ColumnDifferences(before, after)
              .ofTable(table.table(), table.columns(), instead.get().columns()));
      if (!instead.get().writable()) {
        found.add(new Difference.WritesRefused(table.table()));
      }
    } else if (after.object(table.table()).filter(Differences::isView).isPresent()) {
      // a view of unknown columns has its name: only a server can say what it lacks
      return;
    } else if (table.partitionOf().flatMap(after::table).isPresent()
        || table.partitionOf().isEmpty()) {
      found.add(new Difference.TableGone(table.table()));
    }
  }

  /** What befalls a partitioned table befalls its partitions, and is said once. */
  private boolean isSaidOfItsParent(TableShape table, TableShape now) {
    return table.partitionOf().equals(now.partitionOf())
        && table.partitionOf().flatMap(before::table).isPresent();
  }

  private void compare(SchemaObject object) {
    object.detail(View.class).ifPresent(view -> compare(object.name(), view));
    object.detail(EnumType.class).ifPresent(type -> compare(object.name(), type));
    object.detail(Domain.class).ifPresent(domain -> compare(object.name(), domain));
    if (object.detail().isEmpty() && isView(object)) {
      if (after.object(object.name()).isEmpty() && after.table(object.name()).isEmpty()) {
        found.add(new Difference.ViewGone(object.name()));
      }
      return;
    }
    boolean view = object.detail(View.class).isPresent();
    if (!view && after.object(object.name()).isEmpty() && !goesWithItsColumn(object)) {
      found.add(new Difference.ObjectGone(object.name(), object.kind()));
    }
  }

  private static boolean isView(SchemaObject object) {
    return object.kind() == ObjectKind.VIEW || object.kind() == ObjectKind.MATERIALIZED_VIEW;
  }

  private void compare(Table name, View view) {
    Optional<View> now = after.detail(name, View.class);
    Optional<TableShape> table = after.table(name);
    if (now.isEmpty() && table.isEmpty()) {
      found.add(new Difference.ViewGone(name));
      return;
    }
    List<Column> columns = now.map(View::columns).orElseGet(() -> table.orElseThrow().columns());
    found.addAll(new ColumnDifferences(before, after).ofView(name, view.columns(), columns));
    if (view.writable() && now.filter(v -> !v.writable()).isPresent()) {
      found.add(new Difference.WritesRefused(name));
    }
  }

  private void compare(Table name, EnumType type) {
    Optional<EnumType> now = after.detail(name, EnumType.class);
    now.ifPresent(
        still ->
            type.labels().stream()
                .filter(label -> !still.labels().contains(label))
                .forEach(label -> found.add(new Difference.EnumValueGone(name, label))));
  }

  private void compare(Table name, Domain domain) {
    Optional<Domain> now = after.detail(name, Domain.class);
    if (now.isEmpty()) {
      return;
    }
    if (!Widening.unnoticed(domain.base(), now.get().base())) {
      found.add(
          new Difference.DomainStricter(
              name,
              "it is made of %s, no longer of %s".formatted(now.get().base(), domain.base())));
    }
    if (now.get().notNull() && !domain.notNull()) {
      found.add(new Difference.DomainStricter(name, "it refuses NULL"));
    }
    now.get().checks().stream()
        .filter(check -> domain.checks().stream().noneMatch(old -> CheckText.implies(old, check)))
        .flatMap(check -> check.expression().stream())
        .forEach(
            demand -> found.add(new Difference.DomainStricter(name, "it demands " + demand.sql())));
  }

  /** A serial's or identity's sequence that ends with its column is not missed beside it. */
  private boolean goesWithItsColumn(SchemaObject object) {
    if (object.kind() != ObjectKind.SEQUENCE) {
      return false;
    }
    Optional<SequenceUse> use = object.detail(SequenceUse.class);
    return use.filter(of -> isIdentity(before, of) || column(after, of).isEmpty()).isPresent();
  }

  private static boolean isIdentity(Schema schema, SequenceUse use) {
    return column(schema, use)
        .filter(column -> column.generation() == Generation.IDENTITY)
        .isPresent();
  }

  private static Optional<Column> column(Schema schema, SequenceUse use) {
    return schema.table(use.owner()).flatMap(table -> table.column(use.column()));
  }
}
