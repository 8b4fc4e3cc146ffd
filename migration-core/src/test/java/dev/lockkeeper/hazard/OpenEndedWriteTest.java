package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.evidence.Observations;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import dev.lockkeeper.script.ScriptKind;
import dev.lockkeeper.script.Version;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MERGE, which servers before PostgreSQL 15 do not know, so that no example can show it. */
class OpenEndedWriteTest {

  private static final String STOCK =
      """
      CREATE TABLE stock (sku text PRIMARY KEY, n integer NOT NULL, site text NOT NULL);
      CREATE TABLE deliveries (id bigint PRIMARY KEY, sku text NOT NULL, n integer NOT NULL);
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MERGE INTO stock s USING deliveries d ON s.sku = d.sku WHEN MATCHED THEN UPDATE SET n = d.n",
        "MERGE INTO stock USING (SELECT sku, sum(n) AS n FROM deliveries GROUP BY sku) AS d"
            + " ON (stock.sku = d.sku) WHEN MATCHED AND d.n > 0 THEN UPDATE SET n = d.n",
        "MERGE INTO stock s USING deliveries d ON s.sku = d.sku WHEN MATCHED THEN DELETE",
      })
  void merges_without_end(String merge) throws Exception {
    assertThat(found(merge))
        .filteredOn(finding -> finding.hazard().equals("open-ended-write"))
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .contains("all rows of stock that a join with d", "picks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MERGE INTO stock s USING (VALUES ('a', 1)) AS d (sku, n) ON s.sku = d.sku"
            + " WHEN MATCHED THEN UPDATE SET n = d.n",
        "MERGE INTO stock s USING deliveries d ON s.sku = d.sku AND d.id IN (7, 8)"
            + " WHEN MATCHED THEN UPDATE SET n = d.n",
        "MERGE INTO stock s USING (SELECT * FROM deliveries WHERE id = 7) AS d ON s.sku = d.sku"
            + " WHEN MATCHED THEN UPDATE SET n = d.n",
        "MERGE INTO stock s USING deliveries d ON s.sku = d.sku WHEN MATCHED AND s.site = 'Bern'"
            + " THEN UPDATE SET n = d.n",
        "MERGE INTO stock s USING deliveries d ON s.sku = d.sku"
            + " WHEN NOT MATCHED THEN INSERT VALUES (d.sku, d.n, '')",
      })
  void merges_that_something_bounds(String merge) throws Exception {
    assertThat(found(merge)).extracting(Finding::hazard).doesNotContain("open-ended-write");
  }

  private static List<Finding> found(String pending) throws CheckImpossibleException {
    History history =
        new History(
            "default",
            List.of(script("1", STOCK), script("2", pending + ";")),
            Base.named("version:1"));
    return Judging.check(new PostgresqlKnowledge(17))
        .judge(Reading.of(history), Observations.NONE)
        .verdict()
        .findings();
  }

  private static Script script(String version, String sql) {
    return new Script(
        "V%s__x.sql".formatted(version), Version.parse(version), "x", ScriptKind.VERSIONED, 0, sql);
  }
}
