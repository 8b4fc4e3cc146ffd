package dev.lockkeeper.hazard;

import static dev.lockkeeper.operation.Definition.Trait.CHANGES_ALL;
import static dev.lockkeeper.operation.Definition.Trait.DELETES_ALL;
import static dev.lockkeeper.operation.Definition.Trait.RESTRICTIVE;
import static dev.lockkeeper.operation.Definition.Trait.SHOWS_ALL;
import static dev.lockkeeper.operation.Definition.Trait.TAKES_ALL;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Attachment;
import dev.lockkeeper.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A warning, because owners and roles with BYPASSRLS see all rows, unless FORCE is said. Where the
 * transaction leaves policies that permit everything, for whichever role, nobody misses a row.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-rowsecurity.html">Row Security
 *     Policies</a>: "If no policy exists for the table, a default-deny policy is used"
 */
@HazardInfo(
    id = "row-security-hides-rows",
    severity = Severity.WARNING,
    summary = "Row security switched on, or a policy narrowed or dropped, on a table in use",
    danger = "the running release no longer sees, or can no longer write, rows that it had",
    remedy =
        "create the policies that let the running release see all its rows before switching it on",
    asksFor = {ChangeTableOption.class, DropObject.class, AlterObject.class, CreateObject.class})
final class RowSecurityHidesRows extends Hazard {

  private static final Set<Trait> EVERYTHING =
      Set.of(SHOWS_ALL, TAKES_ALL, CHANGES_ALL, DELETES_ALL);

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> enabled =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> change.option() == TableOption.ROW_SECURITY)
            .filter(change -> change.detail().matches("(?:ENABLE|FORCE) .*"))
            .filter(change -> hides(evidence, change.table()))
            .map(
                change ->
                    Danger.to(
                        change.table(),
                        "rows of %s that no policy shows are hidden from whoever does not own it"
                            .formatted(change.table())));
    Stream<Danger> dropped =
        evidence
            .operations(DropObject.class)
            .filter(drop -> drop.kind() == ObjectKind.POLICY && drop.on().isPresent())
            .filter(drop -> !isRestrictive(evidence, drop))
            .flatMap(drop -> policy(evidence, drop.name(), drop.on()));
    Stream<Danger> altered =
        evidence
            .operations(AlterObject.class)
            .filter(alter -> alter.kind() == ObjectKind.POLICY && alter.newName().isEmpty())
            .flatMap(alter -> policy(evidence, alter.name(), alter.on()));
    Stream<Danger> restricting =
        evidence
            .operations(CreateObject.class)
            .filter(made -> made.kind() == ObjectKind.POLICY)
            .filter(made -> made.definition().traits().contains(RESTRICTIVE))
            .flatMap(made -> policy(evidence, made.name(), made.on()));
    return Stream.of(enabled, dropped, altered, restricting).flatMap(dangers -> dangers);
  }

  private static Stream<Danger> policy(Evidence evidence, String name, Optional<Table> on) {
    return on
        .filter(table -> isEnabled(evidence.before().schema(), table) && hides(evidence, table))
        .stream()
        .map(
            table ->
                Danger.of(
                    "rows that were seen or written before policy %s changed are hidden or refused"
                        .formatted(name)));
  }

  private static boolean hides(Evidence evidence, Table table) {
    List<Attachment> left = evidence.afterTransaction().attachments().of(table);
    Set<Trait> permitted =
        left.stream().flatMap(one -> one.traits().stream()).collect(Collectors.toSet());
    return !evidence.born(table)
        && (permitted.contains(RESTRICTIVE) || !permitted.containsAll(EVERYTHING));
  }

  /** Of a table that nobody has seen made it is not known. */
  private static boolean isEnabled(Schema schema, Table table) {
    return schema
        .table(table)
        .map(shape -> shape.options().getOrDefault(TableOption.ROW_SECURITY, "DISABLE"))
        .filter(last -> last.startsWith("DISABLE"))
        .isEmpty();
  }

  private static boolean isRestrictive(Evidence evidence, DropObject drop) {
    return evidence.before().schema().attachments().of(drop.on().orElseThrow()).stream()
        .anyMatch(one -> one.name().equals(drop.name()) && one.traits().contains(RESTRICTIVE));
  }
}
