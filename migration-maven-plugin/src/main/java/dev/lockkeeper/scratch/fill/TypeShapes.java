package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongFunction;

/** Shapes for a column by its type: natural ones first, then whatever might suit a condition. */
final class TypeShapes {

  /** Constants for types that nothing here knows; the server says which of them it reads. */
  private static final List<String> ODD_ONES =
      List.of(
          "1",
          "a",
          "0/1",
          "{}",
          "(0,0)",
          "(0,0),(1,1)",
          "((0,0),(1,1),(1,0))",
          "<(0,0),1>",
          "{1,-1,0}",
          "[(0,0),(1,1)]",
          "a=>1",
          "a.b",
          "<a/>",
          "POINT(0 0)",
          "[1,2,3]",
          "",
          "empty",
          "2020-01-01");

  private static final int MOST_ATTRIBUTES = 20;

  private final ColumnFacts column;
  private final Literals literals;
  private final long first;
  private final int salt;

  /**
   * @param literals of the conditions that mention the column
   * @param first number of a sequence, past those that are there
   */
  TypeShapes(ColumnFacts column, Literals literals, long first) {
    this.column = column;
    this.literals = literals;
    this.first = first;
    this.salt = column.number();
  }

  /** Returns a shape that takes the unique one's values by chance. */
  static Candidate spread(Candidate unique, int salt) {
    long bound = Math.max(1, Math.min(unique.distinct(), 1_000_000));
    return Candidate.of(unique.shape().at(row -> Shape.below(bound, row, salt)));
  }

  /** Returns shapes in the order in which they look like what such a column holds. */
  List<Candidate> natural() {
    List<Candidate> shapes = new ArrayList<>(scalars());
    if (column.array()) {
      return arrays(shapes);
    }
    List<String> constants = new ArrayList<>(literals.texts());
    literals.numbers().stream().map(BigDecimal::toPlainString).forEach(constants::add);
    constants.forEach(constant -> shapes.add(Candidate.constant(constant)));
    return shapes;
  }

  private List<Candidate> scalars() {
    return switch (column.base()) {
      case "smallint", "integer", "bigint", "oid", "numeric", "real", "double precision", "money" ->
          new NumberShapes(column, literals, first).natural();
      case "text", "character varying", "character", "name", "citext", "public.citext" ->
          new TextShapes(column, literals, salt).natural();
      case "date", "timestamp without time zone", "timestamp with time zone" ->
          new DateShapes(column.base(), literals, salt).natural();
      case "json", "jsonb" -> documents();
      default -> column.labels().isEmpty() ? spreadOrOdd() : labels();
    };
  }

  private List<Candidate> labels() {
    return List.of(Candidate.of(Shape.constants(column.labels(), salt)));
  }

  private List<Candidate> spreadOrOdd() {
    List<Candidate> unique = unique();
    if (!unique.isEmpty()) {
      return unique.stream().map(shape -> spread(shape, salt)).toList();
    }
    List<Candidate> odd = new ArrayList<>();
    ODD_ONES.forEach(value -> odd.add(Candidate.constant(value)));
    for (int attributes = 1; attributes <= MOST_ATTRIBUTES; attributes++) {
      odd.add(Candidate.constant("(" + ",".repeat(attributes - 1) + ")"));
    }
    return odd;
  }

  private List<Candidate> documents() {
    List<Candidate> shapes = new ArrayList<>();
    shapes.add(spread(document(), salt));
    for (String value : List.of("{}", "[]", "[1]", "[\"a\"]", "\"a\"", "1", "true", "null")) {
      shapes.add(Candidate.constant(value));
    }
    return shapes;
  }

  private static Candidate document() {
    return Candidate.unique(
        (row, out) -> {
          out.text("{\"id\": ");
          out.number(row);
          out.text(", \"tags\": [\"new\", \"web\"], \"note\": \"as agreed\"}");
        },
        Long.MAX_VALUE);
  }

  private List<Candidate> arrays(List<Candidate> elements) {
    List<Candidate> arrays = new ArrayList<>();
    elements.forEach(element -> arrays.add(Candidate.of(array(element.shape(), 2))));
    arrays.add(Candidate.constant("{}"));
    elements.forEach(element -> arrays.add(Candidate.of(array(element.shape(), 1))));
    return arrays;
  }

  private static Shape array(Shape element, int size) {
    return (row, out) -> {
      out.ascii('{');
      for (int i = 0; i < size; i++) {
        out.text(i == 0 ? "\"" : ",\"");
        String value = CopyBuffer.value(element, size * row + i);
        out.text(
            value.replace("\\", "\\\\").replace("\"", "\\\"").getBytes(StandardCharsets.UTF_8));
        out.ascii('"');
      }
      out.ascii('}');
    };
  }

  /** Returns shapes whose values all differ; none where the type is not known. */
  List<Candidate> unique() {
    if (column.array()) {
      return scalarUnique().stream()
          .map(one -> Candidate.unique(array(one.shape(), 1), one.distinct()))
          .toList();
    }
    return scalarUnique();
  }

  private List<Candidate> scalarUnique() {
    return switch (column.base()) {
      case "smallint", "integer", "bigint", "oid", "numeric", "real", "double precision", "money" ->
          new NumberShapes(column, literals, first).unique();
      case "text", "character varying", "character", "name", "citext", "public.citext" ->
          new TextShapes(column, literals, salt).unique();
      case "date", "timestamp without time zone", "timestamp with time zone" ->
          new DateShapes(column.base(), literals, salt).unique();
      case "jsonb" -> List.of(document());
      case "boolean" -> listed(List.of("t", "f"));
      default -> column.labels().isEmpty() ? others() : listed(column.labels());
    };
  }

  private static List<Candidate> listed(List<String> values) {
    return List.of(Candidate.unique(Shape.inTurn(values), values.size()));
  }

  private List<Candidate> others() {
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
