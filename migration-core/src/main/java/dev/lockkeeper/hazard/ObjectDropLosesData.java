package dev.lockkeeper.hazard;

import static dev.lockkeeper.operation.ObjectKind.DATABASE;
import static dev.lockkeeper.operation.ObjectKind.DOMAIN;
import static dev.lockkeeper.operation.ObjectKind.EXTENSION;
import static dev.lockkeeper.operation.ObjectKind.SCHEMA;
import static dev.lockkeeper.operation.ObjectKind.TYPE;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Without CASCADE the server refuses to drop what anything stands in or is made of. */
@HazardInfo(
    id = "object-drop-loses-data",
    summary = "Dropped schema, database, type or extension, with all that hangs on it",
    danger = "tables and columns that nobody named are gone with their values",
    remedy =
        "drop what it holds one by one, a release after the last one that uses it, and then the"
            + " empty rest without CASCADE",
    asksFor = DropObject.class)
final class ObjectDropLosesData extends Hazard {

  private static final Set<ObjectKind> HOLD_DATA =
      Set.of(SCHEMA, DATABASE, TYPE, DOMAIN, EXTENSION);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(DropObject.class)
        .filter(ObjectDropLosesData::takesAlong)
        .filter(drop -> !madeBefore(drop, evidence))
        .map(
            drop ->
                Danger.of(
                    "%s %s takes every %s along, and the running release fails where it names one"
                        .formatted(
                            drop.kind().name().toLowerCase(Locale.ROOT),
                            drop.name(),
                            held(drop.kind()))));
  }

  /** Returns whether the statement drops what holds tables or columns that it does not name. */
  static boolean takesAlong(DropObject drop) {
    return HOLD_DATA.contains(drop.kind()) && (drop.cascade() || drop.kind() == DATABASE);
  }

  private static String held(ObjectKind kind) {
    return switch (kind) {
      case SCHEMA -> "table in it";
      case DATABASE -> "schema and table in it";
      case EXTENSION -> "column and index of its types, and its own tables";
      default -> "column of it";
    };
  }

  private static boolean madeBefore(DropObject drop, Evidence evidence) {
    return evidence.transaction().earlier().stream()
        .flatMap(step -> step.read().operations().stream())
        .anyMatch(
            one ->
                one instanceof CreateObject made
                    && made.kind() == drop.kind()
                    && made.name().equals(drop.name()));
  }
}
