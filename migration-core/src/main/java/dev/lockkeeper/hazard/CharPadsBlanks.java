package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Operation.AddColumn;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Operation.CreateTable;
import java.util.stream.Stream;

/**
 * A matter of style, because where every value is as long as the type nothing is padded.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-character.html">Character
 *     Types</a>
 */
@HazardInfo(
    id = "char-pads-blanks",
    severity = Severity.WARNING,
    summary = "Text type that is filled up with blanks",
    danger =
        "shorter values are stored with blanks behind them, which count in some comparisons and not"
            + " in others, and a longer one needs a change of type",
    remedy = "declare it text, with a CHECK of its length where that matters",
    asksFor = {CreateTable.class, AddColumn.class, ChangeColumnType.class},
    style = true)
final class CharPadsBlanks extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return DeclaredColumn.in(evidence)
        .filter(one -> isPadded(one.column().type()))
        .map(
            one ->
                one.danger(
                    "%s is filled up with blanks to %s characters"
                        .formatted(one, one.column().type().arguments().get(0))));
  }

  /** One character is never padded. */
  private static boolean isPadded(ColumnType type) {
    return type.name().equals("character")
        && !type.arguments().isEmpty()
        && !type.arguments().get(0).equals("1");
  }
}
