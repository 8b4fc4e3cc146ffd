package dev.lockkeeper.knowledge.postgresql;

import static dev.lockkeeper.effect.HowLong.INSTANT;
import static dev.lockkeeper.effect.HowLong.PER_ROW;
import static dev.lockkeeper.effect.PostgresqlLock.ACCESS_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.ROW_SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_ROW_EXCLUSIVE;
import static dev.lockkeeper.effect.PostgresqlLock.SHARE_UPDATE_EXCLUSIVE;
import static dev.lockkeeper.effect.Traffic.READS;
import static dev.lockkeeper.effect.Traffic.WRITES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockkeeper.effect.Effect;
import dev.lockkeeper.effect.Effect.Blocks;
import dev.lockkeeper.effect.Effect.Breaks;
import dev.lockkeeper.effect.Effect.ForbidsTransaction;
import dev.lockkeeper.effect.Effect.Locks;
import dev.lockkeeper.effect.Effect.LosesData;
import dev.lockkeeper.effect.Effect.RebuildsIndex;
import dev.lockkeeper.effect.Effect.Rewrites;
import dev.lockkeeper.effect.Effect.Scans;
import dev.lockkeeper.effect.Effect.Unknown;
import dev.lockkeeper.knowledge.ServerState;
import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Maintenance;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.schema.Index;
import dev.lockkeeper.schema.Schema;
import dev.lockkeeper.schema.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PostgresqlKnowledgeTest {

  private static final Table CUSTOMERS = Table.of("customers");
  private static final Table ORDERS = Table.of("orders");
  private static final Schema SHOP =
      Schema.of(
          List.of(
              new TableShape(
                  CUSTOMERS,
                  List.of(column("id", ColumnType.of("bigint")).notNull(true)),
                  List.of(constraint(Kind.PRIMARY_KEY, "customers_pkey", "id")),
                  Optional.empty()),
              new TableShape(
                  ORDERS,
                  List.of(
                      column("id", ColumnType.of("bigint")).notNull(true),
                      column("customer_id", ColumnType.of("bigint")),
                      column("status", ColumnType.of("character varying", "20"))),
                  List.of(
                      constraint(Kind.PRIMARY_KEY, "orders_pkey", "id"),
                      foreignKey("orders_customer_id_fkey", false)),
                  Optional.empty())),
          List.of(
              new Index("customers_pkey", CUSTOMERS, List.of("id"), true, true),
              new Index("orders_pkey", ORDERS, List.of("id"), true, true),
              new Index("orders_status_idx", ORDERS, List.of("status"), false, true)));

  private final PostgresqlKnowledge knowledge = new PostgresqlKnowledge(17);

  private static Column column(String name, ColumnType type) {
    return new Column(name, type, false, Optional.empty(), Generation.NONE, List.of());
  }

  private static Constraint constraint(Kind kind, String name, String... columns) {
    return new Constraint(
        kind,
        Optional.of(name),
        List.of(columns),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static Constraint foreignKey(String name, boolean notValid) {
    return new Constraint(
        Kind.FOREIGN_KEY,
        Optional.of(name),
        List.of("customer_id"),
        Optional.empty(),
        Optional.of(new Reference(CUSTOMERS, List.of(), "")),
        notValid,
        Optional.empty());
  }

  private List<Effect> effects(Operation operation) {
    return knowledge.effectsOf(operation, SHOP);
  }

  private static Operation addColumn(Expression value) {
    Column column = column("extra", ColumnType.of("text")).withDefault(Optional.of(value));
    return new Operation.AddColumn(ORDERS, column, false);
  }

  private static Operation createIndex(boolean concurrently) {
    return new Operation.CreateIndex(
        Optional.of("orders_customer_idx"),
        ORDERS,
        List.of("customer_id"),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        concurrently,
        false,
        false,
        "");
  }

  @Test
  void aSteadyDefaultIsAnInstant() {
    assertThat(effects(addColumn(new Expression("now()", Set.of("now")))))
        .containsExactly(
            new Locks(ORDERS, ACCESS_EXCLUSIVE),
            new Blocks(ORDERS, READS, INSTANT),
            new Blocks(ORDERS, WRITES, INSTANT));
  }

  @Test
  void aVolatileDefaultWritesEveryRowAndEveryIndex() {
    assertThat(effects(addColumn(new Expression("random()", Set.of("random")))))
        .containsExactly(
            new Locks(ORDERS, ACCESS_EXCLUSIVE),
            new Blocks(ORDERS, READS, PER_ROW),
            new Blocks(ORDERS, WRITES, PER_ROW),
            new Scans(ORDERS),
            new Rewrites(ORDERS),
            new RebuildsIndex(ORDERS, "orders_pkey"),
            new RebuildsIndex(ORDERS, "orders_status_idx"));
  }

  @Test
  void aForeignKeyStopsWritesOnBothTables() {
    assertThat(effects(new Operation.AddConstraint(ORDERS, foreignKey("again", false))))
        .containsExactly(
            new Locks(ORDERS, SHARE_ROW_EXCLUSIVE),
            new Locks(CUSTOMERS, SHARE_ROW_EXCLUSIVE),
            new Blocks(ORDERS, WRITES, PER_ROW),
            new Blocks(CUSTOMERS, WRITES, PER_ROW),
            new Scans(ORDERS),
            new Scans(CUSTOMERS));
    assertThat(effects(new Operation.AddConstraint(ORDERS, foreignKey("again", true))))
        .contains(new Blocks(CUSTOMERS, WRITES, INSTANT))
        .doesNotContain(new Scans(ORDERS));
  }

  @Test
  void validatingStopsNobody() {
    Schema schema = SHOP.after(new Operation.AddConstraint(ORDERS, foreignKey("late", true)));
    assertThat(knowledge.effectsOf(new Operation.ValidateConstraint(ORDERS, "late"), schema))
        .containsExactly(
            new Locks(ORDERS, SHARE_UPDATE_EXCLUSIVE),
            new Locks(CUSTOMERS, ROW_SHARE),
            new Scans(ORDERS),
            new Scans(CUSTOMERS));
  }

  @Test
  void anIndexBuildStopsWritersUnlessConcurrent() {
    assertThat(effects(createIndex(false)))
        .containsExactly(
            new Locks(ORDERS, SHARE), new Blocks(ORDERS, WRITES, PER_ROW), new Scans(ORDERS));
    assertThat(effects(createIndex(true)))
        .containsExactly(
            new Locks(ORDERS, SHARE_UPDATE_EXCLUSIVE), new ForbidsTransaction(), new Scans(ORDERS));
  }

  @Test
  void setNotNullScansUnlessACheckProvesIt() {
    Operation setNotNull = new Operation.SetNotNull(ORDERS, "status");
    assertThat(effects(setNotNull)).contains(new Scans(ORDERS), new Blocks(ORDERS, READS, PER_ROW));
    Constraint proof =
        new Constraint(
            Kind.CHECK,
            Optional.of("proof"),
            List.of("status"),
            Optional.of(Expression.constant("status IS NOT NULL")),
            Optional.empty(),
            true,
            Optional.empty());
    Schema checked = SHOP.after(new Operation.AddConstraint(ORDERS, proof));
    assertThat(knowledge.effectsOf(setNotNull, checked)).contains(new Scans(ORDERS));
    Schema validated = checked.after(new Operation.ValidateConstraint(ORDERS, "proof"));
    assertThat(knowledge.effectsOf(setNotNull, validated))
        .containsExactly(
            new Locks(ORDERS, ACCESS_EXCLUSIVE),
            new Blocks(ORDERS, READS, INSTANT),
            new Blocks(ORDERS, WRITES, INSTANT));
  }

  @Test
  void aTypeIsJudgedByTheOldOne() {
    Operation wider =
        new Operation.ChangeColumnType(ORDERS, "status", ColumnType.of("text"), Optional.empty());
    assertThat(effects(wider)).doesNotContain(new Rewrites(ORDERS));
    assertThat(knowledge.effectsOf(wider, Schema.empty())).contains(new Rewrites(ORDERS));
    Operation key =
        new Operation.ChangeColumnType(CUSTOMERS, "id", ColumnType.of("numeric"), Optional.empty());
    assertThat(effects(key))
        .contains(
            new Rewrites(CUSTOMERS),
            new Locks(ORDERS, ACCESS_EXCLUSIVE),
            new Scans(ORDERS),
            new Blocks(ORDERS, READS, PER_ROW));
  }

  @Test
  void droppingATableStopsTheOneItPointsAt() {
    assertThat(effects(new Operation.DropTable(ORDERS, false, false)))
        .contains(
            new Locks(CUSTOMERS, ACCESS_EXCLUSIVE),
            new Blocks(CUSTOMERS, READS, INSTANT),
            new LosesData(ORDERS, "all rows of orders"),
            new Breaks(ORDERS, READS, "table orders no longer exists"));
  }

  @Test
  void truncatingTakesReferencingTablesAlongUnderCascade() {
    List<Effect> cascade = effects(new Operation.Truncate(List.of(CUSTOMERS), true));
    assertThat(cascade)
        .contains(
            new Locks(ORDERS, ACCESS_EXCLUSIVE),
            new Rewrites(ORDERS),
            new LosesData(ORDERS, "all rows of orders"),
            new Blocks(ORDERS, READS, INSTANT));
    assertThat(effects(new Operation.Truncate(List.of(CUSTOMERS), false)))
        .doesNotContain(new Locks(ORDERS, ACCESS_EXCLUSIVE));
  }

  @Test
  void writersOfAnyRowWaitForAnUpdateOfAllRows() {
    assertThat(effects(new Operation.Update(ORDERS, List.of("status"), false)))
        .contains(new Locks(ORDERS, ROW_EXCLUSIVE), new Blocks(ORDERS, WRITES, PER_ROW));
    assertThat(effects(new Operation.Update(ORDERS, List.of("status"), true)))
        .containsExactly(new Locks(ORDERS, ROW_EXCLUSIVE));
  }

  @Test
  void reindexingStopsReadersToo() {
    assertThat(
            effects(
                new Operation.Maintain(
                    Maintenance.REINDEX_INDEX, List.of(Table.of("orders_status_idx")), false)))
        .containsExactly(
            new Locks(ORDERS, SHARE),
            new Blocks(ORDERS, READS, PER_ROW),
            new Blocks(ORDERS, WRITES, PER_ROW),
            new RebuildsIndex(ORDERS, "orders_status_idx"),
            new Scans(ORDERS));
  }

  @Test
  void whatNobodyReadIsUnknown() {
    assertThat(effects(new Operation.Unrecognized("DO blocks are not read")))
        .containsExactly(new Unknown("DO blocks are not read"));
  }

  @Test
  void aStatementHoldsItsStrongestLockForItsLongestWork() {
    Operation instant =
        new Operation.AddColumn(ORDERS, column("extra", ColumnType.of("text")), false);
    Operation late = new Operation.ValidateConstraint(ORDERS, "unknown_here");
    assertThat(knowledge.effectsOf(List.of(late, instant), SHOP, ServerState.FRESH))
        .containsExactly(
            new Locks(ORDERS, ACCESS_EXCLUSIVE),
            new Blocks(ORDERS, READS, PER_ROW),
            new Blocks(ORDERS, WRITES, PER_ROW),
            new Scans(ORDERS));
  }

  @Test
  void onlySupportedVersionsAreKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PostgresqlKnowledge(12))
        .withMessageContaining("12");
  }
}
