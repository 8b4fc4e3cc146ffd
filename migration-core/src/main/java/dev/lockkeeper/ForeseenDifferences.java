package dev.lockkeeper;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Breaks;
import dev.lockkeeper.evidence.Step;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Difference;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.script.StatementId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the running release would miss, where no server was asked: the schema carried through the
 * released scripts against the one after the pending ones.
 *
 * <p>As on a server only what is still missing in the end counts, and it is laid at the statement
 * that took it away. New restrictions are left to a server: in a script they show only that
 * somebody has thought of them, and each has a hazard of its own where it scans.
 */
final class ForeseenDifferences {

  private static final Pattern RENAMED_VALUE =
      Pattern.compile("(?s)RENAME VALUE '((?:[^']++|'')*+)' TO .*");

  private final Schema released;
  private final Map<StatementId, List<Difference>> byStatement = new HashMap<>();
  private final Set<Table> missed = new HashSet<>();

  private ForeseenDifferences(Schema released) {
    this.released = released;
  }

  /**
   * @param pending statements, in order
   * @param end the schema after the last of them
   */
  static ForeseenDifferences of(List<Step> pending, Schema end) {
    Schema released = pending.isEmpty() ? end : pending.get(0).before().schema();
    ForeseenDifferences foreseen = new ForeseenDifferences(released);
    List<Difference> open = new ArrayList<>(Difference.between(released, end));
    open.forEach(difference -> foreseen.missed.add(difference.table()));
    open.removeIf(ForeseenDifferences::isRestriction);
    for (int i = 0; i < pending.size(); i++) {
      Schema after = i + 1 < pending.size() ? pending.get(i + 1).before().schema() : end;
      List<Difference> here = new ArrayList<>(foreseen.renamedValues(pending.get(i)));
      if (!open.isEmpty() && after != pending.get(i).before().schema()) {
        List<Difference> now = Difference.between(released, after);
        open.stream().filter(now::contains).forEach(here::add);
        open.removeAll(here);
      }
      foreseen.byStatement.put(pending.get(i).read().id(), here);
    }
    return foreseen;
  }

  private static boolean isRestriction(Difference difference) {
    return difference instanceof Difference.ColumnRequired
        || difference instanceof Difference.ConstraintAdded
        || difference instanceof Difference.ColumnBound
        || difference instanceof Difference.DomainStricter;
  }

  /** Only the text of a statement names an enum's values. */
  private List<Difference> renamedValues(Step step) {
    return step.read().operations().stream()
        .filter(AlterObject.class::isInstance)
        .map(AlterObject.class::cast)
        .filter(alter -> alter.kind() == ObjectKind.TYPE)
        .filter(alter -> !isNew(Table.named(alter.name()), step))
        .flatMap(alter -> renamedValue(alter).stream())
        .toList();
  }

  private boolean isNew(Table type, Step step) {
    return released.object(type).isEmpty() && step.before().schema().object(type).isPresent();
  }

  private static Optional<Difference> renamedValue(AlterObject alter) {
    Matcher renamed = RENAMED_VALUE.matcher(alter.action());
    return renamed.matches()
        ? Optional.of(
            new Difference.EnumValueGone(
                Table.named(alter.name()), renamed.group(1).replace("''", "'")))
        : Optional.empty();
  }

  /** Returns what is missed because of the statement. */
  List<Difference> differencesOf(Step step) {
    return byStatement.getOrDefault(step.read().id(), List.of());
  }

  /**
   * Returns the effects but for breaks of known tables that a later statement mends: a table
   * renamed behind a view of its old name is missed by nobody.
   */
  List<Effect> standing(List<Effect> prediction) {
    return prediction.stream()
        .filter(effect -> !(effect instanceof Breaks breaks) || stands(breaks.table()))
        .toList();
  }

  private boolean stands(Table table) {
    return released.table(table).isEmpty() || missed.contains(table);
  }
}
