package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Judging;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.knowledge.postgresql.PostgresqlKnowledge;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Dialect;
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
    return Judging.found(new PostgresqlKnowledge(17), Dialect.POSTGRESQL, STOCK, pending + ";");
  }
}
