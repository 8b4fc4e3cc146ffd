package dev.lockkeeper.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares schemas made by hand; what a server's catalog makes of SQL is another test's. */
class DifferenceTest {

  private static final Table ORDERS = Table.of("orders");
  private static final Column ID = column("id", "bigint");
  private static final Column NOTE = column("note", "text");

  @Test
  void theSameSchemaMissesNothing() {
    assertThat(Difference.between(orders(ID, NOTE), orders(ID, NOTE))).isEmpty();
  }

  @Test
  void whatIsNewIsNobodys() {
    Schema after =
        Schema.of(
            List.of(table(ORDERS, ID, NOTE), table(Table.of("born"), NOTE.notNull(true))),
            List.of(
                new Index("i", ORDERS, List.of("note"), false, true),
                new Index("u", Table.of("born"), List.of("note"), true, true)),
            List.of(enumType("state", "new")));

    assertThat(Difference.between(orders(ID, NOTE), after)).isEmpty();
  }

  @Test
  void aTableThatIsGoneSaysNothingOfItsColumns() {
    assertThat(Difference.between(orders(ID, NOTE), Schema.empty()))
        .containsExactly(new Difference.TableGone(ORDERS));
  }

  @Test
  void aPartitionIsMissedWithItsParentAndOnItsOwn() {
    Table part = Table.of("orders_2026");
    TableShape partition = new TableShape(part, List.of(ID), List.of(), Optional.of(ORDERS));
    Schema both = Schema.of(List.of(table(ORDERS, ID), partition), List.of());

    assertThat(Difference.between(both, Schema.empty()))
        .containsExactly(new Difference.TableGone(ORDERS));
    assertThat(Difference.between(both, orders(ID)))
        .containsExactly(new Difference.TableGone(part));
  }

  @Test
  void aColumnThatIsRequiredFromNowOn() {
    Column required = column("channel", "text").notNull(true);

    assertThat(Difference.between(orders(ID), orders(ID, required)))
        .containsExactly(new Difference.RequiredColumnAdded(ORDERS, "channel"));
    assertThat(Difference.between(orders(ID, required.notNull(false)), orders(ID, required)))
        .containsExactly(new Difference.ColumnDemanded(ORDERS, "channel"));
    Column filled = required.withDefault(Optional.of(Expression.constant("'x'::text")));
    assertThat(Difference.between(orders(ID, filled.notNull(false)), orders(ID, filled)))
        .as("an INSERT may leave it to the default")
        .containsExactly(new Difference.ColumnRequired(ORDERS, "channel"));
    assertThat(
            Difference.between(
                orders(ID, required.withDefault(Optional.of(Expression.constant("'x'::text")))),
                orders(ID, required)))
        .containsExactly(new Difference.ColumnDemanded(ORDERS, "channel"));
  }

  @Test
  void aRequiredColumnThatTheDatabaseFillsBreaksNobody() {
    Column number = generated("number", Generation.SERIAL).notNull(true);
    Column filled = NOTE.notNull(true).withDefault(Optional.of(Expression.constant("''::text")));

    assertThat(Difference.between(orders(ID), orders(ID, number, filled))).isEmpty();
  }

  @Test
  void aCheckThatSaysNotNullIsTheSameAsNotNull() {
    Constraint check = check("note_there", "(note IS NOT NULL)", "note");

    assertThat(Difference.between(orders(ID, NOTE), with(check)))
        .containsExactly(new Difference.ColumnDemanded(ORDERS, "note"));
    assertThat(Difference.between(with(check), orders(ID, NOTE.notNull(true)))).isEmpty();
  }

  @Test
  void anIdentityIsClosedOnlyWhereItIsAlwaysMade() {
    Column identity = generated("id", Generation.IDENTITY);

    assertThat(Difference.between(orders(ID), identity(identity, true)))
        .containsExactly(new Difference.ColumnClosed(ORDERS, "id"));
    assertThat(Difference.between(orders(ID), identity(identity, false))).isEmpty();
    assertThat(Difference.between(identity(identity, true), orders(ID)))
        .as("its sequence goes with it")
        .isEmpty();
  }

