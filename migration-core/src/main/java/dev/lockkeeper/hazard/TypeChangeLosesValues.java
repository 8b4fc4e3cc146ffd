package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What cannot be converted fails, and loses nothing: this is about what is cut without a word. */
@HazardInfo(
    id = "type-change-loses-values",
    summary = "Type change that rounds or cuts values without a word",
    danger = "what was cut off is gone, and no later change of type brings it back",
    remedy =
        "add a column of the new type, copy in batches, and keep the old one until nobody misses"
            + " what is cut",
    asksFor = ChangeColumnType.class)
final class TypeChangeLosesValues extends Hazard {

  private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
  private static final Set<String> FRACTIONS = Set.of("numeric", "real", "double precision");
  private static final Set<String> CUTTING =
      Set.of(
          "left", "right", "substring", "substr", "trunc", "round", "floor", "ceil", "date_trunc");
  private static final String TIMESTAMP = "timestamp with.* time zone";

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(ChangeColumnType.class)
        .filter(change -> !evidence.born(change.table()))
        .filter(
            change ->
                cuts(change)
                    || old(change, evidence).filter(was -> loses(was, change.type())).isPresent())
        .map(
            change ->
                Danger.to(
                    change.table(),
                    "%s.%s keeps only what fits into %s; the rest of each value is gone"
                        .formatted(change.table(), change.column(), change.type())));
  }

  private static Optional<ColumnType> old(ChangeColumnType change, Evidence evidence) {
    return evidence
        .before()
        .schema()
        .table(change.table())
        .flatMap(table -> table.column(change.column()))
        .map(column -> column.type());
  }

  private static boolean cuts(ChangeColumnType change) {
    return change.using().map(Expression::functions).orElse(Set.of()).stream()
        .anyMatch(CUTTING::contains);
  }

  private static boolean loses(ColumnType was, ColumnType to) {
    return (FRACTIONS.contains(was.name()) && INTEGERS.contains(to.name()))
        || (was.name().equals("double precision") && to.name().equals("real"))
        || (was.name().matches(TIMESTAMP)
            && Set.of("date", "time without time zone").contains(to.name()))
        || (was.name().equals("numeric") && to.name().equals("numeric") && fewerDigits(was, to, 1))
        || (was.name().matches(TIMESTAMP)
            && to.name().equals(was.name())
            && fewerDigits(was, to, 0));
  }

  /** Without arguments all digits are kept; a numeric with precision alone has no fraction. */
  private static boolean fewerDigits(ColumnType was, ColumnType to, int argument) {
    return digits(to.arguments(), argument) < digits(was.arguments(), argument);
  }

  private static int digits(List<String> arguments, int argument) {
    if (arguments.isEmpty()) {
      return Integer.MAX_VALUE;
    }
    String written = argument < arguments.size() ? arguments.get(argument).strip() : "0";
    return written.matches("-?\\d{1,4}") ? Integer.parseInt(written) : 0;
  }
}
