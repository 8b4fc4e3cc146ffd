package dev.lockkeeper.schema;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;

/** What tables and views have beside columns, constraints and indexes; immutable. */
public final class Attachments {

  static final Attachments NONE = new Attachments(OrderedMap.empty(), true);

  private final OrderedMap<Table, List<Attachment>> byTable;
  private final boolean complete;

  private Attachments(OrderedMap<Table, List<Attachment>> byTable, boolean complete) {
    this.byTable = byTable;
    this.complete = complete;
  }

  /** Returns what the table or view is known to have. */
  public List<Attachment> of(Table table) {
    return byTable.get(table).orElse(List.of());
  }

  /** Returns everything that is known, by table. */
  public List<Attachment> all() {
    return byTable.values().stream().flatMap(List::stream).toList();
  }

  /** Returns the tables that are known to have something of that kind and name. */
  public List<Table> having(ObjectKind kind, String name) {
    return all().stream().filter(one -> one.is(kind, name)).map(Attachment::on).toList();
  }

  /**
   * Returns whether a table that was seen being made may have that: where every statement of the
   * history was understood, it has only what is known.
   */
  public boolean mayHave(Table table, ObjectKind kind, String name) {
    return !complete
        || of(table).stream().anyMatch(one -> one.is(kind, name) || one.is(ObjectKind.OTHER, ""));
  }

  Attachments with(Attachment attachment) {
    List<Attachment> all = new ArrayList<>(of(attachment.on()));
    all.removeIf(other -> other.is(attachment.kind(), attachment.name()));
    all.add(attachment);
    return new Attachments(byTable.with(attachment.on(), List.copyOf(all)), complete);
  }

  Attachments without(Table table, ObjectKind kind, String name) {
    List<Attachment> rest = of(table).stream().filter(one -> !one.is(kind, name)).toList();
    return new Attachments(
        rest.isEmpty() ? byTable.without(table) : byTable.with(table, rest), complete);
  }

  Attachments without(Table table) {
    return new Attachments(byTable.without(table), complete);
  }

  Attachments moved(Table from, Table to) {
    Attachments moved = without(from);
    for (Attachment attachment : of(from)) {
      moved = moved.with(attachment.moved(to));
    }
    return moved;
  }

  /** Returns the same after a statement of which nobody knows what it did. */
  Attachments incomplete() {
    return new Attachments(byTable, false);
  }
}
