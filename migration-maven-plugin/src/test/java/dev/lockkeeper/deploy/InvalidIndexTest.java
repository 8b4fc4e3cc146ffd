package dev.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.script.Script;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class InvalidIndexTest {

  private static final Script ORDERS = TestScript.versioned(1, "CREATE TABLE orders (id int);");
  private static final Script UNIQUE =
      TestScript.versioned(
          2, "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_id ON orders (id);");

  private Production production;

  @BeforeEach
  void productionWithDuplicates() throws Exception {
    production = new Production();
    production.deploy(ORDERS);
    production.run("INSERT INTO orders VALUES (1), (1)");
  }

  @Test
  void a_leftover_is_not_taken_for_the_index_that_is_wanted() throws Exception {
    leaveInvalid();

    production.deploy(ORDERS, UNIQUE);

    assertThat(valid()).isEqualTo("t");
    assertThat(production.progress).contains("Dropped the invalid index public.orders_id");
  }

  @Test
  void a_build_that_fails_leaves_no_index_and_can_run_again() throws Exception {
    assertThatThrownBy(() -> production.deploy(ORDERS, UNIQUE))
        .isInstanceOf(DeployStoppedException.class)
        .hasMessageStartingWith(
            "Stopped at db/V2__test.sql: could not create unique index \"orders_id\"")
        .hasMessageContaining("dropped was the invalid index public.orders_id");
    assertThat(production.answer("SELECT to_regclass('orders_id')")).isNull();

    production.run("TRUNCATE orders");
    production.deploy(ORDERS, UNIQUE);

    assertThat(valid()).isEqualTo("t");
  }

  @Test
  void a_script_in_a_transaction_does_not_pass_over_a_leftover() throws Exception {
    leaveInvalid();
    Script plain =
        TestScript.versioned(2, "CREATE UNIQUE INDEX IF NOT EXISTS orders_id ON orders (id);");

    assertThatThrownBy(() -> production.deploy(ORDERS, plain))
        .isInstanceOf(DeployStoppedException.class)
        .hasMessageContaining("it ended well, and there is the invalid index public.orders_id")
        .hasMessageEndingWith(
            "Run DROP INDEX CONCURRENTLY IF EXISTS public.orders_id; and apply again.");
    assertThat(valid()).isEqualTo("f");
  }

  @Test
  void an_invalid_index_of_others_is_left_alone() throws Exception {
    leaveInvalid();
    Script other = TestScript.versioned(2, "CREATE TABLE items (id int);");
    Script index = TestScript.versioned(3, "CREATE INDEX CONCURRENTLY items_id ON items (id);");

    production.deploy(ORDERS, other, index);

    assertThat(valid()).isEqualTo("f");
  }

  @Test
  void an_index_of_a_partitioned_table_may_wait_for_its_partitions() throws Exception {
    Script partitioned =
        TestScript.versioned(
            2,
            "CREATE TABLE p (id int) PARTITION BY RANGE (id);"
                + " CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (2);"
                + " CREATE INDEX p_id ON ONLY p (id);");

    assertThat(production.deploy(ORDERS, partitioned)).contains("(V2)");
  }

  private void leaveInvalid() throws SQLException {
    assertThatThrownBy(
            () -> production.run("CREATE UNIQUE INDEX CONCURRENTLY orders_id ON orders (id)"))
        .isInstanceOf(SQLException.class);
    assertThat(valid()).isEqualTo("f");
    production.run("TRUNCATE orders");
  }

  private String valid() throws SQLException {
    return production.answer(
        "SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_id'::regclass");
  }
}
