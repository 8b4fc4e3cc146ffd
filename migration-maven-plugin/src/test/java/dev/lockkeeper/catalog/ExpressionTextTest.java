package dev.lockkeeper.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class ExpressionTextTest {

  @Test
  void findsFunctionsAndNothingThatOnlyLooksLikeOne() {
    assertThat(functions("lower((email)::text)")).containsExactly("lower");
    assertThat(functions("'call me (now())'::text")).isEmpty();
    assertThat(functions("('x'::character varying)::character varying(20)")).isEmpty();
    assertThat(functions("((a)::numeric(10,2) > (0)::numeric)")).isEmpty();
    assertThat(functions("(status = ANY (ARRAY['a'::text, 'b'::text]))")).isEmpty();
    assertThat(functions("(a > 0) AND (b IN (1, 2))")).isEmpty();
  }

  @Test
  void knowsTheFunctionsWithoutParentheses() {
    assertThat(functions("CURRENT_TIMESTAMP")).containsExactly("current_timestamp");
  }

  @Test
  void keepsSchemasButTheSystemsOwn() {
    assertThat(functions("app.next_code(pg_catalog.now())"))
        .containsExactlyInAnyOrder("app.next_code", "now");
  }

  private static Set<String> functions(String sql) {
    return ExpressionText.parse(sql).functions();
  }
}
