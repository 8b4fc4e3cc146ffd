package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.TableOption;
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

  @Override
  public Stream<Danger> in(Evidence evidence) {
    HiddenRows rows = new HiddenRows(evidence);
    Stream<Danger> enabled =
        evidence
            .operations(ChangeTableOption.class)
            .filter(change -> change.option() == TableOption.ROW_SECURITY)
            .filter(change -> change.detail().matches("(?:ENABLE|FORCE) .*"))
            .filter(change -> rows.areIn(change.table()) && !comesBack(change, evidence))
            .map(RowSecurityHidesRows::enabled);
    return Stream.concat(enabled, new ChangedPolicies(evidence).hiding(rows));
  }

  /** What was on when the transaction began, others have never seen off. */
  private static boolean comesBack(ChangeTableOption change, Evidence evidence) {
    return change.detail().startsWith("ENABLE")
        && evidence.transaction().earlier().stream()
            .limit(1)
            .flatMap(first -> first.before().schema().table(change.table()).stream())
            .map(shape -> shape.options().getOrDefault(TableOption.ROW_SECURITY, "DISABLE"))
            .anyMatch(last -> !last.startsWith("DISABLE"));
  }

  private static Danger enabled(ChangeTableOption change) {
    String from =
        change.detail().startsWith("FORCE") ? "its owner as well" : "whoever does not own it";
    return Danger.to(
        change.table(),
        "rows of %s that no policy shows are hidden from %s".formatted(change.table(), from));
  }
}