  private static Schema identity(Column column, boolean always) {
    return Schema.of(
        List.of(table(ORDERS, column)),
        List.of(),
        List.of(
            new SchemaObject(
                Table.of("orders_id_seq"),
                ObjectKind.SEQUENCE,
                Optional.of(new SequenceUse(ORDERS, "id", always)))));
  }

  @Test
  void aListOfValuesThatGrowsRefusesNothingNew() {
    Constraint two = check("known", "(note = ANY (ARRAY['a'::text, 'b'::text]))", "note");
    Constraint three =
        check("known", "(note = ANY (ARRAY['a'::text, 'c'::text, 'b'::text]))", "note");
    Constraint never =
        check("known", "(note <> ALL (ARRAY['a'::text, 'c'::text, 'b'::text]))", "note");

    assertThat(Difference.between(with(two), with(three))).isEmpty();
    assertThat(Difference.between(with(three), with(two)))
        .containsExactly(new Difference.ConstraintAdded(ORDERS, two));
    assertThat(Difference.between(with(two), with(never)))
        .containsExactly(new Difference.ConstraintAdded(ORDERS, never));
  }

  @Test
  void aCheckOfNewColumnsBindsOldRowsOnlyWhereItMindsNull() {
    Column reason = column("reason", "text");
    Constraint harmless = check("c", "(length(reason) > 3)", "reason");
    Constraint grave = check("c", "((note = ''::text) OR (reason IS NOT NULL))", "note", "reason");

    assertThat(Difference.between(orders(ID, NOTE), with(harmless, ID, NOTE, reason))).isEmpty();
    assertThat(Difference.between(orders(ID, NOTE), with(grave, ID, NOTE, reason)))
        .containsExactly(new Difference.ConstraintAdded(ORDERS, grave));
  }

  @Test
  void aRenamedColumnTakesItsConstraintsAlong() {
    Constraint old = check("positive", "(id > 0)", "id");
    Constraint now = check("positive", "(number > 0)", "number");

    assertThat(Difference.between(with(old, ID), with(now, column("number", "bigint"))))
        .containsExactly(new Difference.ColumnGone(ORDERS, "id"));
  }

  @Test
  void aKeyThatHoldsAnotherRefusesNothingNew() {
    assertThat(Difference.between(unique("id"), unique("id", "note"))).isEmpty();
    assertThat(Difference.between(unique("id", "note"), unique("id"))).hasSize(1);
    assertThat(Difference.between(orders(ID, NOTE), unique("id"))).hasSize(1);
  }

  @Test
  void aForeignKeyIsNewByItsColumnsAndTarget() {
    Schema cascading = with(foreignKey("a", "ON DELETE CASCADE", true));
    Schema renamed = with(foreignKey("b", "ON DELETE CASCADE", false));
    Schema strict = with(foreignKey("a", "", false));

    assertThat(Difference.between(orders(ID, NOTE), cascading)).hasSize(1);
    assertThat(Difference.between(cascading, renamed)).isEmpty();
    assertThat(Difference.between(strict, cascading)).isEmpty();
    assertThat(Difference.between(cascading, strict)).as("deletes are refused").hasSize(1);
    assertThat(Difference.between(orders(ID), strict)).as("a column of its own").isEmpty();
  }

  private static Constraint foreignKey(String name, String actions, boolean notValid) {
    return new Constraint(
        Kind.FOREIGN_KEY,
        Optional.of(name),
        List.of("note"),
        Optional.empty(),
        Optional.of(new Constraint.Reference(Table.of("notes"), List.of("id"), actions)),
        notValid,
        Optional.empty());
  }

  @Test
  void aViewInATablesPlaceIsHeldToItsColumnsAndWrites() {
    assertThat(Difference.between(orders(ID, NOTE), view(true, ID, NOTE))).isEmpty();
    assertThat(Difference.between(orders(ID, NOTE), view(false, ID)))
        .containsExactly(
            new Difference.ColumnGone(ORDERS, "note"), new Difference.WritesRefused(ORDERS));
    assertThat(Difference.between(view(false, ID), orders(ID))).isEmpty();
    assertThat(Difference.between(view(false, ID), Schema.empty()))
        .containsExactly(new Difference.ViewGone(ORDERS));
  }

