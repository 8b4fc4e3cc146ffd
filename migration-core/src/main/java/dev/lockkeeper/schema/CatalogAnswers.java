package dev.lockkeeper.schema;

import dev.lockkeeper.operation.CatalogQuestion;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what a schema knows of what the catalog is asked for.
 *
 * <p>What the schema holds is there. What it does not hold may be there all the same, made by
 * nobody knows whom, but for a column of a table that was seen being made.
 */
final class CatalogAnswers {

  private static final Optional<Boolean> THERE = Optional.of(true);

  private final Schema schema;
  private final CatalogQuestion question;

  CatalogAnswers(Schema schema, CatalogQuestion question) {
    this.schema = schema;
    this.question = question;
  }

  Optional<Boolean> answer() {
    return switch (question.kind()) {
      case COLUMN -> column();
      case TABLE -> there(tables(question.name()).findAny().isPresent());
      case RELATION ->
          there(
              tables(question.name()).findAny().isPresent()
                  || indexes().findAny().isPresent()
                  || isSequence());
      case INDEX -> there(indexes().findAny().isPresent());
      case SEQUENCE -> there(isSequence());
      case CONSTRAINT -> there(isConstraint());
      case TYPE -> there(is(ObjectKind.TYPE) || is(ObjectKind.DOMAIN));
      case TRIGGER -> trigger();
    };
  }

  private static Optional<Boolean> there(boolean known) {
    return known ? THERE : Optional.empty();
  }

  private Optional<Boolean> column() {
    String table = question.table().orElseThrow();
    List<TableShape> shapes = tables(table).toList();
    if (shapes.stream().anyMatch(shape -> shape.column(question.name()).isPresent())) {
      return THERE;
    }
    boolean whole =
        !shapes.isEmpty()
            && shapes.stream().allMatch(this::isWhole)
            && objects(table).findAny().isEmpty();
    return whole ? Optional.of(false) : Optional.empty();
  }

  private boolean isWhole(TableShape shape) {
    return schema.attachments().of(shape.table()).stream()
        .noneMatch(one -> one.is(ObjectKind.OTHER, ""));
  }

  private boolean isConstraint() {
    return schema.tables().stream()
        .filter(shape -> belongs(shape.table()))
        .anyMatch(shape -> shape.constraint(question.name()).isPresent());
  }

  private Optional<Boolean> trigger() {
    List<Table> having = schema.attachments().having(ObjectKind.TRIGGER, question.name());
    return there(having.stream().anyMatch(this::belongs));
  }

  private Stream<Index> indexes() {
    return schema.indexes().stream()
        .filter(index -> index.name().equals(question.name()) && belongs(index.table()));
  }

  private boolean belongs(Table table) {
    return isInSchema(table)
        && question.table().filter(name -> !name.equals(table.name())).isEmpty();
  }

  private boolean isSequence() {
    return is(ObjectKind.SEQUENCE)
        || schema.tables().stream()
            .flatMap(shape -> schema.sequencesOf(shape.table()).stream())
            .map(Sequence::name)
            .anyMatch(name -> name.name().equals(question.name()) && isInSchema(name));
  }

  private boolean is(ObjectKind kind) {
    return objects(question.name()).anyMatch(object -> object.kind() == kind);
  }

  private Stream<SchemaObject> objects(String name) {
    return schema.objects().stream()
        .filter(object -> object.name().name().equals(name) && isInSchema(object.name()));
  }

  private Stream<TableShape> tables(String name) {
    return schema.tables().stream()
        .filter(shape -> shape.table().name().equals(name) && isInSchema(shape.table()));
  }

  private boolean isInSchema(Table table) {
    return question.schema().filter(name -> !schema.isIn(name, table)).isEmpty();
  }
}
