package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Table;
import java.util.stream.Stream;

/**
 * A view takes writes only where a rule or a trigger says how, so that there it is the cure.
 *
 * @see <a href="https://www.postgresql.org/docs/current/rules-update.html">Rules on writes</a>
 */
@HazardInfo(
    id = "rule-replaces-writes",
    summary = "Rule that does something INSTEAD of a table's writes",
    danger =
        "what the running release writes is lost or goes elsewhere without an error, and fails where"
            + " it asks for RETURNING",
    remedy =
        "let the application write elsewhere first; where a write is to be refused, use a trigger"
            + " that raises an error",
    asksFor = CreateObject.class)
final class RuleReplacesWrites extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(CreateObject.class)
        .filter(create -> create.kind() == ObjectKind.RULE)
        .filter(create -> create.definition().traits().contains(Trait.INSTEAD))
        .flatMap(create -> create.on().stream().map(table -> danger(create, table)))
        .filter(danger -> danger.table().filter(table -> isInUse(table, evidence)).isPresent());
  }

  private static Danger danger(CreateObject rule, Table table) {
    return Danger.to(
        table,
        "rule %s takes the place of writes to %s, and the running release is not told"
            .formatted(rule.name(), table));
  }

  private static boolean isInUse(Table table, Evidence evidence) {
    return !evidence.born(table) && evidence.before().schema().object(table).isEmpty();
  }
}
