package dev.lockkeeper.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lockkeeper.effect.PostgresqlLock;
import dev.lockkeeper.operation.Table;
import dev.lockkeeper.runner.ScriptFailedException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations are those of PostgreSQL's manual, "Explicit Locking" and "ALTER TABLE". */
@Tag("database")
@Tag("alone")
class ObserverTest {

  private static final String SHOP =
      """
      CREATE TABLE customers (id int PRIMARY KEY, name text, born date);
      CREATE TABLE orders (id int PRIMARY KEY, customer_id int, total int, note varchar(20));
      CREATE INDEX orders_note ON orders (note);
      CREATE VIEW open_orders AS SELECT id FROM orders WHERE total > 0;
      CREATE SEQUENCE numbers;
      CREATE MATERIALIZED VIEW totals AS SELECT id, total FROM orders;
      CREATE UNIQUE INDEX totals_id ON totals (id);
      ALTER TABLE customers ADD CONSTRAINT named CHECK (name <> '') NOT VALID;
      CREATE TABLE parts (n int) PARTITION BY RANGE (n);
      CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (100);
      CREATE TABLE parts_rest PARTITION OF parts DEFAULT;
      CREATE TABLE later (n int);
      INSERT INTO customers SELECT i, 'name' || i FROM generate_series(1, 100) i;
      INSERT INTO orders SELECT i, i, i, 'note' FROM generate_series(1, 100) i;
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ALTER TABLE orders ADD COLUMN x int             | orders AccessExclusiveLock; reads of orders wait, instant; writes of orders wait, instant
          CREATE INDEX i ON orders (total)                | orders ShareLock; writes of orders wait, per-row; scans orders
          ALTER TABLE orders ALTER total SET NOT NULL     | orders AccessExclusiveLock; reads of orders wait, per-row; writes of orders wait, per-row; scans orders
          ALTER TABLE orders ALTER total TYPE bigint      | fails: cannot alter type of a column used by a view or rule (SQLSTATE 0A000)
          ALTER TABLE customers ALTER id TYPE bigint      | customers AccessExclusiveLock; reads of customers wait, per-row; writes of customers wait, per-row; rewrites customers; rebuilds customers_pkey of customers; scans customers
          ALTER TABLE orders ADD CHECK (total > 0) NOT VALID | orders AccessExclusiveLock; reads of orders wait, instant; writes of orders wait, instant
          ALTER TABLE orders ADD CHECK (total > 0)        | orders AccessExclusiveLock; reads of orders wait, per-row; writes of orders wait, per-row; scans orders
          ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers | customers ShareRowExclusiveLock; orders ShareRowExclusiveLock; writes of customers wait, per-row; writes of orders wait, per-row; scans customers; scans orders
          ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers NOT VALID | customers ShareRowExclusiveLock; orders ShareRowExclusiveLock; writes of customers wait, instant; writes of orders wait, instant
          CREATE TRIGGER t AFTER INSERT ON orders EXECUTE FUNCTION f() | orders ShareRowExclusiveLock; writes of orders wait, instant
          DROP TABLE customers                            | customers AccessExclusiveLock; reads of customers wait, instant; writes of customers wait, instant
          DROP INDEX orders_note                          | orders AccessExclusiveLock; reads of orders wait, instant; writes of orders wait, instant
          REINDEX INDEX orders_note                       | orders ShareLock; writes of orders wait, per-row; rebuilds orders_note of orders; scans orders
          TRUNCATE customers                              | customers AccessExclusiveLock; reads of customers wait, instant; writes of customers wait, instant; rewrites customers; rebuilds customers_pkey of customers
          COMMENT ON TABLE orders IS 'x'                  | orders ShareUpdateExclusiveLock
          UPDATE orders SET total = 1                     | orders RowExclusiveLock
          SELECT count(*) FROM open_orders                | open_orders AccessShareLock; orders AccessShareLock
          INSERT INTO orders SELECT id + 1000 FROM customers | customers AccessShareLock; orders RowExclusiveLock
          SELECT nextval('numbers')                       | numbers RowExclusiveLock
          CREATE TABLE items (id int)                     |
          CREATE TABLE items PARTITION OF parts FOR VALUES FROM (100) TO (200) | parts AccessExclusiveLock; parts_rest AccessExclusiveLock; reads of parts wait, per-row; reads of parts_rest wait, per-row; writes of parts wait, per-row; writes of parts_rest wait, per-row; scans parts_rest
          ALTER TABLE parts ATTACH PARTITION later FOR VALUES FROM (100) TO (200) | later AccessExclusiveLock; parts ShareUpdateExclusiveLock; parts_rest AccessExclusiveLock; reads of later wait, per-row; reads of parts_rest wait, per-row; writes of later wait, per-row; writes of parts_rest wait, per-row; scans later; scans parts_rest
          CREATE INDEX i ON parts (n)                     | parts ShareLock; parts_1 ShareLock; parts_rest ShareLock; writes of parts wait, per-row; writes of parts_1 wait, per-row; writes of parts_rest wait, per-row; scans parts_1; scans parts_rest
          CREATE INDEX i ON ONLY parts (n)                | parts ShareLock; writes of parts wait, instant
          REFRESH MATERIALIZED VIEW totals                | orders AccessShareLock; totals AccessExclusiveLock; reads of totals wait, per-row; writes of totals wait, per-row; rewrites totals; rebuilds totals_id of totals; scans orders; scans totals
          REFRESH MATERIALIZED VIEW CONCURRENTLY totals   | orders AccessShareLock; totals ExclusiveLock; writes of totals wait, per-row; scans orders; scans totals
          ALTER TABLE orders ADD COLUMN x int DEFAULT (random() * 9)::int | orders AccessExclusiveLock; reads of orders wait, per-row; writes of orders wait, per-row; rewrites orders; rebuilds orders_note of orders; rebuilds orders_pkey of orders; scans orders
          ALTER TABLE orders ALTER note TYPE varchar(40)  | orders AccessExclusiveLock; reads of orders wait, instant; writes of orders wait, instant
          ALTER TABLE orders ALTER note TYPE varchar(20) COLLATE "C" | orders AccessExclusiveLock; reads of orders wait, per-row; writes of orders wait, per-row; rebuilds orders_note of orders; scans orders
          ALTER TABLE customers VALIDATE CONSTRAINT named | customers ShareUpdateExclusiveLock; scans customers
          LOCK TABLE orders IN SHARE MODE                 | orders ShareLock; writes of orders wait, instant
          DO $$ BEGIN ALTER TABLE orders ADD COLUMN x int; END $$ | orders AccessExclusiveLock; reads of orders wait, instant; writes of orders wait, instant
          ALTER SEQUENCE numbers RESTART                  | numbers ShareRowExclusiveLock; writes of numbers wait, instant
          SET LOCAL lock_timeout = '3s'                   |
          """)
  void sees_locks_and_work_of_one_statement(String sql, String effects) throws Exception {
    ObservedDatabase shop = ObservedDatabase.with(SHOP + FUNCTION);

    Throwable failure = catchThrowable(() -> shop.observe(sql + ";"));

    assertThat(String.join("; ", shop.effects(1))).isEqualTo(effects == null ? "" : effects);
    assertThat(failure == null || failure instanceof ScriptFailedException).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSERT INTO later VALUES (1), (2)        | 2 rows of later written
          UPDATE later SET n = 0                   | 3 rows of later written
          DELETE FROM later WHERE n > 1            | 2 rows of later written
          SELECT count(*) FROM later               |
          CREATE INDEX i ON later (n)              | index i made
          ALTER TABLE later ADD COLUMN x int       | columns added to later
          ALTER TABLE later RENAME TO sooner       | table later renamed
          DROP TABLE later                         | table later dropped
          ALTER TABLE orders ALTER note TYPE varchar(20) COLLATE "C" |
          DO $$ BEGIN EXECUTE 'CREATE TABLE fresh (id int)'; EXECUTE 'DELETE FROM later'; END $$ | table fresh made; 3 rows of later written
          """)
  void tells_what_the_catalog_and_the_rows_went_through(String sql, String told) throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP + "INSERT INTO later SELECT generate_series(1, 3);");

    shop.observe(sql + ";");

    assertThat(String.join("; ", shop.told(1))).isEqualTo(told == null ? "" : told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE later SET n = 0                 | writes of later wait, per-row
          DELETE FROM later WHERE n > 1          | writes of later wait, per-row
          UPDATE later SET n = 0 WHERE n <= 2000 | writes of later wait, instant
          UPDATE later SET n = 0 WHERE n <= 900  |
          INSERT INTO later SELECT n FROM later  |
          """)
  void rows_that_are_changed_are_locked_for_others_who_change_them(String sql, String wait)
      throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP + "INSERT INTO later SELECT generate_series(1, 10000);")
            .holding(Map.of(Table.of("later"), 10_000L));

    shop.observe(sql + ";");

    assertThat(shop.effects(1))
        .containsExactlyElementsOf(
            Stream.of("later RowExclusiveLock", wait).filter(Objects::nonNull).toList());
  }

  private static final String FUNCTION =
      "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';";

  @Test
  void names_a_table_as_it_was_before_the_statement() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                ALTER TABLE customers RENAME TO clients;
                CREATE INDEX i ON clients (name);
                """);

    assertThat(shop.effects(1))
        .contains("customers AccessExclusiveLock", "reads of customers wait, per-row");
    assertThat(shop.effects(2))
        .containsExactly(
            "clients AccessExclusiveLock",
            "reads of clients wait, per-row",
            "writes of clients wait, per-row",
            "scans clients");
    assertThat(shop.statement(2).alreadyHeld())
        .containsEntry(Table.of("clients"), PostgresqlLock.ACCESS_EXCLUSIVE);
  }

  @Test
  void an_instant_lock_is_long_where_a_later_statement_works_under_it() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                ALTER TABLE customers ADD COLUMN x int;
                UPDATE orders SET total = total + 1;
                """);

    assertThat(shop.effects(1)).contains("reads of customers wait, per-row");
    assertThat(shop.effects(2)).containsExactly("orders RowExclusiveLock");
  }

  @Test
  void a_table_born_in_the_transaction_makes_nobody_wait() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                CREATE TABLE items (id int, order_id int REFERENCES orders);
                CREATE INDEX items_order ON items (order_id);
                """);

    assertThat(shop.effects(1))
        .containsExactly("orders ShareRowExclusiveLock", "writes of orders wait, instant");
    assertThat(shop.effects(2)).containsExactly("scans items");
  }

  @Test
  void a_lock_that_a_savepoint_frees_ends_there() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                SAVEPOINT s;
                ALTER TABLE customers ADD COLUMN x int;
                ROLLBACK TO s;
                SELECT pg_sleep(0.3);
                """);

    assertThat(shop.blocks(2, "customers").hold().orElseThrow().heldMillis())
        .isLessThan(shop.tookMillis() - 290);
    assertThat(shop.statement(4).millis()).isGreaterThan(290);
  }

  @Test
  void a_lock_that_an_exception_block_frees_is_sampled() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                DO $$
                BEGIN
                  ALTER TABLE customers ADD COLUMN x int;
                  PERFORM pg_sleep(1);
                  RAISE 'enough';
                EXCEPTION WHEN raise_exception THEN
                  PERFORM pg_sleep(0.2);
                END $$;
                """);

    assertThat(shop.statement(1).exact()).isFalse();
    assertThat(shop.effects(1)).contains("customers AccessExclusiveLock");
    assertThat(shop.blocks(1, "customers").hold().orElseThrow().heldMillis())
        .isBetween(100.0, shop.statement(1).millis() - 100);
  }

  @Test
  void holds_last_until_the_end_of_commit() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(
                SHOP
                    + """
                    CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql
                      AS 'BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END';
                    CREATE CONSTRAINT TRIGGER late AFTER INSERT ON orders
                      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow();
                    """)
            .observe(
                """
                ALTER TABLE customers ADD COLUMN x int;
                SELECT pg_sleep(0.2);
                INSERT INTO orders (id) VALUES (1000);
                """);

    double held = shop.blocks(1, "customers").hold().orElseThrow().heldMillis();
    assertThat(held).isBetween(500.0, shop.tookMillis());
  }

  @Test
  void a_script_that_commits_by_itself_frees_its_locks_there() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                ALTER TABLE customers ADD CHECK (id > 0);
                COMMIT;
                SELECT pg_sleep(0.3);
                ALTER TABLE customers ADD CHECK (id > 1 - 1);
                """);

    assertThat(shop.blocks(1, "customers").hold().orElseThrow().heldMillis())
        .isLessThan(shop.tookMillis() - 290);
    assertThat(shop.effects(4)).contains("reads of customers wait, per-row", "scans customers");
  }

  @Test
  void what_a_transaction_has_read_is_not_laid_at_the_door_of_the_next() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                ALTER TABLE customers ADD CHECK (id > 0);
                COMMIT;
                ALTER TABLE customers ADD COLUMN x int;
                COMMIT;
                ALTER TABLE customers ADD CHECK (id > 1 - 1);
                """,
                "ALTER TABLE customers ADD COLUMN y int;",
                "CREATE INDEX CONCURRENTLY i ON customers (name);",
                """
                ALTER TABLE customers ADD COLUMN z int;
                ALTER TABLE customers ADD CHECK (id > 2 - 2);
                """);

    assertThat(shop.effects(2, 1)).contains("scans customers");
    assertThat(shop.effects(2, 3)).doesNotContain("scans customers");
    assertThat(shop.effects(2, 5)).contains("scans customers");
    assertThat(shop.effects(3, 1)).doesNotContain("scans customers");
    assertThat(shop.effects(4, 1)).contains("scans customers");
    assertThat(shop.effects(5, 1)).doesNotContain("scans customers");
    assertThat(shop.effects(5, 2)).contains("scans customers");
  }

  @Test
  void a_session_may_forget_what_is_prepared_in_it() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                ALTER TABLE customers ADD COLUMN x int;
                DEALLOCATE ALL;
                ALTER TABLE orders ADD CHECK (id > 0);
                """);

    assertThat(shop.effects(3)).contains("orders AccessExclusiveLock", "scans orders");
  }

  @Test
  void a_refused_commit_fails_the_last_statement() throws Exception {
    ObservedDatabase shop = ObservedDatabase.with(SHOP);

    Throwable failure =
        catchThrowable(
            () ->
                shop.observe(
                    """
                ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers
                  DEFERRABLE INITIALLY DEFERRED;
                INSERT INTO orders (id, customer_id) VALUES (-1, -1);
                """));

    assertThat(failure).isInstanceOf(ScriptFailedException.class);
    assertThat(shop.effects(1)).contains("orders ShareRowExclusiveLock");
    assertThat(shop.effects(2))
        .containsExactly(
            "fails: at COMMIT: insert or update on table \"orders\" violates foreign key constraint"
                + " \"orders_customer_id_fkey\" (SQLSTATE 23503)");
  }

  @Test
  void a_dropped_table_stays_locked_without_a_name() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                DROP TABLE customers;
                CREATE TABLE customers (id int);
                INSERT INTO customers SELECT generate_series(1, 2000);
                """);

    assertThat(shop.effects(1)).contains("reads of customers wait, instant");
    assertThat(shop.statement(2).alreadyHeld()).isEmpty();
    assertThat(shop.effects(3)).isEmpty();
    assertThat(shop.statement(3).alreadyHeld())
        .containsEntry(Table.of("customers"), PostgresqlLock.ACCESS_EXCLUSIVE);
  }

  /** Makes what builds an index with it last for as long as a sampler of a busy machine needs. */
  private static final String SLOW =
      """
      CREATE FUNCTION slow(total int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
        BEGIN
          IF total = 1 THEN PERFORM pg_sleep(1); END IF;
          RETURN total;
        END $$;
      """;

  @Test
  void a_concurrent_build_is_sampled_and_blocks_nobody() throws Exception {
    ObservedDatabase shop = ObservedDatabase.with(SHOP + SLOW);

    shop.observe("CREATE INDEX CONCURRENTLY i ON orders (slow(total));");

    assertThat(shop.effects(1)).containsExactly("orders ShareUpdateExclusiveLock", "scans orders");
    assertThat(shop.statement(1).exact()).isFalse();
    assertThat(shop.statement(1).walBytes()).isPositive();
  }

  @Test
  void a_full_vacuum_is_sampled() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP + SLOW + "CREATE INDEX slowly ON orders (slow(total));");

    shop.observe("VACUUM FULL orders;");

    assertThat(shop.effects(1))
        .contains(
            "orders AccessExclusiveLock",
            "reads of orders wait, per-row",
            "rewrites orders",
            "rebuilds orders_pkey of orders");
    double held = shop.blocks(1, "orders").hold().orElseThrow().heldMillis();
    // The look that finds the lock gone may come a moment after the statement.
    assertThat(held).isBetween(shop.statement(1).millis() * 0.5, shop.tookMillis());
  }

  @Test
  void the_sampler_leaves_no_thread_behind() throws Exception {
    ObservedDatabase.with(SHOP).observe("VACUUM orders;");

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("lockkeeper-sampler");
  }

  @Test
  void wal_bytes_are_the_same_from_run_to_run() throws Exception {
    String migration = "ALTER TABLE customers ALTER id TYPE bigint;";

    long first = ObservedDatabase.with(SHOP).observe(migration).statement(1).walBytes();
    long second = ObservedDatabase.with(SHOP).observe(migration).statement(1).walBytes();

    assertThat(first).isPositive();
    assertThat(Math.abs(first - second)).isLessThan(first / 10);
  }

  @Test
  void statements_are_found_again_among_comments_and_quotes() throws Exception {
    ObservedDatabase shop =
        ObservedDatabase.with(SHOP)
            .observe(
                """
                -- first; of all
                /* a ; b */ SELECT ';' AS "a;b"; ;
                DO $x$ BEGIN PERFORM 1; END $x$;
                COPY customers (id, name) FROM STDIN;
                1000\tA; B
                1001\t\\N
                \\.
                -- last
                ALTER TABLE orders ADD COLUMN x text DEFAULT $$a;b$$
                """);

    assertThat(shop.effects(3)).containsExactly("customers RowExclusiveLock");
    assertThat(shop.effects(4)).contains("orders AccessExclusiveLock");
  }

  @Test
  void a_refused_statement_is_told_apart_from_those_before_it() throws Exception {
    ObservedDatabase shop = ObservedDatabase.with(SHOP);

    Throwable failure =
        catchThrowable(
            () ->
                shop.observe(
                    "ALTER TABLE orders ADD COLUMN x int;\nALTER TABLE orders ADD COLUMN x int;"));

    assertThat(failure).isInstanceOf(ScriptFailedException.class);
    assertThat(shop.effects(1)).contains("orders AccessExclusiveLock");
    assertThat(shop.effects(2))
        .containsExactly(
            "fails: column \"x\" of relation \"orders\" already exists (SQLSTATE 42701)");
  }
}
