package dev.lockkeeper.scratch.fill;

import dev.lockkeeper.scratch.fill.Facts.ColumnFacts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
    uniqueDocuments().forEach(document -> shapes.add(spread(document, salt)));
    for (String value : List.of("{}", "[]", "[1]", "[\"a\"]", "\"a\"", "1", "true", "null")) {
      shapes.add(Candidate.constant(value));
    }
    return shapes;
  }

  /** With the fields that are read, and without: an expression may not take what is in them. */
  private List<Candidate> uniqueDocuments() {
    return Stream.of(literals.sql(), "")
        .map(read -> Candidate.unique(new DocumentShape(read), Long.MAX_VALUE))
        .toList();
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
      case "json", "jsonb" -> uniqueDocuments();
      case "boolean" -> listed(List.of("t", "f"));
      default ->
          column.labels().isEmpty()
              ? new RareShapes(column, first).unique()
              : listed(column.labels());
    };
  }

  private static List<Candidate> listed(List<String> values) {
    return List.of(Candidate.unique(Shape.inTurn(values), values.size()));
  }
}
