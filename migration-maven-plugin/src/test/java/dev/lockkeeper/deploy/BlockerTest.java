package dev.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("alone")
class BlockerTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "SELECT 1;SELECT ?",
        "UPDATE a SET b = 'secret' WHERE c = 'x';UPDATE a SET b = …",
        "UPDATE a SET b = E'se\\'cret';UPDATE a SET b = …",
        "SELECT $tag$secret$tag$;SELECT …",
        "SELECT * FROM a2 WHERE card = 4242424242424242;SELECT * FROM a2 WHERE card = ?",
        "SELECT aaaaaaaaaa, bbbbbbbbbb, cccccccccc, dddddddddd, eeeeeeeeee, f;"
            + "SELECT aaaaaaaaaa, bbbbbbbbbb, cccccccccc, dddddddddd, eeeee…"
      })
  void a_query_is_shown_up_to_its_first_literal(String query, String shown) {
    assertThat(Blocker.withoutData(query)).isEqualTo(shown);
  }

  @Test
  void pauses_grow_and_have_an_end() {
    Patience patience = new Patience(Duration.ofSeconds(3), 5);

    assertThat(patience.pause(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(patience.pause(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(patience.pause(5)).isEqualTo(Duration.ofSeconds(16));
    assertThat(patience.pause(100)).isEqualTo(Duration.ofSeconds(30));
  }
}
