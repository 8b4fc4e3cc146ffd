package dev.lockkeeper.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideningTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "character varying(10) | character varying(20)",
        "character varying(10) | character varying",
        "character varying(10) | text",
        "text | character varying",
        "smallint | integer",
        "smallint | bigint",
        "integer | bigint",
        "real | double precision",
        "numeric(10,2) | numeric",
        "numeric(10,2) | numeric(12,2)",
        "numeric(10,2) | numeric(12,4)",
        "numeric(5) | numeric(7,2)",
        "timestamp with time zone(3) | timestamp with time zone",
        "bit varying(8) | bit varying(9)",
        "cidr | inet",
        "state | state"
      })
  void nobodyNoticesRoomForMore(String old, String to) {
    assertThat(Widening.unnoticed(type(old), type(to))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "character varying(20) | character varying(10)",
        "character varying | character varying(10)",
        "text | character varying(10)",
        "character(2) | character(3)",
        "bigint | integer",
        "double precision | real",
        "integer | numeric",
        "numeric(10,2) | numeric(10,4)",
        "numeric(10,2) | numeric(10,1)",
        "numeric | numeric(30,10)",
        "timestamp with time zone | timestamp with time zone(3)",
        "timestamp with time zone | timestamp without time zone",
        "bit(8) | bit(9)",
        "json | jsonb",
        "inet | cidr",
        "state | text",
        "integer | integer[]"
      })
  void everythingElseIsNoticed(String old, String to) {
    assertThat(Widening.unnoticed(type(old), type(to))).isFalse();
  }

  private static ColumnType type(String text) {
    boolean array = text.endsWith("[]");
    String scalar = array ? text.substring(0, text.length() - 2) : text;
    int open = scalar.indexOf('(');
    return open < 0
        ? new ColumnType(scalar, List.of(), array ? 1 : 0, Optional.empty())
        : ColumnType.of(
            scalar.substring(0, open), scalar.substring(open + 1, scalar.length() - 1).split(","));
  }
}
