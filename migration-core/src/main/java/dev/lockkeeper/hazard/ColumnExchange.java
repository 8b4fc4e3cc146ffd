package dev.lockkeeper.hazard;

import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.finding.Cure.Step;
import dev.lockkeeper.operation.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The script in which a second column takes the place of the first, under a short lock.
 *
 * @param wider the column
 */
record ColumnExchange(WiderColumn wider) {

  Cure cure() {
    Twins twins = new Twins(wider);
    RequiredColumn required = new RequiredColumn(wider);
    CountingIdentity identity = new CountingIdentity(wider);
    List<String> all = new ArrayList<>(twins.constraintsFreed());
    all.addAll(required.demanded());
    all.add(SecondColumn.dropOfTrigger(wider));
    all.add("DROP FUNCTION IF EXISTS %s()".formatted(wider.helperInSchema()));
    all.addAll(identity.handedOver());
    all.addAll(twins.indexesFreed());
    all.addAll(required.freed());
    all.addAll(freed());
    all.addAll(named());
    all.addAll(twins.named());
    all.addAll(required.named());
    return new Cure(
        List.of(
            new Step(
                List.of(
                    "SET LOCAL lock_timeout = '3s'", wider.unlessDone(identity.declared(), all)),
                true,
                false,
                ("%s stands last from here on, without a comment and grants of its own: no"
                        + " release may write or read this table without naming columns")
                    .formatted(wider.column().name()))));
  }

  /** The old column gives away what it has: nobody fills it any more. */
  private List<String> freed() {
    return makesValues()
        .map(
            value ->
                List.of(
                    "%s ALTER COLUMN %s DROP DEFAULT".formatted(wider.alter(), wider.name()),
                    "%s ALTER COLUMN %s SET DEFAULT %s"
                        .formatted(wider.alter(), wider.other(), value)))
        .orElse(List.of());
  }

  private Optional<String> makesValues() {
    if (wider.isIdentity()) {
      return Optional.empty();
    }
    return wider
        .sequence()
        .map(it -> "nextval('%s'::regclass)".formatted(Quoted.name(it).replace("'", "''")))
        .or(() -> wider.column().defaultValue().map(Expression::sql));
  }

  private List<String> named() {
    String away = Quoted.name(wider.column().name() + "_old");
    return List.of(
        renamed(wider.name(), away),
        renamed(wider.other(), wider.name()),
        renamed(away, wider.other()));
  }

  private String renamed(String from, String to) {
    return "%s RENAME COLUMN %s TO %s".formatted(wider.alter(), from, to);
  }
}
