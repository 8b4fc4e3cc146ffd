package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropIndex;
import dev.lockkeeper.operation.Operation.OnTable;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Published tables of which a subscriber cannot tell one row from another, so that the server
 * refuses to change any.
 */
record ReplicaIdentities(Evidence evidence) {

  private static final Pattern ALL = Pattern.compile("(?is)\\bFOR\\s+ALL\\s+TABLES\\b");
  private static final String USING = "USING INDEX ";

  Stream<Danger> missing() {
    Schema before = evidence.before().schema();
    return evidence.read().operations().stream()
        .flatMap(this::concerned)
        .filter(table -> !evidence.born(table) && !isIdentified(evidence.afterTransaction(), table))
        .filter(table -> isIdentified(before, table) || !isPublished(before, table))
        .filter(table -> publishesAll() || isPublished(evidence.afterTransaction(), table))
        .distinct()
        .map(ReplicaIdentities::danger);
  }

  private static Danger danger(Table table) {
    return Danger.to(
            table,
            "UPDATE and DELETE of %s are refused: it is published, and has no primary key to tell its rows by"
                .formatted(table))
        .weighing(Severity.ERROR);
  }

  /**
   * Whether a table is published at all is asked first: of most it is known without a look ahead.
   */
  private Stream<Table> concerned(Operation operation) {
    Schema schema = evidence.before().schema();
    if (operation instanceof CreateObject made && made.kind() == ObjectKind.PUBLICATION) {
      return publishesAll()
          ? schema.tables().stream().map(TableShape::table)
          : made.definition().reads().stream();
    } else if (operation instanceof AlterObject alter && alter.kind() == ObjectKind.PUBLICATION) {
      return alter.on().stream();
    }
    return changed(operation, schema).filter(table -> isPublished(schema, table));
  }

  private static Stream<Table> changed(Operation operation, Schema schema) {
    return operation instanceof DropIndex drop
        ? schema.index(drop.index()).map(Index::table).stream()
        : operation instanceof OnTable on ? Stream.of(on.table()) : Stream.empty();
  }

  private boolean publishesAll() {
    return ALL.matcher(evidence.read().statement().sql()).find()
        && evidence
            .operations(CreateObject.class)
            .noneMatch(made -> made.definition().traits().contains(Trait.APPENDING));
  }

  private static boolean isPublished(Schema schema, Table table) {
    return schema.attachments().of(table).stream()
        .filter(one -> one.kind() == ObjectKind.PUBLICATION)
        .anyMatch(one -> !one.traits().contains(Trait.APPENDING));
  }

  /** What is divided holds no rows; a partition has the key of what it is a part of. */
  private static boolean isIdentified(Schema schema, Table table) {
    if (schema.table(table).isEmpty() || schema.isPartitioned(table)) {
      return true;
    }
    TableShape shape = schema.table(table).get();
    String option = shape.options().getOrDefault(TableOption.REPLICA_IDENTITY, "");
    if (option.contains(USING)) {
      String index = option.substring(option.indexOf(USING) + USING.length());
      return schema.index(table.sibling(index)).isPresent();
    }
    return option.endsWith("FULL")
        || (!option.endsWith("NOTHING")
            && Stream.concat(Stream.of(shape), shape.partitionOf().flatMap(schema::table).stream())
                .anyMatch(one -> !one.primaryKey().isEmpty()));
  }
}
