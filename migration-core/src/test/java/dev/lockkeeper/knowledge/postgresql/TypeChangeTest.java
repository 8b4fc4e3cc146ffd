package dev.lockkeeper.knowledge.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.operation.ColumnType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypeChangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          character varying(20)       | character varying(40)       | NOTHING
          character varying(20)       | character varying           | NOTHING
          character varying(20)       | text                        | NOTHING
          character varying(40)       | character varying(20)       | REWRITE
          character varying           | character varying(20)       | REWRITE
          text                        | character varying           | NOTHING
          text                        | character varying(20)       | REWRITE
          character(3)                | character(4)                | REWRITE
          character(3)                | text                        | REWRITE
          numeric(10,2)               | numeric(12,2)               | NOTHING
          numeric(10,2)               | numeric                     | NOTHING
          numeric(10)                 | numeric(12)                 | NOTHING
          numeric(10)                 | numeric(12,0)               | NOTHING
          numeric(10,2)               | numeric(12,3)               | REWRITE
          numeric(10,2)               | numeric(8,2)                | REWRITE
          numeric                     | numeric(10,2)               | REWRITE
          integer                     | bigint                      | REWRITE
          integer                     | integer                     | NOTHING
          integer                     | oid                         | INDEXES
          oid                         | regrole                     | INDEXES
          regnamespace                | integer                     | INDEXES
          regrole                     | regnamespace                | REWRITE
          xml                         | text                        | INDEXES
          cidr                        | inet                        | NOTHING
          inet                        | cidr                        | REWRITE
          json                        | jsonb                       | REWRITE
          bit varying(5)              | bit varying(9)              | NOTHING
          bit(5)                      | bit(6)                      | REWRITE
          timestamp without time zone(3) | timestamp without time zone | NOTHING
          timestamp without time zone    | timestamp without time zone(6) | NOTHING
          timestamp without time zone    | timestamp without time zone(3) | REWRITE
          timestamp without time zone    | timestamp with time zone | REWRITE
          """)
  void decidesFromTheOldType(String old, String to, TypeChange expected) {
    assertThat(TypeChange.from(type(old), type(to))).isEqualTo(expected);
  }

  private static ColumnType type(String written) {
    int open = written.indexOf('(');
    return open < 0
        ? ColumnType.of(written)
        : ColumnType.of(
            written.substring(0, open),
            written.substring(open + 1, written.length() - 1).split(",", -1));
  }

  /** The same element type without a length needs no conversion; another one needs it in each. */
  @ParameterizedTest
  @CsvSource({"character varying, NOTHING", "text, REWRITE"})
  void convertsAnArrayElementByElement(String to, TypeChange expected) {
    ColumnType ten = new ColumnType("character varying", List.of("10"), 1, Optional.empty());
    ColumnType wider = new ColumnType(to, List.of(), 1, Optional.empty());
    assertThat(TypeChange.from(ten, wider)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"C", "de-x-icu"})
  void sortsIndexesAnewForAnotherCollation(String collation) {
    ColumnType collated = new ColumnType("text", List.of(), 0, Optional.of(collation));
    assertThat(TypeChange.from(ColumnType.of("text"), collated)).isEqualTo(TypeChange.COLLATION);
  }
}
