package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.DropObject;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Attachment;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.TableShape;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What goes with a sequence, a type, a function or a whole schema. */
final class DropFacts {

  private final Situation situation;

  DropFacts(Situation situation) {
    this.situation = situation;
  }

  void sequence(DropObject operation, Deeds deeds) {
    Table sequence = ObjectFacts.named(operation.name());
    deeds.lock(sequence, ACCESS_EXCLUSIVE).loses(sequence, "the count of " + sequence);
    if (!operation.cascade()) {
      return;
    }
    for (TableShape shape : situation.schema().tables()) {
      // sql-dropsequence, CASCADE: the defaults that use it go as well
      if (shape.columns().stream()
          .anyMatch(column -> situation.sequencesOf(shape.table(), column).contains(sequence))) {
        deeds.lock(shape.table(), ACCESS_EXCLUSIVE);
      }
    }
  }

  /** sql-droptype, CASCADE: columns of the type go with it. */
  void type(DropObject operation, Deeds deeds) {
    if (operation.cascade()) {
      for (TableShape user : Types.users(operation.name(), situation.schema())) {
        deeds
            .lock(user.table(), ACCESS_EXCLUSIVE)
            .loses(user.table(), "columns of type %s".formatted(operation.name()))
            .breaksBoth(user.table(), "columns of type %s go".formatted(operation.name()));
        user.columns().stream()
            .filter(column -> Types.is(column, operation.name(), situation.schema()))
            .map(column -> situation.viewsOver(situation.family(user.table()), column.name()))
            .forEach(views -> deeds.lock(views, ACCESS_EXCLUSIVE));
      }
    }
  }

  /**
   * sql-dropfunction, CASCADE: "objects that depend on the function (such as operators or
   * triggers)" go with it, and defaults, checks, indexes and views that call it.
   */
  void function(DropObject operation, Deeds deeds) {
    if (!operation.cascade()) {
      return;
    }
    Table dropped = ObjectFacts.named(operation.name());
    for (Attachment attachment : situation.schema().attachments().all()) {
      if (calls(attachment.functions().stream(), dropped)) {
        deeds.lock(situation.partitionTree(attachment.on()), ACCESS_EXCLUSIVE);
      }
    }
    for (TableShape shape : situation.schema().tables()) {
      if (calls(functionsOf(shape), dropped)
          || situation.schema().indexesOf(shape.table()).stream()
              .anyMatch(index -> calls(index, dropped))) {
        deeds.lock(shape.table(), ACCESS_EXCLUSIVE);
      }
    }
    for (SchemaObject object : situation.schema().objects()) {
      if (Situation.isView(object)
          && calls(object.definition().mentions().functions().stream(), dropped)) {
        deeds.lock(object.name(), ACCESS_EXCLUSIVE);
      }
    }
  }

  private static Stream<String> functionsOf(TableShape shape) {
    return Stream.concat(
            shape.columns().stream().map(Column::defaultValue),
            shape.constraints().stream().map(Constraint::expression))
        .flatMap(Optional::stream)
        .map(Expression::functions)
        .flatMap(java.util.Set::stream);
  }

  private static boolean calls(Stream<String> functions, Table dropped) {
    return functions.map(ObjectFacts::named).anyMatch(dropped::equals);
  }

  private static boolean calls(Index index, Table dropped) {
    Pattern call = Pattern.compile("\\b" + Pattern.quote(dropped.name()) + "\\(");
    return index.keys().stream().anyMatch(key -> call.matcher(key).find())
        || calls(index.where().stream().flatMap(where -> where.functions().stream()), dropped);
  }

  /** sql-dropschema, CASCADE: everything in it goes, and what depends on that. */
  void schema(DropObject operation, Deeds deeds) {
    for (TableShape shape : situation.schema().tables()) {
      if (situation.schema().isIn(operation.name(), shape.table())) {
        new TableFacts(situation).drop(shape.table(), true, deeds);
      }
    }
    for (SchemaObject object : situation.schema().objects()) {
      if (situation.schema().isIn(operation.name(), object.name())) {
        DropObject part =
            new DropObject(
                object.kind(),
                object.name().toString(),
                Optional.empty(),
                false,
                operation.cascade());
        part(part, deeds);
      }
    }
  }

  private void part(DropObject part, Deeds deeds) {
    switch (part.kind()) {
      case VIEW, MATERIALIZED_VIEW -> deeds.lock(ObjectFacts.named(part.name()), ACCESS_EXCLUSIVE);
      case SEQUENCE -> sequence(part, deeds);
      case TYPE, DOMAIN -> type(part, deeds);
      default -> function(named(part), deeds);
    }
  }

  /** A routine is kept under its name with parentheses behind it. */
  private static DropObject named(DropObject part) {
    return new DropObject(
        ObjectKind.FUNCTION,
        part.name().replaceFirst("\\(\\)$", ""),
        Optional.empty(),
        false,
        part.cascade());
  }
}
