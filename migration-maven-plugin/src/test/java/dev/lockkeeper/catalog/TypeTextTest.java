package dev.lockkeeper.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TypeTextTest {

  @Test
  void takesArgumentsFromBehindTheName() {
    assertThat(parsed("numeric(10,2)")).isEqualTo(ColumnType.of("numeric", "10", "2"));
    assertThat(parsed("character varying(20)")).isEqualTo(ColumnType.of("character varying", "20"));
    assertThat(parsed("bigint")).isEqualTo(ColumnType.of("bigint"));
  }

  @Test
  void takesArgumentsFromBetweenTheWords() {
    ColumnType type = parsed("timestamp(3) without time zone");
    assertThat(type).isEqualTo(ColumnType.of("timestamp without time zone", "3"));
    assertThat(type).hasToString("timestamp(3) without time zone");
  }

  @Test
  void countsTheDimensionsThatFormatTypeDoesNotWrite() {
    assertThat(TypeText.parse("integer[]", 2, Optional.empty()))
        .isEqualTo(new ColumnType("integer", List.of(), 2, Optional.empty()));
    // a domain or an array made by CREATE TABLE AS may say 0
    assertThat(TypeText.parse("character varying(9)[]", 0, Optional.empty()).dimensions())
        .isEqualTo(1);
  }

  @Test
  void takesQuotesOffNamesAndLeavesWhatIsInThem() {
    assertThat(parsed("app.\"Order (old) \"\"State\"\"\""))
        .isEqualTo(ColumnType.of("app.Order (old) \"State\""));
  }

  private static ColumnType parsed(String text) {
    return TypeText.parse(text, 0, Optional.empty());
  }
}
