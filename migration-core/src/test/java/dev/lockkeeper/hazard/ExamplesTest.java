package dev.lockkeeper.hazard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.example.Example;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds every hazard to its example: what is expected is found, and nothing else. */
class ExamplesTest {

  @TestFactory
  Stream<DynamicTest> unsafeExamplesGiveExactlyWhatTheyExpect() {
    return Hazard.all().stream()
        .filter(hazard -> !hazard.observedOnly())
        .flatMap(hazard -> onEveryVersion(hazard, false));
  }

  @TestFactory
  Stream<DynamicTest> safeExamplesGiveNothing() {
    return Hazard.all().stream().flatMap(hazard -> onEveryVersion(hazard, true));
  }

  private static Stream<DynamicTest> onEveryVersion(Hazard hazard, boolean safe) {
    return Example.all(hazard).stream()
        .filter(example -> example.safe() == safe)
        .flatMap(example -> onEveryVersion(hazard, example));
  }

  private static Stream<DynamicTest> onEveryVersion(Hazard hazard, Example example) {
    return Judged.versions(example)
        .map(
            version ->
                DynamicTest.dynamicTest(
                    example.name() + " on " + version,
                    () ->
                        assertThat(Judged.of(hazard, example, version).found())
                            .isEqualTo(example.expected(version))));
  }

  @Test
  void everyHazardThatCanBePredictedHasBothExamples() {
    assertThat(Hazard.all())
        .filteredOn(hazard -> !hazard.observedOnly())
        .allSatisfy(
            hazard -> {
              List<Example> all = Example.all(hazard);
              assertThat(all).as(hazard.id()).anyMatch(Example::safe);
              assertThat(all).as(hazard.id()).anyMatch(example -> !example.safe());
              assertThat(all)
                  .allSatisfy(
                      example ->
                          assertThat(
                                  example.expectations().stream()
                                      .anyMatch(one -> one.hazard().equals(hazard.id())))
                              .as(example.name())
                              .isEqualTo(!example.safe()));
              assertThat(all)
                  .filteredOn(Example::safe)
                  .allSatisfy(example -> assertThat(example.expectations()).isEmpty());
            });
  }
}
