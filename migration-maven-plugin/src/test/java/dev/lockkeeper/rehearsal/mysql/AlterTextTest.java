package dev.lockkeeper.rehearsal.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX i ON t (a); | CREATE INDEX i ON t (a) ALGORITHM=INPLACE LOCK=NONE",
        "DROP INDEX i ON t | DROP INDEX i ON t ALGORITHM=INPLACE LOCK=NONE",
        "ALTER TABLE t ADD a int; | ALTER TABLE t ALGORITHM=INPLACE, LOCK=NONE, ADD a int",
        "ALTER TABLE t ADD a int, LOCK=SHARED | ALTER TABLE t ALGORITHM=INPLACE, LOCK=NONE, ADD a int",
        "ALTER TABLE t ALGORITHM=COPY, ADD a int | ALTER TABLE t ALGORITHM=INPLACE, LOCK=NONE, ADD a int",
        "OPTIMIZE TABLE t | ALTER TABLE t ALGORITHM=INPLACE, LOCK=NONE, FORCE",
      })
  void another_clause_stands_in_place_of_the_statements_own(String sql, String with) {
    assertThat(AlterText.of(sql).orElseThrow().with("INPLACE", Optional.of("NONE")))
        .isEqualTo(with);
  }

  @Test
  void what_takes_no_clause_is_not_asked_about() {
    assertThat(AlterText.of("UPDATE t SET a = 1")).isEmpty();
    assertThat(AlterText.of("ALTER TABLE t TRUNCATE PARTITION p")).isEmpty();
    assertThat(AlterText.of("CREATE TABLE t (a int)")).isEmpty();
  }
}
