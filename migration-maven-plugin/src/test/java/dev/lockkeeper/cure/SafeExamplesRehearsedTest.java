package dev.lockkeeper.cure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.example.Example;
import dev.lockkeeper.finding.Severity;
import dev.lockkeeper.hazard.Hazard;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every safe example is rehearsed on a real server, and stays without findings. */
@Tag("database")
class SafeExamplesRehearsedTest {

  @TestFactory
  Stream<DynamicTest> safeFormsStaySafeOnAServer() {
    return Hazard.all().stream()
        .flatMap(hazard -> Example.safe(hazard).stream())
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.name(),
                    () ->
                        assertThat(RehearsedExample.rehearsed(example))
                            .filteredOn(finding -> finding.counts(Severity.WARNING))
                            .isEmpty()));
  }
}
