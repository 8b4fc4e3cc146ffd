package dev.lockkeeper.cure;

import static dev.lockkeeper.cure.Cured.compare;
import static dev.lockkeeper.cure.Cured.findings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.Reading;
import dev.lockkeeper.base.Base;
import dev.lockkeeper.base.History;
import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.runner.TestScript;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Script;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every cure that an example prints is run on a real server, twice: it ends where the unsafe form
 * ends, and the second run changes nothing.
 */
@Tag("database")
class CureTest {

  @TestFactory
  Stream<DynamicTest> everyCureEndsWhereTheUnsafeFormEnds() throws CheckImpossibleException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (Hazard hazard : Hazard.all()) {
      Example example = Example.unsafe(hazard).orElse(null);
      if (example != null) {
        addTests(example, tests);
      }
    }
    List<DynamicTest> all = tests.build().toList();
    assertThat(all).hasSizeGreaterThanOrEqualTo(8);
    return all.stream();
  }

  /** Types that have no equality, or that take other values for the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "json '{\"a\": 1}'",
        "point '( 1, 2)'",
        "box '(2,2),(3,3)'",
        "circle '<(1,1),1>'",
        "path '(0,0),(1,2)'",
        "polygon '(0,0),(1,2),(2,0)'",
        "integer[] '{1, 2}'"
      })
  void a_batch_ends_whatever_the_type(String typed) throws Exception {
    String type = typed.substring(0, typed.indexOf(' '));
    String value = typed.substring(typed.indexOf(' ') + 1);
    List<Script> scripts =
        List.of(
            TestScript.versioned(
                1,
                "CREATE TABLE things (id int PRIMARY KEY, v %s);".formatted(type)
                    + "INSERT INTO things SELECT n FROM generate_series(1, 6000) AS n;"),
            TestScript.versioned(2, "UPDATE things SET v = %s;".formatted(value)));
    Reading reading = Reading.of(new History("default", scripts, Base.named("version:1")));

    assertThat(findings(reading))
        .filteredOn(finding -> !finding.cure().steps().isEmpty())
        .hasSize(1)
        .allSatisfy(finding -> compare(reading, finding));
  }

  /** When it is looked at, and what its index carries, are parts of it like any other. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ADD UNIQUE (n) DEFERRABLE",
        "ADD CONSTRAINT once UNIQUE (n) INITIALLY DEFERRED",
        "ADD UNIQUE (n) INCLUDE (m) WITH (fillfactor = 70) USING INDEX TABLESPACE pg_default",
        "ADD PRIMARY KEY (n) DEFERRABLE",
        "ADD CONSTRAINT k PRIMARY KEY USING INDEX i DEFERRABLE INITIALLY DEFERRED",
        "ADD FOREIGN KEY (n) REFERENCES parents ON DELETE CASCADE DEFERRABLE",
        "ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES parents INITIALLY DEFERRED",
        "ADD p int DEFAULT 1 REFERENCES parents DEFERRABLE"
      })
  void a_cure_keeps_what_is_said_of_a_constraint(String added) throws Exception {
    List<Script> scripts =
        List.of(
            TestScript.versioned(
                1,
                "CREATE TABLE parents (id int PRIMARY KEY); CREATE TABLE things (n int, m int);"
                    + "INSERT INTO parents SELECT n FROM generate_series(1, 10) AS n;"
                    + "INSERT INTO things SELECT n FROM generate_series(1, 10) AS n;"
                    + "CREATE UNIQUE INDEX i ON things (n);"),
            TestScript.versioned(2, "ALTER TABLE things %s;".formatted(added)));
    Reading reading = Reading.of(new History("default", scripts, Base.named("version:1")));

    assertThat(findings(reading))
        .filteredOn(finding -> !finding.cure().steps().isEmpty())
        .isNotEmpty()
        .allSatisfy(finding -> compare(reading, finding));
  }

  /** Partitions may be divided again, each in its own way, and have nothing below them yet. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX visits_page ON visits (page, at)",
        "CREATE INDEX ON visits (lower(page)) INCLUDE (at)",
        "CREATE UNIQUE INDEX visits_once ON visits (at, shop, page) WHERE page <> ''",
        "ALTER TABLE visits ADD UNIQUE (page, at, shop) DEFERRABLE",
        "ALTER TABLE visits ADD CONSTRAINT k PRIMARY KEY (shop, at, page)",
        "ALTER TABLE visits ADD CONSTRAINT f FOREIGN KEY (shop) REFERENCES shops (id)",
        "ALTER TABLE visits ADD FOREIGN KEY (shop) REFERENCES shops DEFERRABLE"
      })
  void a_cure_goes_through_all_levels(String sql) throws Exception {
    String range = " FOR VALUES FROM ('%d-01-01') TO ('%d-01-01')";
    List<Script> scripts =
        List.of(
            TestScript.versioned(
                1,
                "CREATE TABLE shops (id int PRIMARY KEY); INSERT INTO shops VALUES (1), (2), (3);"
                    + "CREATE TABLE visits (shop int NOT NULL, at date NOT NULL, page text)"
                    + " PARTITION BY RANGE (at);"
                    + "CREATE TABLE v2024 PARTITION OF visits"
                    + range.formatted(2024, 2025)
                    + ";CREATE TABLE v2025 PARTITION OF visits"
                    + range.formatted(2025, 2026)
                    + " PARTITION BY LIST (shop);"
                    + "CREATE TABLE v2025_1 PARTITION OF v2025 FOR VALUES IN (1);"
                    + "CREATE TABLE v2025_2 PARTITION OF v2025 DEFAULT PARTITION BY HASH (shop);"
                    + "CREATE TABLE v2025_2_0 PARTITION OF v2025_2"
                    + " FOR VALUES WITH (MODULUS 1, REMAINDER 0);"
                    + "CREATE TABLE v2026 PARTITION OF visits"
                    + range.formatted(2026, 2027)
                    + " PARTITION BY HASH (shop);"
                    + "INSERT INTO visits SELECT 1 + n % 3, date '2024-01-01' + n, 'p' || n"
                    + " FROM generate_series(0, 700) AS n;"),
            TestScript.versioned(2, sql + ";"));
    Reading reading = Reading.of(new History("default", scripts, Base.named("version:1")));

    assertThat(findings(reading))
        .filteredOn(finding -> !finding.cure().steps().isEmpty())
        .isNotEmpty()
        .allSatisfy(finding -> compare(reading, finding));
  }

  private static void addTests(Example example, Stream.Builder<DynamicTest> tests)
      throws CheckImpossibleException {
    History history = new History("default", example.scripts(), Base.named(example.base()));
    Reading reading = Reading.of(history);
    for (Finding finding : findings(reading)) {
      if (!finding.cure().steps().isEmpty()) {
        tests.add(
            DynamicTest.dynamicTest(
                example.name() + " " + finding.place() + " " + finding.hazard(),
                () -> compare(reading, finding)));
      }
    }
  }
}
