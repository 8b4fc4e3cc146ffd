package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenConditionTest {

  private static final OpenCondition EVENTS =
      new OpenCondition(
          Set.of("expires_at"),
          Set.of("id"),
          Set.of("id", "account_id"),
          Set.of("note"),
          Optional.empty());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "created_at < now() - interval '90 days'",
        "(e.created_at <= '2024-01-01'::date)",
        "now() - created_at > '90 days'::interval",
        "expires_at < $1",
        "status <> 'done'",
        "status NOT IN ('a', 'b') AND created_at < current_date",
        "deleted_at IS NOT NULL",
        "(created_at < '2020-01-01') OR id = 5",
        "events.id >= 100",
        "status = status",
        "e.status IS NOT DISTINCT FROM e.status",
        "note IS NULL AND created_at < '2020-01-01'",
        "created_at < DATE_SUB(NOW(), INTERVAL 90 DAY)",
        "created_at < now() - interval '5 years' AND open_cents = 0",
        "sent AND created_at < now() - interval '5 years'",
        "status = 'done' AND e.deleted IS NULL AND created_at < '2020-01-01'"
      })
  void rows_without_end(String condition) {
    assertThat(EVENTS.in(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = 5 AND created_at < now()",
        "account_id = 5 AND created_at < now()",
        "lower(name) = 'x' AND created_at < now()",
        "id IN (1, 2, 3)",
        "id IN (SELECT id FROM events WHERE created_at < now() LIMIT 1000)",
        "id BETWEEN 1 AND 5000 AND created_at < now()",
        "created_at >= '2024-01-01' AND created_at < '2024-02-01'",
        "total < 0",
        "status = old_status",
        "total > 0",
        "id > 0 AND id <= 5000",
        "id < 100",
        "kind = 'a OR created_at < now()'",
        "status = 'failed' AND (created_at < now() OR created_at IS NULL)",
        "kind IS NULL",
        "NOT EXISTS (SELECT 1 FROM orders WHERE orders.id = order_id)"
      })
  void rows_that_something_bounds(String condition) {
    assertThat(EVENTS.in(condition)).isFalse();
  }

  @Test
  void literals_that_look_like_queries_are_passed_once() {
    String literal = "'" + "x IN (SELECT ".repeat(40_000) + "'";
    assertThat(JOINED.in("o.sku = " + literal + " AND coalesce(" + literal + ")")).isFalse();
  }

  /** Of an UPDATE of orders o with FROM accounts AS a. */
  private static final OpenCondition JOINED =
      new OpenCondition(
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of("sku"),
          Optional.of(
              new Joins(Set.of("o"), Set.of("accounts", "a"), Set.of("id", "account_id"), false)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.id = o.account_id",
        "a.id = account_id AND o.sku IS NULL",
        "lower(a.\"email\") = lower(o.email)",
        "NOT EXISTS (SELECT 1 FROM accounts b WHERE b.id = o.account_id)",
        "o.id NOT IN (SELECT max(id) FROM orders GROUP BY sku)",
        "account_id IN (SELECT id FROM accounts)",
        "EXISTS (SELECT 1 FROM accounts b WHERE b.id = o.account_id AND b.plan <> 'free')"
      })
  void rows_as_many_as_another_table_has(String condition) {
    assertThat(JOINED.in(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.id = o.account_id AND o.id BETWEEN 1 AND 5000",
        "a.id = o.account_id AND a.plan = 'free'",
        "a.id = o.account_id AND o.id = r.id",
        "a.id = o.account_id AND o.id = p_id",
        "a.id = 5",
        "account_id IN (SELECT id FROM accounts WHERE email = 'x@example.org')",
        "account_id IN (SELECT account_id FROM orders GROUP BY account_id HAVING count(*) > 9)",
        "EXISTS (SELECT 1 FROM accounts b WHERE b.id = o.account_id AND b.id = r.id)"
      })
  void rows_that_something_beside_the_join_bounds(String condition) {
    assertThat(JOINED.in(condition)).isFalse();
  }
}
