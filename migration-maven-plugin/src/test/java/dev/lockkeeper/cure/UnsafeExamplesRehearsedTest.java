package dev.lockkeeper.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Agreement;
import dev.lockkeeper.finding.Finding;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.hazard.Hazard;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every unsafe example is rehearsed on a real server: what was predicted is seen, or is of a kind
 * that nobody can see, and nothing is refuted.
 */
@Tag("database")
class UnsafeExamplesRehearsedTest {

  @TestFactory
  Stream<DynamicTest> rehearsalFindsWhatWasPredicted() {
    return Hazard.all().stream()
        .flatMap(hazard -> Example.unsafe(hazard).stream())
        .map(example -> DynamicTest.dynamicTest(example.name(), () -> agreeOnFindings(example)));
  }

  private static void agreeOnFindings(Example example) throws CheckImpossibleException {
    List<Finding> predicted = RehearsedExample.predicted(example);
    List<Finding> rehearsed = RehearsedExample.rehearsed(example);
    assertThat(named(rehearsed))
        .containsAll(
            named(predicted.stream().filter(finding -> finding.counts(Severity.WARNING)).toList()));
    assertThat(rehearsed)
        .filteredOn(finding -> !onlyAServerKnows(finding) && !unread(predicted, finding))
        .extracting(Finding::agreement)
        .doesNotContain(Agreement.REFUTED, Agreement.OBSERVED_ONLY);
  }

  /** That a statement is refused is what some hazards predict. */
  private static boolean onlyAServerKnows(Finding finding) {
    return finding.hazard().equals("statement-fails");
  }

  /** What nobody could read can only be seen. */
  private static boolean unread(List<Finding> predicted, Finding finding) {
    return predicted.stream()
        .filter(one -> one.hazard().equals("statement-not-understood"))
        .anyMatch(
            one ->
                one.place().file().equals(finding.place().file())
                    && one.statement() == finding.statement());
  }

  private static List<String> named(List<Finding> findings) {
    return findings.stream().map(finding -> finding.place() + " " + finding.hazard()).toList();
  }
}
