package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Shapes for types that are neither numbers nor texts nor dates.
 *
 * @param first number of a sequence, past those that are there
 */
record RareShapes(ColumnFacts column, long first) {

  /** Returns shapes whose values all differ; none where the type is not known here. */
  List<Candidate> unique() {
    return switch (column.base()) {
      case "uuid" -> List.of(Candidate.unique(uuid(), Long.MAX_VALUE));
      case "bytea" -> of(Long.MAX_VALUE, (row, out) -> hexadecimal(out, "\\x", row, 16));
      case "inet" -> of(1 << 24, (row, out) -> address(out, row));
      case "cidr" -> of(1 << 24, (row, out) -> address(out, row));
      case "macaddr" -> of(1L << 32, (row, out) -> hexadecimal(out, "0800", row, 8));
      case "time without time zone", "time with time zone" ->
          of(86_400_000, (row, out) -> DateShapes.timeOfDay(out, row));
      case "interval" ->
          of(
              Integer.MAX_VALUE,
              (row, out) -> {
                out.number(row);
                out.text(" seconds");
              });
      case "bit", "bit varying" -> bits();
      case "tsvector" ->
          of(
              Long.MAX_VALUE,
              (row, out) -> {
                out.text("quick brown w");
                out.number(row);
              });
      case "xml" ->
          of(
              0,
              (row, out) -> {
                out.text("<n>");
                out.number(row);
                out.text("</n>");
              });
      case "point" -> of(0, (row, out) -> pair(out, '(', row, row + 1, ')'));
      case "int4range", "int8range", "numrange" ->
          of(
              200_000_000,
              (row, out) -> pair(out, '[', first + 10 * row, first + 10 * row + 5, ')'));
      case "daterange" -> ranges(DateShapes::date, 1_400_000);
      case "tsrange" -> ranges(row -> '"' + DateShapes.moment(1800 * row) + '"', 1_000_000_000);
      case "tstzrange" ->
          ranges(row -> '"' + DateShapes.moment(1800 * row) + "+00\"", 1_000_000_000);
      default -> Collections.emptyList();
    };
  }

  private static List<Candidate> of(long distinct, Shape shape) {
    return List.of(Candidate.unique(shape, distinct));
  }

  private static List<Candidate> ranges(LongFunction<String> bound, long distinct) {
    return of(
        distinct,
        (row, out) -> {
          out.ascii('[');
          out.text(bound.apply(2 * row));
          out.ascii(',');
          out.text(bound.apply(2 * row + 1));
          out.ascii(')');
        });
  }

  private List<Candidate> bits() {
    int size = column.modifiers().isEmpty() ? 1 : column.modifiers().get(0);
    int used = column.modifiers().isEmpty() && column.base().equals("bit varying") ? 24 : size;
    return of(
        1L << Math.min(used, 40),
        (row, out) -> {
          for (int i = used - 1; i >= 0; i--) {
            out.ascii(i < 40 && (row >>> i & 1) == 1 ? '1' : '0');
          }
        });
  }

  private static void pair(CopyBuffer out, char open, long from, long to, char close) {
    out.ascii(open);
    out.number(from);
    out.ascii(',');
    out.number(to);
    out.ascii(close);
  }

  private static void hexadecimal(CopyBuffer out, String prefix, long row, int digits) {
    out.text(prefix);
    out.hexadecimal(row, digits);
  }

  private static void address(CopyBuffer out, long row) {
    out.text("10.");
    out.number(row >>> 16 & 255);
    out.ascii('.');
    out.number(row >>> 8 & 255);
    out.ascii('.');
    out.number(row & 255);
  }

  static Shape uuid() {
    return (row, out) -> {
      long high = Shape.mix(row, 1);
      long low = Shape.mix(row, 2);
      out.hexadecimal(high >>> 32, 8);
      out.ascii('-');
      out.hexadecimal(high >>> 16, 4);
      out.text("-4");
      out.hexadecimal(high, 3);
      out.text("-a");
      out.hexadecimal(low >>> 48, 3);
      out.ascii('-');
      out.hexadecimal(low, 12);
    };
  }
}
