package dev.lockkeeper.hazard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides whether a second column can take the place of one that becomes wider.
 *
 * @param change that is asked for
 * @param alone whether the statement asks for nothing else
 * @param standing what the column is, and what rests on it
 */
record WideningInSteps(ChangeColumnType change, boolean alone, StandingColumn standing) {

  /** In bytes; PostgreSQL cuts longer ones off. */
  private static final int LONGEST_NAME = 63;

  private static final Map<String, Set<String>> WIDER =
      Map.of(
          "smallint",
          Set.of("integer", "bigint"),
          "integer",
          Set.of("bigint"),
          "real",
          Set.of("double precision"));

  /** Returns the change, where it is to a wider number that every old value is one of. */
  static Optional<WideningInSteps> of(ChangeColumnType change, Evidence evidence) {
    boolean alone = evidence.read().operations().size() == 1;
    return StandingColumn.of(change.table(), change.column(), evidence.before().schema())
        .filter(standing -> isWider(standing.column(), change))
        .map(standing -> new WideningInSteps(change, alone, standing));
  }

  private static boolean isWider(Column column, ChangeColumnType change) {
    return column.type().dimensions() == 0
        && change.type().dimensions() == 0
        && WIDER.getOrDefault(column.type().name(), Set.of()).contains(change.type().name());
  }

  /** Returns the cure; none where something is in its way. */
  Cure cure() {
    return obstacle().isPresent() ? Cure.NONE : new SecondColumn(wider()).cure();
  }

  /** Returns why no second column can take its place. */
  Optional<String> obstacle() {
    return statement()
        .or(this::values)
        .or(() -> new RestingOnTable(standing).obstacle())
        .or(() -> new RestingOnColumn(standing).obstacle())
        .or(this::names);
  }

  private Optional<String> statement() {
    if (!alone) {
      return Optional.of("the statement does more than that");
    }
    return change.using().filter(this::isOther).map(using -> "USING makes other values of it");
  }

  /** A cast of the column itself is what happens without USING. */
  private boolean isOther(Expression using) {
    String itself = "\\(?\"?%s\"?\\)? ?:: ?(bigint|int8|integer|int4|int|double precision|float8)";
    return !using.sql().matches("(?i)" + itself.formatted(Pattern.quote(column().name())));
  }

  private Optional<String> values() {
    Generation generation = column().generation();
    if (generation == Generation.STORED || generation == Generation.VIRTUAL) {
      return Optional.of("it is generated");
    }
    return generation != Generation.NONE && standing.sequence().isEmpty()
        ? Optional.of("its sequence is not known")
        : Optional.empty();
  }

  private Optional<String> names() {
    String name = column().name();
    boolean taken =
        Stream.of(WiderColumn.other(name), name + "_old")
            .anyMatch(one -> standing.shape().column(one).isPresent());
    List<Twin> twins = new Twins(wider()).all().toList();
    boolean tooLong =
        Stream.concat(
                Stream.of(WiderColumn.helper(change.table(), name)),
                twins.stream().map(Twin::second))
            .anyMatch(one -> one.getBytes(UTF_8).length > LONGEST_NAME);
    return taken || tooLong || twins.stream().anyMatch(Twin::isTaken)
        ? Optional.of("the names for the second one are taken or too long")
        : Optional.empty();
  }

  private WiderColumn wider() {
    return new WiderColumn(standing, change.type());
  }

  private Column column() {
    return standing.column();
  }
}
