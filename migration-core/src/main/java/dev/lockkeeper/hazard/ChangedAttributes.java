package dev.lockkeeper.hazard;

import dev.lockkeeper.effect.Effect.Rewrites;
import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Table;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Attributes of composite types, of which columns and tables may be made. */
record ChangedAttributes(Evidence evidence) {

  private static final Pattern DROPPED = Pattern.compile("DROP ATTRIBUTE (.+?)(?: CASCADE)?");
  private static final Pattern ADDED = Pattern.compile("ADD ATTRIBUTE (\\S+) .+");
  private static final Pattern RETYPED =
      Pattern.compile("ALTER ATTRIBUTE (.+) TYPE (.+?)(?: CASCADE)?");

  private record Change(String type, MatchResult action) {
    String attribute() {
      return type + "." + action.group(1);
    }
  }

  Stream<Danger> dropped() {
    return changes(DROPPED)
        .map(
            drop ->
                Danger.of(
                    "%s and its values are gone; the running release fails where it names it"
                        .formatted(drop.attribute())));
  }

  /** Tables that were made OF the type change along. */
  Stream<Danger> retyped() {
    return changes(RETYPED)
        .flatMap(
            change ->
                evidence
                    .effects(Rewrites.class)
                    .flatMap(rewrite -> LongWait.on(rewrite.table(), evidence).stream())
                    .map(
                        wait ->
                            wait.danger(
                                "while %s becomes %s in every row"
                                    .formatted(change.attribute(), change.action().group(2)))));
  }

  /** A warning, because who writes a column's attributes by their names goes on. */
  Stream<Danger> added() {
    return changes(ADDED).flatMap(this::tooShort);
  }

  private Stream<Danger> tooShort(Change change) {
    Table type = Table.named(change.type());
    return evidence.before().schema().tables().stream()
        .filter(shape -> !evidence.born(shape.table()))
        .flatMap(
            shape ->
                shape.columns().stream()
                    .filter(column -> Table.named(column.type().name()).equals(type))
                    .map(
                        column ->
                            Danger.to(
                                    shape.table(),
                                    "writes of the running release to %s.%s fail where they give it a ROW without %s"
                                        .formatted(
                                            shape.table(), column.name(), change.attribute()))
                                .weighing(Severity.WARNING)));
  }

  private Stream<Change> changes(Pattern form) {
    return evidence
        .operations(AlterObject.class)
        .filter(alter -> alter.kind() == ObjectKind.TYPE)
        .filter(alter -> !new MadeHere(evidence).is(ObjectKind.TYPE, alter.name()))
        .flatMap(
            alter -> {
              Matcher action = form.matcher(alter.action());
              return action.matches()
                  ? Stream.of(new Change(alter.name(), action.toMatchResult()))
                  : Stream.empty();
            });
  }
}
