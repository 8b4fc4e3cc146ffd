package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.DropColumn;
import dev.lockkeeper.operation.Operation.DropConstraint;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Operation.DropTable;
import dev.lockkeeper.schema.ForeignKey;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A warning, because a script does not show which views and functions depend on what it drops. */
@HazardInfo(
    id = "cascade-drops-dependents",
    severity = Severity.WARNING,
    summary = "CASCADE",
    danger =
        "views, foreign keys, defaults and triggers that depend on it are dropped as well, and"
            + " nobody has named them",
    remedy = "leave CASCADE out: the server then names what depends on it; drop those by name",
    asksFor = {DropTable.class, DropColumn.class, DropConstraint.class, DropObject.class})
final class CascadeDropsDependents extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> tables =
        evidence
            .operations(DropTable.class)
            .filter(drop -> drop.cascade() && !evidence.born(drop.table()))
            .map(
                drop ->
                    Danger.to(drop.table(), message(drop.table() + foreignKeys(drop, evidence))));
    Stream<Danger> columns =
        evidence
            .operations(DropColumn.class)
            .filter(drop -> drop.cascade() && !evidence.born(drop.table()))
            .map(drop -> Danger.to(drop.table(), message(drop.table() + "." + drop.column())));
    Stream<Danger> constraints =
        evidence
            .operations(DropConstraint.class)
            .filter(drop -> drop.cascade() && !evidence.born(drop.table()))
            .map(drop -> Danger.to(drop.table(), message("constraint " + drop.constraint())));
    Stream<Danger> objects =
        evidence
            .operations(DropObject.class)
            .filter(drop -> drop.cascade() && !ObjectDropLosesData.takesAlong(drop))
            .map(
                drop ->
                    Danger.of(
                        message(drop.kind().name().toLowerCase(Locale.ROOT) + " " + drop.name())));
    return Stream.of(tables, columns, constraints, objects).flatMap(dangers -> dangers);
  }

  private static String message(String what) {
    return "whatever depends on %s is dropped with it".formatted(what);
  }

  private static String foreignKeys(DropTable drop, Evidence evidence) {
    String keys =
        evidence.before().schema().foreignKeysTo(drop.table()).stream()
            .filter(key -> !key.table().equals(drop.table()))
            .map(ForeignKey::table)
            .distinct()
            .map(table -> "the foreign key of " + table)
            .collect(Collectors.joining(", "));
    return keys.isEmpty() ? "" : " (%s among it)".formatted(keys);
  }
}
