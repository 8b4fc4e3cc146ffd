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

  /** When it is looked at is a part of a constraint like any other. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ADD UNIQUE (n) DEFERRABLE",
        "ADD CONSTRAINT once UNIQUE (n) INITIALLY DEFERRED",
        "ADD PRIMARY KEY (n) DEFERRABLE",
        "ADD CONSTRAINT k PRIMARY KEY USING INDEX i DEFERRABLE INITIALLY DEFERRED",
        "ADD FOREIGN KEY (n) REFERENCES parents ON DELETE CASCADE DEFERRABLE",
        "ADD CONSTRAINT f FOREIGN KEY (n) REFERENCES parents INITIALLY DEFERRED",
        "ADD p int DEFAULT 1 REFERENCES parents DEFERRABLE"
      })
  void a_cure_keeps_when_a_constraint_is_looked_at(String added) throws Exception {
    List<Script> scripts =
        List.of(
            TestScript.versioned(
                1,
                "CREATE TABLE parents (id int PRIMARY KEY); CREATE TABLE things (n int);"
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