  private static Schema view(boolean writable, Column... columns) {
    return Schema.of(
        List.of(),
        List.of(),
        List.of(
            new SchemaObject(
                ORDERS, ObjectKind.VIEW, Optional.of(new View(List.of(columns), writable)))));
  }

  @Test
  void anEnumMissesItsValuesWhateverTheirOrder() {
    assertThat(Difference.between(types(enumType("s", "a", "b")), types(enumType("s", "c", "a"))))
        .containsExactly(new Difference.EnumValueGone(Table.of("s"), "b"));
    assertThat(Difference.between(types(enumType("s", "a")), Schema.empty()))
        .containsExactly(new Difference.ObjectGone(Table.of("s"), ObjectKind.TYPE));
  }

  @Test
  void aDomainIsStricterAndBindsAColumn() {
    Constraint check = check("long", "(length(VALUE) > 3)");
    Schema loose = types(domain(false));
    Schema strict = types(domain(true, check));

    assertThat(Difference.between(strict, loose)).isEmpty();
    assertThat(Difference.between(loose, strict))
        .containsExactly(
            new Difference.DomainStricter(Table.of("code"), "it refuses NULL"),
            new Difference.DomainStricter(Table.of("code"), "it demands (length(VALUE) > 3)"));
    Schema bound =
        Schema.of(
            List.of(table(ORDERS, column("note", "code"))),
            List.of(),
            List.of(domain(false, check)));
    assertThat(Difference.between(orders(NOTE), bound))
        .containsExactly(new Difference.ColumnBound(ORDERS, "note", Table.of("code")));
    assertThat(Difference.between(bound, orders(NOTE)))
        .containsExactly(new Difference.ObjectGone(Table.of("code"), ObjectKind.DOMAIN));
  }

  private static SchemaObject domain(boolean notNull, Constraint... checks) {
    return new SchemaObject(
        Table.of("code"),
        ObjectKind.DOMAIN,
        Optional.of(new Domain(ColumnType.of("text"), notNull, Optional.empty(), List.of(checks))));
  }

  private static Schema types(SchemaObject object) {
    return Schema.of(List.of(), List.of(), List.of(object));
  }

  private static SchemaObject enumType(String name, String... labels) {
    return new SchemaObject(
        Table.of(name), ObjectKind.TYPE, Optional.of(new EnumType(List.of(labels))));
  }

  private static Schema unique(String... keys) {
    return Schema.of(
        List.of(table(ORDERS, ID, NOTE)),
        List.of(new Index("u", ORDERS, List.of(keys), true, true)));
  }

  private static Schema with(Constraint constraint) {
    return with(constraint, ID, NOTE);
  }

  private static Schema with(Constraint constraint, Column... columns) {
    return Schema.of(
        List.of(new TableShape(ORDERS, List.of(columns), List.of(constraint), Optional.empty())),
        List.of());
  }

  private static Schema orders(Column... columns) {
    return Schema.of(List.of(table(ORDERS, columns)), List.of());
  }

  private static TableShape table(Table name, Column... columns) {
    return new TableShape(name, List.of(columns), List.of(), Optional.empty());
  }

  private static Column column(String name, String type) {
    return new Column(
        name, ColumnType.of(type), false, Optional.empty(), Generation.NONE, List.of());
  }

  private static Column generated(String name, Generation generation) {
    return new Column(
        name, ColumnType.of("bigint"), false, Optional.empty(), generation, List.of());
  }

  private static Constraint check(String name, String sql, String... columns) {
    return new Constraint(
        Kind.CHECK,
        Optional.of(name),
        List.of(columns),
        Optional.of(new Expression(sql, Set.of())),
        Optional.empty(),
        false,
        Optional.empty());
  }
}
