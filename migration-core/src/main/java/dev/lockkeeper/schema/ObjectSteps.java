package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What ALTER does to domains and sequences, as far as later statements depend on it. */
final class ObjectSteps {

  private static final String OWNED_BY = "OWNED BY ";

  private final Schema before;

  ObjectSteps(Schema before) {
    this.before = before;
  }

  /** A domain that gets a constraint refuses values from then on. */
  Schema alterDomain(AlterObject operation) {
    boolean restricts =
        operation.action().startsWith("ADD ") || operation.action().startsWith("SET NOT NULL");
    return before
        .object(Table.named(operation.name()))
        .filter(known -> restricts)
        .map(known -> before.with(restricting(known)))
        .orElse(before);
  }

  private static SchemaObject restricting(SchemaObject domain) {
    return new SchemaObject(
        domain.name(),
        domain.kind(),
        domain.detail(),
        domain.definition().with(Set.of(Trait.RESTRICTING)));
  }

  /** A sequence goes with the column that owns it. */
  Schema ownSequence(AlterObject operation) {
    if (operation.on().isEmpty() || !operation.action().startsWith(OWNED_BY)) {
      return before;
    }
    Table owner = operation.on().get();
    Sequence sequence =
        new Sequence(
            Table.named(operation.name()), owner, operation.action().substring(OWNED_BY.length()));
    List<Sequence> owned = new ArrayList<>(before.sequencesOf(owner));
    owned.removeIf(other -> other.name().equals(sequence.name()));
    owned.add(sequence);
    return before.withSequences(owner, owned);
  }
}
