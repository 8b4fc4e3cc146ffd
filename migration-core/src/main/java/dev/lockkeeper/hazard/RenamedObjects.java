package dev.lockkeeper.hazard;

import static dev.lockkeeper.operation.ObjectKind.DATABASE;
import static dev.lockkeeper.operation.ObjectKind.DOMAIN;
import static dev.lockkeeper.operation.ObjectKind.FOREIGN_TABLE;
import static dev.lockkeeper.operation.ObjectKind.MATERIALIZED_VIEW;
import static dev.lockkeeper.operation.ObjectKind.SCHEMA;
import static dev.lockkeeper.operation.ObjectKind.SEQUENCE;
import static dev.lockkeeper.operation.ObjectKind.TYPE;
import static dev.lockkeeper.operation.ObjectKind.VIEW;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Schema;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What loses the name under which the running release knows it, and is no table. */
final class RenamedObjects {

  private static final Set<ObjectKind> NAMED =
      Set.of(TYPE, DOMAIN, SEQUENCE, SCHEMA, DATABASE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE);

  private final Evidence evidence;
  private final MadeHere made;

  RenamedObjects(Evidence evidence) {
    this.evidence = evidence;
    this.made = new MadeHere(evidence);
  }

  /** Returns whether the statement renames or moves something that is no table. */
  static boolean in(Evidence evidence) {
    return evidence.operations(AlterObject.class).anyMatch(alter -> newName(alter).isPresent());
  }

  Stream<Danger> dangers() {
    return evidence
        .operations(AlterObject.class)
        .filter(alter -> NAMED.contains(alter.kind()) && !made.is(alter.kind(), alter.name()))
        .flatMap(alter -> Stream.concat(whole(alter), RenamedPart.of(alter)));
  }

  private Stream<Danger> whole(AlterObject alter) {
    return newName(alter).filter(to -> isMissed(alter)).stream()
        .map(
            to ->
                Danger.of(
                    RenameBreaksRelease.message(
                        "%s %s".formatted(word(alter.kind()), alter.name()),
                        alter.kind() == SCHEMA ? to : word(alter.kind()) + " " + to)));
  }

  /** Only the end counts: what gets its old name back, from anywhere, is missed by nobody. */
  private boolean isMissed(AlterObject alter) {
    Schema schema = evidence.before().schema();
    boolean known =
        alter.kind() == SCHEMA
            ? schema.tables().stream().anyMatch(t -> schema.isIn(alter.name(), t.table()))
                || schema.objects().stream().anyMatch(o -> schema.isIn(alter.name(), o.name()))
            : schema.object(Table.named(alter.name())).isPresent();
    if (known) {
      // a view that is gone has a hazard of its own
      return !isView(alter.kind()) && !evidence.differences().isEmpty();
    }
    return !(alter.kind() == SEQUENCE && made.isSequence(Table.named(alter.name())))
        && evidence.transaction().later().stream()
            .flatMap(step -> step.read().operations().stream())
            .noneMatch(
                one ->
                    one instanceof CreateObject again
                        && again.kind() == alter.kind()
                        && again.name().equals(alter.name()));
  }

  private static boolean isView(ObjectKind kind) {
    return kind == VIEW || kind == MATERIALIZED_VIEW;
  }

  private static Optional<String> newName(AlterObject alter) {
    return alter
        .newName()
        .or(() -> alter.newSchema().map(to -> to + "." + Table.named(alter.name()).name()));
  }

  private static String word(ObjectKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
