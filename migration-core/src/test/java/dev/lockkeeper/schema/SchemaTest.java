package dev.lockkeeper.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Definition;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SchemaTest {

  private static final Table CUSTOMERS = Table.of("customers");
  private static final Table ORDERS = Table.of("orders");

  private static Column column(String name, Constraint... constraints) {
    return new Column(
        name,
        ColumnType.of("bigint"),
        false,
        Optional.empty(),
        Generation.NONE,
        List.of(constraints));
  }

  private static Constraint constraint(Kind kind, String... columns) {
    return new Constraint(
        kind,
        Optional.empty(),
        List.of(columns),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static Constraint check(String sql, String... columns) {
    return new Constraint(
        Kind.CHECK,
        Optional.empty(),
        List.of(columns),
        Optional.of(Expression.constant(sql)),
        Optional.empty(),
        true,
        Optional.empty());
  }

  private static Constraint foreignKey(Table target, String... columns) {
    return new Constraint(
        Kind.FOREIGN_KEY,
        Optional.empty(),
        List.of(columns),
        Optional.empty(),
        Optional.of(new Reference(target, List.of(), "")),
        false,
        Optional.empty());
  }

  private static Operation create(Table table, Column... columns) {
    return new Operation.CreateTable(
        table, false, false, List.of(columns), List.of(), List.of(), Optional.empty(), false);
  }

  private static Operation partition(Table table, Table parent) {
    return new Operation.CreateTable(
        table, false, false, List.of(), List.of(), List.of(), Optional.of(parent), false);
  }

  private static Operation index(String name, Table table, String... keys) {
    return new Operation.CreateIndex(
        name.isEmpty() ? Optional.empty() : Optional.of(name),
        table,
        List.of(keys),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        false,
        false,
        "");
  }

  private static Schema after(Operation... operations) {
    Schema schema = Schema.empty();
    for (Operation operation : operations) {
      schema = schema.after(operation);
    }
    return schema;
  }

  private static Schema shop() {
    return after(
        create(CUSTOMERS, column("id", constraint(Kind.PRIMARY_KEY)), column("email")),
        create(
            ORDERS,
            column("id", constraint(Kind.PRIMARY_KEY)),
            column("customer_id", foreignKey(CUSTOMERS)),
            column("total")),
        index("orders_customer_idx", ORDERS, "customer_id"));
  }

  private static List<String> constraintNames(Schema schema, Table table) {
    return schema.table(table).orElseThrow().constraints().stream()
        .map(constraint -> constraint.name().orElseThrow())
        .toList();
  }

  private static List<String> indexNames(Schema schema, Table table) {
    return schema.indexesOf(table).stream().map(Index::name).toList();
  }

  @Test
  void namesUnnamedConstraintsAsTheServerDoes() {
    Schema schema =
        shop()
            .after(new Operation.AddConstraint(ORDERS, check("total > 0", "total")))
            .after(new Operation.AddConstraint(ORDERS, check("total < 9", "total")))
            .after(new Operation.AddConstraint(ORDERS, check("total > id", "total", "id")))
            .after(
                new Operation.AddConstraint(
                    ORDERS, constraint(Kind.UNIQUE, "customer_id", "total")));
    assertThat(constraintNames(schema, ORDERS))
        .containsExactly(
            "orders_pkey",
            "orders_customer_id_fkey",
            "orders_total_check",
            "orders_total_check1",
            "orders_check",
            "orders_customer_id_total_key");
    assertThat(indexNames(schema, ORDERS))
        .containsExactly("orders_customer_id_total_key", "orders_customer_idx", "orders_pkey");
  }

  @Test
  void numbersAnIndexWhoseNameIsTaken() {
    Schema schema =
        shop().after(index("", ORDERS, "total")).after(index("", ORDERS, "total", "lower(x)"));
    schema = schema.after(index("", ORDERS, "total"));
    assertThat(indexNames(schema, ORDERS))
        .contains("orders_total_idx", "orders_total_lower_idx", "orders_total_idx1");
  }

  @Test
  void cutsLongNamesToSixtyThreeBytes() {
    Table table = Table.of("t".repeat(60));
    Schema schema =
        after(create(table, column("c".repeat(20), constraint(Kind.UNIQUE)), column("d")));
    assertThat(constraintNames(schema, table))
        .containsExactly("t".repeat(38) + "_" + "c".repeat(20) + "_key");
  }

  @Test
  void makesKeyColumnsRequired() {
    assertThat(shop().table(ORDERS).orElseThrow().column("id").orElseThrow().notNull()).isTrue();
    assertThat(shop().table(ORDERS).orElseThrow().column("total").orElseThrow().notNull())
        .isFalse();
  }

  @Test
  void knowsWhoPointsAtATable() {
    assertThat(shop().foreignKeysTo(CUSTOMERS))
        .extracting(ForeignKey::table)
        .containsExactly(ORDERS);
    assertThat(shop().foreignKeysTo(ORDERS)).isEmpty();
  }

  @Test
  void dropsATableWithItsIndexesAndTheKeysThatPointAtIt() {
    Schema schema = shop().after(new Operation.DropTable(CUSTOMERS, false, true));
    assertThat(schema.table(CUSTOMERS)).isEmpty();
    assertThat(schema.index(Table.of("customers_pkey"))).isEmpty();
    assertThat(constraintNames(schema, ORDERS)).containsExactly("orders_pkey");
    assertThat(schema.foreignKeysTo(CUSTOMERS)).isEmpty();
  }

  @Test
  void renamesATableEverywhere() {
    Schema schema = shop().after(new Operation.RenameTable(CUSTOMERS, "clients"));
    Table clients = Table.of("clients");
    assertThat(schema.table(CUSTOMERS)).isEmpty();
    assertThat(schema.foreignKeysTo(clients)).extracting(ForeignKey::table).containsExactly(ORDERS);
    assertThat(indexNames(schema, clients)).containsExactly("customers_pkey");
  }

  @Test
  void aViewGoesOnReadingWhatIsRenamedButInMysql() {
    assertThat(readsAfterRename(CatalogRules.POSTGRESQL)).containsExactly(Table.of("clients"));
    assertThat(readsAfterRename(CatalogRules.MYSQL)).containsExactly(CUSTOMERS);
  }

  private static List<Table> readsAfterRename(CatalogRules rules) {
    Table view = Table.of("all_customers");
    SchemaObject made =
        new SchemaObject(
            view, ObjectKind.VIEW, Optional.empty(), Definition.reading(List.of(CUSTOMERS)));
    return Schema.empty(rules)
        .with(shop().table(CUSTOMERS).orElseThrow())
        .with(made)
        .after(new Operation.RenameTable(CUSTOMERS, "clients"))
        .object(view)
        .orElseThrow()
        .definition()
        .reads();
  }

  @Test
  void movesATableWithItsIndexesAndSequences() {
    Column serial =
        new Column(
            "id",
            ColumnType.of("bigint"),
            false,
            Optional.empty(),
            Generation.SERIAL,
            List.of(constraint(Kind.PRIMARY_KEY)));
    Schema schema = after(create(ORDERS, serial), new Operation.MoveTable(ORDERS, "archive"));
    Table moved = Table.of("archive", "orders");
    assertThat(indexNames(schema, moved)).containsExactly("orders_pkey");
    assertThat(schema.index(Table.of("archive", "orders_pkey"))).isPresent();
    assertThat(schema.sequencesOf(moved))
        .containsExactly(new Sequence(Table.of("archive", "orders_id_seq"), moved, "id"));
  }

  @Test
  void dropsAColumnWithWhateverMentionsIt() {
    Schema schema =
        shop()
            .after(
                new Operation.AddConstraint(
                    ORDERS, check("total > customer_id", "total", "customer_id")))
            .after(new Operation.DropColumn(ORDERS, "customer_id", false, false));
    assertThat(constraintNames(schema, ORDERS)).containsExactly("orders_pkey");
    assertThat(indexNames(schema, ORDERS)).containsExactly("orders_pkey");
    assertThat(schema.foreignKeysTo(CUSTOMERS)).isEmpty();
  }

  @Test
  void renamesAColumnInConstraintsIndexesAndConditions() {
    Schema schema =
        shop()
            .after(
                new Operation.AddConstraint(
                    ORDERS, check("total > 0 AND note <> 'total'", "total")))
            .after(index("by_total", ORDERS, "abs(total)"))
            .after(new Operation.RenameColumn(ORDERS, "total", "amount"));
    TableShape orders = schema.table(ORDERS).orElseThrow();
    Constraint check = orders.constraint("orders_total_check").orElseThrow();
    assertThat(check.columns()).containsExactly("amount");
    assertThat(check.expression().orElseThrow().sql()).isEqualTo("amount > 0 AND note <> 'total'");
    assertThat(schema.index(Table.of("by_total")).orElseThrow().keys())
        .containsExactly("abs(amount)");
  }

  @Test
  void takesAnIndexOverForAConstraintAndRenamesIt() {
    Constraint using =
        new Constraint(
            Kind.UNIQUE,
            Optional.of("orders_total_unique"),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of("built"));
    Schema schema =
        shop()
            .after(index("built", ORDERS, "total"))
            .after(new Operation.AddConstraint(ORDERS, using));
    assertThat(schema.index(Table.of("built"))).isEmpty();
    assertThat(schema.index(Table.of("orders_total_unique")).orElseThrow().keys())
        .containsExactly("total");
    Schema dropped =
        schema.after(new Operation.DropConstraint(ORDERS, "orders_total_unique", false, false));
    assertThat(dropped.index(Table.of("orders_total_unique"))).isEmpty();
  }

  @Test
  void remembersThatAConstraintWasValidated() {
    Schema schema = shop().after(new Operation.AddConstraint(ORDERS, check("total > 0", "total")));
    assertThat(
            schema
                .table(ORDERS)
                .orElseThrow()
                .constraint("orders_total_check")
                .orElseThrow()
                .notValid())
        .isTrue();
    Schema validated = schema.after(new Operation.ValidateConstraint(ORDERS, "orders_total_check"));
    assertThat(
            validated
                .table(ORDERS)
                .orElseThrow()
                .constraint("orders_total_check")
                .orElseThrow()
                .notValid())
        .isFalse();
  }

  @Test
  void givesPartitionsWhatTheirParentHas() {
    Table day = Table.of("orders_day");
    Schema schema =
        shop()
            .after(partition(day, ORDERS))
            .after(new Operation.AddColumn(ORDERS, column("note"), false))
            .after(index("", ORDERS, "note"));
    assertThat(schema.table(day).orElseThrow().columns())
        .extracting(Column::name)
        .containsExactly("id", "customer_id", "total", "note");
    assertThat(indexNames(schema, day))
        .containsExactly("orders_day_customer_id_idx", "orders_day_note_idx", "orders_day_pkey");
    assertThat(schema.foreignKeysTo(CUSTOMERS))
        .extracting(ForeignKey::table)
        .containsExactly(ORDERS, day);
    Schema detached = schema.after(new Operation.DetachPartition(ORDERS, day, false));
    assertThat(detached.isPartitioned(ORDERS)).isFalse();
    assertThat(detached.table(day)).isPresent();
  }

  @Test
  void changesNothingWhereTheTableIsUnknown() {
    Schema shop = shop();
    Table ghost = Table.of("ghost");
    List<Operation> operations =
        List.of(
            new Operation.DropTable(ghost, true, true),
            new Operation.RenameTable(ghost, "spirit"),
            new Operation.AddColumn(ghost, column("a"), false),
            new Operation.DropColumn(ORDERS, "ghost", true, false),
            new Operation.RenameColumn(ghost, "a", "b"),
            new Operation.SetNotNull(ghost, "a"),
            new Operation.AddConstraint(ghost, constraint(Kind.UNIQUE, "a")),
            new Operation.ValidateConstraint(ORDERS, "ghost"),
            new Operation.DropConstraint(ghost, "a", true, true),
            new Operation.DropIndex(ghost, false, true, false),
            new Operation.RenameIndex(ghost, "spirit", false),
            new Operation.AttachPartition(ORDERS, ghost, false),
            new Operation.DetachPartition(ORDERS, CUSTOMERS, false));
    assertThat(operations)
        .allSatisfy(operation -> assertThat(shop.after(operation)).isSameAs(shop));
  }

  @Test
  void carriesManyTablesWithoutCopyingAllOfThem() {
    Schema schema =
        assertTimeout(
            Duration.ofSeconds(20),
            () -> {
              Schema carried = shop();
              for (int i = 0; i < 20_000; i++) {
                Table table = Table.of("t" + i);
                carried = carried.after(create(table, column("id", foreignKey(CUSTOMERS))));
                carried = carried.after(new Operation.AddColumn(table, column("a"), false));
                carried = carried.after(new Operation.DropTable(table, false, false));
                carried = carried.after(create(table, column("id")));
              }
              return carried;
            });
    assertThat(schema.tables()).hasSize(20_002);
  }
}
