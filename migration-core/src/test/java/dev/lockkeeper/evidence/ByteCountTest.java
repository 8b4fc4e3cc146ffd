package dev.lockkeeper.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteCountTest {

  @ParameterizedTest
  @CsvSource({
    "0B, 0, 0 B",
    "1023B, 1023, 1023 B",
    "64kB, 65536, 64 kB",
    "1536MB, 1610612736, 1.5 GB",
    "2TB, 2199023255552, 2 TB",
  })
  void units_are_those_of_postgresql(String written, double bytes, String words) {
    ByteCount count = ByteCount.parse(written).orElseThrow();

    assertThat(count.bytes()).isEqualTo(bytes);
    assertThat(count.words()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "64", "64 MB", "64mb", "-1MB", "1.5GB", "9999999999B"})
  void anything_else_is_no_amount(String written) {
    assertThat(ByteCount.parse(written)).isEmpty();
  }
}
