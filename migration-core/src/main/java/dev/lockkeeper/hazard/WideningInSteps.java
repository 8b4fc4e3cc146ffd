package dev.lockkeeper.hazard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.finding.Cure;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation.ChangeColumnType;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.SchemaObject;
import dev.lockkeeper.schema.Sequence;
import dev.lockkeeper.schema.TableShape;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Decides whether a second column can take the place of one that becomes wider: whatever else rests
 * on the old one would stay with it.
 */
record WideningInSteps(
    ChangeColumnType change, boolean alone, TableShape shape, Column column, Schema schema) {

  /** In bytes; PostgreSQL cuts longer ones off. */
  private static final int LONGEST_NAME = 63;

  private static final Map<String, Set<String>> WIDER =
      Map.of("smallint", Set.of("integer", "bigint"), "integer", Set.of("bigint"));

  private static final Set<TableOption> GOES_WITH_COLUMN_OR_KEY =
      Set.of(
          TableOption.COLUMN_STATISTICS,
          TableOption.COLUMN_STORAGE,
          TableOption.COLUMN_OPTIONS,
          TableOption.CLUSTER_MARK,
          TableOption.REPLICA_IDENTITY,
          TableOption.TYPE);

  /** Returns the change, where it is to a wider whole number. */
  static Optional<WideningInSteps> of(ChangeColumnType change, Evidence evidence) {
    Schema schema = evidence.before().schema();
    boolean alone = evidence.read().operations().size() == 1;
    return schema
        .table(change.table())
        .flatMap(
            shape ->
                shape
                    .column(change.column())
                    .filter(column -> isWider(column, change))
                    .map(column -> new WideningInSteps(change, alone, shape, column, schema)));
  }

  private static boolean isWider(Column column, ChangeColumnType change) {
    return column.type().dimensions() == 0
        && change.type().dimensions() == 0
        && WIDER.getOrDefault(column.type().name(), Set.of()).contains(change.type().name());
  }

  /** Returns the cure; none where something is in its way. */
  Cure cure() {
    return obstacle().isPresent()
        ? Cure.NONE
        : new WiderColumn(table(), column, change.type(), key(), sequence()).cure();
  }

  /** Returns why no second column can take its place. */
  Optional<String> obstacle() {
    return Stream.of(statement(), relatives(), values(), dependents(), attachments(), names())
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> statement() {
    if (!alone) {
      return Optional.of("the statement does more than that");
    }
    return change.using().filter(this::isOther).map(using -> "USING makes other values of it");
  }

  /** A cast of the column itself is what happens without USING. */
  private boolean isOther(Expression using) {
    String itself = "\\(?\"?%s\"?\\)? ?:: ?(bigint|int8|integer|int4|int)";
    return !using.sql().matches("(?i)" + itself.formatted(Pattern.quote(named())));
  }

  private Optional<String> relatives() {
    if (!shape.parents().isEmpty() || !schema.childrenOf(table()).isEmpty()) {
      return Optional.of("it is shared with other tables, by partitions or inheritance");
    }
    boolean referred = key().isPresent() && !schema.foreignKeysTo(table()).isEmpty();
    return referred ? Optional.of("foreign keys refer to it") : Optional.empty();
  }

  private Optional<String> values() {
    boolean counted = column.generation() == Generation.SERIAL;
    if (column.generation() != Generation.NONE && !counted) {
      return Optional.of("it is an identity or generated");
    }
    return counted && sequence().isEmpty()
        ? Optional.of("its sequence is not known")
        : Optional.empty();
  }

  private Optional<String> dependents() {
    if (shape.constraints().stream().anyMatch(it -> !isKey(it) && concerns(it))) {
      return Optional.of("a constraint names it");
    }
    if (schema.indexesOf(table()).stream().anyMatch(it -> !isOfKey(it) && it.mentions(named()))) {
      return Optional.of("an index names it");
    }
    boolean computed =
        shape.columns().stream()
            .filter(it -> it.generation() == Generation.STORED || isVirtual(it))
            .anyMatch(it -> it.defaultValue().filter(this::concerns).isPresent());
    if (computed) {
      return Optional.of("a generated column is made of it");
    }
    return schema.objects().stream()
        .filter(this::shows)
        .findFirst()
        .map(view -> "the view %s may show it".formatted(view.name()));
  }

  private static boolean isVirtual(Column column) {
    return column.generation() == Generation.VIRTUAL;
  }

  /** A trigger may change what ours has copied; a publication lacks the second column. */
  private Optional<String> attachments() {
    boolean unseen =
        schema.attachments().mayHave(table(), ObjectKind.OTHER, "")
            || !schema.attachments().of(table()).isEmpty();
    boolean bound = !Collections.disjoint(shape.options().keySet(), GOES_WITH_COLUMN_OR_KEY);
    return unseen || bound
        ? Optional.of("the table has, or may have, triggers, rules, policies or options")
        : Optional.empty();
  }

  private Optional<String> names() {
    boolean taken =
        Stream.of(WiderColumn.other(named()), named() + "_old")
            .anyMatch(name -> shape.column(name).isPresent());
    boolean tooLong = WiderColumn.helper(table(), named()).getBytes(UTF_8).length > LONGEST_NAME;
    return taken || tooLong
        ? Optional.of("the names for the second one are taken or too long")
        : Optional.empty();
  }

  private boolean shows(SchemaObject object) {
    Optional<Set<String>> columns = object.definition().mentions().columns();
    return object.definition().reads().contains(table())
        && columns.map(it -> it.contains(named())).orElse(true);
  }

  private boolean concerns(Constraint constraint) {
    return constraint.columns().contains(named())
        || constraint.expression().filter(this::concerns).isPresent();
  }

  private boolean concerns(Expression expression) {
    return Pattern.compile("(?i)\\b" + Pattern.quote(named()) + "\\b")
        .matcher(expression.sql())
        .find();
  }

  private Optional<Constraint> key() {
    return shape.constraints(Kind.PRIMARY_KEY).stream().filter(this::isKey).findFirst();
  }

  private boolean isKey(Constraint constraint) {
    return constraint.kind() == Kind.PRIMARY_KEY && constraint.columns().equals(List.of(named()));
  }

  private boolean isOfKey(Index index) {
    return key().filter(it -> DefaultName.of(table(), it).equals(index.name())).isPresent()
        && index.include().isEmpty();
  }

  private Optional<Table> sequence() {
    return schema.sequencesOf(table()).stream()
        .filter(it -> it.column().equals(named()))
        .map(Sequence::name)
        .findFirst();
  }

  private Table table() {
    return change.table();
  }

  private String named() {
    return column.name();
  }
}
