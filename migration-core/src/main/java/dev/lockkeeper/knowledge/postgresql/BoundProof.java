package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.TableShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether validated CHECKs already say of every row of a table that it is within a
 * partition's bound, or without.
 *
 * <p>sql-altertable, ATTACH PARTITION: "if the table being attached has a CHECK constraint that
 * allows only rows satisfying the desired partition constraint", or if one of the default partition
 * excludes them, nothing is scanned. Known here are the plain forms over one column of a list or
 * range, with the bound's own values.
 */
final class BoundProof {

  private static final Pattern LIST = Pattern.compile("FOR VALUES IN ?\\((.*)\\)");
  private static final Pattern RANGE =
      Pattern.compile("FOR VALUES FROM ?\\(([^,]*)\\) TO ?\\(([^,]*)\\)");

  private static final Pattern KEY = Pattern.compile("\\w+ ?\\( ?(\\w+|\"[^\"]+\") ?\\)");
  private static final Pattern PIECE = Pattern.compile("'(?:[^']++|'')*+'|[^']+");

  private BoundProof() {}

  /** Returns whether every row is within the bound of a partition of the parent. */
  static boolean holds(TableShape table, TableShape parent, String bound) {
    Set<String> known = known(table, true);
    return key(parent)
        .filter(column -> !isUnknown(bound))
        .flatMap(table::column)
        .filter(column -> column.notNull() || known.contains(bare(column.name() + " is not null")))
        .filter(column -> holds(column.name(), bound, known))
        .isPresent();
  }

  /** The column that rows are divided by, where it is one and known. */
  private static Optional<String> key(TableShape parent) {
    return Optional.ofNullable(parent.options().get(TableOption.PARTITIONING))
        .map(KEY::matcher)
        .filter(Matcher::matches)
        .map(key -> key.group(1).replace("\"", ""));
  }

  private static boolean holds(String column, String bound, Set<String> known) {
    Matcher range = RANGE.matcher(bound);
    if (range.matches()) {
      return (isOpen(range.group(1)) || known.contains(bare(column + " >= " + range.group(1))))
          && (isOpen(range.group(2)) || known.contains(bare(column + " < " + range.group(2))));
    }
    Matcher list = LIST.matcher(bound);
    if (!list.matches()) {
      return false;
    }
    List<String> values = Arrays.stream(list.group(1).split(",", -1)).map(String::strip).toList();
    boolean one = values.stream().anyMatch(value -> known.contains(bare(column + " = " + value)));
    return one || known.contains(bare(column + " in " + String.join(",", values)));
  }

  /** A value that only EXECUTE knows is written like any other of them. */
  private static boolean isUnknown(String bound) {
    return bound.contains("$0");
  }

  private static boolean isOpen(String end) {
    return end.strip().equalsIgnoreCase("MINVALUE") || end.strip().equalsIgnoreCase("MAXVALUE");
  }

  /** Returns whether no row is within the bound of a partition of the parent. */
  static boolean excludes(TableShape table, TableShape parent, String bound) {
    Set<String> known = known(table, false);
    return key(parent)
        .filter(column -> !isUnknown(bound))
        .filter(column -> exclusions(column, bound).stream().anyMatch(known::contains))
        .isPresent();
  }

  private static List<String> exclusions(String column, String bound) {
    List<String> forms = new ArrayList<>();
    Matcher list = LIST.matcher(bound);
    if (list.matches()) {
      forms.add(column + " <> " + list.group(1));
      forms.add(column + " not in " + list.group(1));
    }
    Matcher range = RANGE.matcher(bound);
    if (range.matches()) {
      String below = column + " < " + range.group(1);
      String above = column + " >= " + range.group(2);
      String from = column + " >= " + range.group(1);
      String to = column + " < " + range.group(2);
      forms.add("not " + from + " and " + to);
      forms.add(below + " or " + above);
      forms.add(above + " or " + below);
    }
    return forms.stream().map(BoundProof::bare).toList();
  }

  private static Set<String> known(TableShape table, boolean parts) {
    Set<String> known = new HashSet<>();
    for (Constraint constraint : table.constraints(Kind.CHECK)) {
      if (!constraint.notValid() && constraint.expression().isPresent()) {
        String condition = constraint.expression().get().sql();
        known.add(bare(condition));
        if (parts) {
          NotNullProof.conjuncts(NotNullProof.withoutParentheses(condition.strip()))
              .forEach(part -> known.add(bare(part)));
        }
      }
    }
    return known;
  }

  /** The condition without what may be written one way or another; literals stay as they are. */
  private static String bare(String condition) {
    return PIECE
        .matcher(condition)
        .replaceAll(
            piece ->
                Matcher.quoteReplacement(
                    piece.group().startsWith("'") ? piece.group() : bareWords(piece.group())));
  }

  private static String bareWords(String words) {
    return words
        .toLowerCase(Locale.ROOT)
        .replace("!=", "<>")
        .replaceAll("::[a-z ]+", "")
        .replaceAll("\\bdate\\s+$", "")
        .replaceAll("[\\s()\"]", "");
  }
}
