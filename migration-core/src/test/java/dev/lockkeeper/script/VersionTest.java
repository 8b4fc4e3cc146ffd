package dev.lockkeeper.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void versionsAreOrderedByNumbersAndNotByLetters() {
    List<String> ordered =
        Stream.of("10", "2", "1.10", "1_9", "20260101120000", "0.1")
            .map(text -> Version.parse(text).orElseThrow())
            .sorted()
            .map(Version::toString)
            .toList();
    assertThat(ordered).containsExactly("0.1", "1.9", "1.10", "2", "10", "20260101120000");
  }

  @Test
  void underscoresAreDotsAndTrailingZerosCountForNothing() {
    assertThat(Version.parse("1_2")).isEqualTo(Version.parse("1.2.0"));
    assertThat(Version.parse("1.0")).isEqualTo(Version.parse("1"));
    assertThat(Version.parse("01")).isEqualTo(Version.parse("1"));
    assertThat(Version.parse("1")).isNotEqualTo(Version.parse("10"));
  }

  @Test
  void wordsAreNoVersions() {
    assertThat(Stream.of("", "x", "1.", ".1", "1..2", "1a").map(Version::parse))
        .allMatch(version -> version.isEmpty());
  }
}
