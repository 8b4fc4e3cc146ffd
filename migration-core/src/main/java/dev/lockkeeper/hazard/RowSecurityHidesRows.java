package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.TableOption;
import java.util.stream.Stream;

/**
 * A warning, because owners and roles with BYPASSRLS see all rows, unless FORCE is said.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-rowsecurity.html">Row Security
 *     Policies</a>: "If no policy exists for the table, a default-deny policy is used"
 */
@HazardInfo(
    id = "row-security-hides-rows",
    severity = Severity.WARNING,
    summary = "Row security switched on, or a policy dropped, on a table in use",
    danger = "the running release no longer sees, or can no longer write, rows that it had",
    remedy =
        "create the policies that let the running release see all its rows before switching it on",
    asksFor = {ChangeTableOption.class, DropObject.class})
final class RowSecurityHidesRows extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    Stream<Danger> enabled =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> change.option() == TableOption.ROW_SECURITY)
            .filter(change -> !evidence.born(change.table()))
            .filter(change -> change.detail().matches("(?:ENABLE|FORCE) .*"))
            .map(
                change ->
                    Danger.to(
                        change.table(),
                        "rows of %s that no policy shows are hidden from whoever does not own it"
                            .formatted(change.table())));
    Stream<Danger> policies =
        evidence
            .operations(DropObject.class)
            .filter(drop -> drop.kind() == ObjectKind.POLICY)
            .filter(drop -> drop.on().filter(evidence::born).isEmpty())
            .map(
                drop ->
                    Danger.of(
                        "rows that policy %s showed or let be written are hidden or refused"
                            .formatted(drop.name())));
    return Stream.concat(enabled, policies);
  }
}
