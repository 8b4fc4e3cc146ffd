package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Deferral;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Carries forward when a foreign key looks. */
final class DeferralSteps {

  private final Schema before;

  DeferralSteps(Schema before) {
    this.before = before;
  }

  /** The detail is the constraint's name with its new attributes behind it. */
  Schema attributes(Table table, String detail) {
    Optional<Constraint> key =
        before.table(table).stream()
            .flatMap(shape -> shape.constraints(Kind.FOREIGN_KEY).stream())
            .filter(own -> own.name().filter(name -> detail.startsWith(name + " ")).isPresent())
            .findFirst();
    String said =
        key.map(own -> detail.substring(own.name().orElseThrow().length()).toUpperCase(Locale.ROOT))
            .orElse("");
    return said.contains("DEFERR") || said.contains("INITIALLY")
        ? deferred(before, table, key.orElseThrow(), deferral(said))
        : before;
  }

  /** sql-altertable: what is not said is NOT DEFERRABLE and INITIALLY IMMEDIATE. */
  private static Deferral deferral(String said) {
    if (said.contains("INITIALLY DEFERRED")) {
      return Deferral.INITIALLY_DEFERRED;
    }
    return said.contains("DEFERRABLE") && !said.contains("NOT DEFERRABLE")
        ? Deferral.DEFERRABLE
        : Deferral.NOT_DEFERRABLE;
  }

  /** The key of a divided table is the same on each partition. */
  private static Schema deferred(Schema schema, Table table, Constraint key, Deferral deferral) {
    Optional<TableShape> shape = schema.table(table);
    if (shape.isEmpty()) {
      return schema;
    }
    List<Constraint> constraints =
        shape.get().constraints().stream()
            .map(own -> isSame(own, key) ? own.deferred(deferral) : own)
            .toList();
    Schema after = schema.with(shape.get().withConstraints(constraints));
    for (TableShape child : schema.childrenOf(table)) {
      after = child.partitionOf().isEmpty() ? after : deferred(after, child.table(), key, deferral);
    }
    return after;
  }

  private static boolean isSame(Constraint own, Constraint key) {
    return own.kind() == Kind.FOREIGN_KEY
        && own.columns().equals(key.columns())
        && own.references().map(Reference::table).equals(key.references().map(Reference::table));
  }
}
