package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Definition.Trait;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.AlterObject;
import dev.lockkeeper.operation.Operation.CreateObject;
import dev.lockkeeper.operation.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of domains and sequences, as far as later statements depend on it. */
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
    return own(
        new Sequence(
            Table.named(operation.name()),
            operation.on().get(),
            operation.action().substring(OWNED_BY.length())),
        before);
  }

  /** What is new is there from now on; a sequence may go with a column at once. */
  Schema create(CreateObject operation) {
    Table name = Table.named(operation.name());
    Definition definition = operation.definition();
    Schema after =
        before.with(new SchemaObject(name, operation.kind(), Optional.empty(), definition));
    boolean owned = operation.kind() == ObjectKind.SEQUENCE && !definition.shows().isEmpty();
    return owned && before.object(name).isEmpty()
        ? own(new Sequence(name, definition.reads().get(0), definition.shows().get(0)), after)
        : after;
  }

  /** ddl-depend: views over what is gone went with it, or it would have stayed; not in MySQL. */
  static Schema withoutViewsOver(Table relation, Schema schema) {
    if (schema.rules() == CatalogRules.MYSQL) {
      return schema;
    }
    Schema after = schema;
    for (SchemaObject object : schema.objects()) {
      boolean over =
          (object.kind() == ObjectKind.VIEW || object.kind() == ObjectKind.MATERIALIZED_VIEW)
              && object.definition().reads().contains(relation)
              && after.object(object.name()).isPresent();
      after = over ? withoutViewsOver(object.name(), after.without(object)) : after;
    }
    return after;
  }

  private static Schema own(Sequence sequence, Schema schema) {
    List<Sequence> owned = new ArrayList<>(schema.sequencesOf(sequence.owner()));
    owned.removeIf(other -> other.name().equals(sequence.name()));
    owned.add(sequence);
    return schema.withSequences(sequence.owner(), owned);
  }
}
