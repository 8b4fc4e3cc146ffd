package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Column;
import dev.lockkeeper.operation.Column.Generation;
import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Constraint.Kind;
import dev.lockkeeper.operation.Constraint.Reference;
import dev.lockkeeper.operation.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the constraints of a table that refuse rows which it took.
 *
 * <p>A constraint under another name, or carried along by a rename, refuses nothing new. A foreign
 * key of a column that the old release does not write concerns nobody: neither its rows, which have
 * NULL there, nor its deletes, until a newer release has made rows that point at what is deleted.
 */
final class Restrictions {

  private final Schema before;
  private final Schema after;

  Restrictions(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  List<Difference> between(TableShape old, TableShape now) {
    List<Constraint> added = new ArrayList<>();
    enforced(now, Kind.CHECK).filter(c -> isNewCheck(c, old, now)).forEach(added::add);
    after.indexesOf(now.table()).stream()
        .filter(index -> index.unique() && isNewKey(index, old, now))
        .map(index -> named(index, now))
        .forEach(added::add);
    now.constraints(Kind.EXCLUSION).stream()
        .filter(c -> isNewExclusion(c, old, now))
        .forEach(added::add);
    enforced(now, Kind.FOREIGN_KEY).filter(c -> isNewForeignKey(c, old, now)).forEach(added::add);
    List<Difference> found = new ArrayList<>();
    added.forEach(constraint -> found.add(new Difference.ConstraintAdded(old.table(), constraint)));
    return found;
  }

  /** What is not enforced refuses nothing. */
  private static Stream<Constraint> enforced(TableShape table, Kind kind) {
    return table.constraints(kind).stream().filter(Constraint::enforced);
  }

  private boolean isNewCheck(Constraint check, TableShape old, TableShape now) {
    if (check.columns().stream().anyMatch(column -> CheckText.demandsValue(check, column))) {
      // counted as a required column
      return false;
    }
    boolean unknown =
        !check.columns().isEmpty()
            && check.columns().stream().allMatch(column -> old.column(column).isEmpty());
    if (unknown && !CheckText.mindsNull(check)) {
      return false;
    }
    return enforced(old, Kind.CHECK)
        .noneMatch(was -> CheckText.implies(was, check) || carriedAlong(was, check, old, now));
  }

  /** A key that holds another one whole cannot be taken twice where that one cannot. */
  private boolean isNewKey(Index key, TableShape old, TableShape now) {
    if (key.keys().stream().anyMatch(column -> neverTheSame(column, old, now))) {
      return false;
    }
    return before.indexesOf(old.table()).stream()
        .filter(Index::unique)
        .noneMatch(was -> holds(key, was) || carriedAlong(was, key, old, now));
  }

  private static boolean holds(Index key, Index was) {
    return words(key.keys()).containsAll(words(was.keys()))
        && was.keys().stream().allMatch(column -> key.length(column) >= was.length(column))
        && (was.where().isEmpty() || words(was.where()).equals(words(key.where())));
  }

  private static Set<String> words(Collection<String> keys) {
    return keys.stream().map(CheckText::words).collect(Collectors.toSet());
  }

  private static Optional<String> words(Optional<Expression> condition) {
    return condition.map(Expression::sql).map(CheckText::words);
  }

  /** NULL, or something new for every row that an old release inserts. */
  private static boolean neverTheSame(String key, TableShape old, TableShape now) {
    Optional<Column> column = now.column(unquoted(key));
    return column.isPresent()
        && old.column(column.get().name()).isEmpty()
        && (column.get().generation() != Generation.NONE
            || column
                .get()
                .defaultValue()
                .map(Expression::functions)
                .filter(Set::isEmpty)
                .isEmpty());
  }

  private static String unquoted(String key) {
    return key.startsWith("\"") && key.endsWith("\"") && key.length() > 1
        ? key.substring(1, key.length() - 1).replace("\"\"", "\"")
        : key;
  }

  private static Constraint named(Index index, TableShape table) {
    Kind kind =
        table
            .constraint(index.name())
            .map(Constraint::kind)
            .filter(Kind.PRIMARY_KEY::equals)
            .orElse(Kind.UNIQUE);
    return new Constraint(
        kind,
        Optional.of(index.name()),
        index.keys().stream().map(key -> shown(key, index)).toList(),
        index.where(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private static String shown(String key, Index index) {
    return Optional.ofNullable(index.prefixes().get(key))
        .map(length -> "%s(%d)".formatted(key, length))
        .orElse(key);
  }

  private boolean isNewExclusion(Constraint constraint, TableShape old, TableShape now) {
    return old.constraints(Kind.EXCLUSION).stream()
        .noneMatch(
            was ->
                was.columns().equals(constraint.columns())
                    || carriedAlong(was, constraint, old, now));
  }

  private boolean isNewForeignKey(Constraint key, TableShape old, TableShape now) {
    boolean unwritten =
        key.columns().stream()
            .anyMatch(
                name ->
                    old.column(name).isEmpty()
                        && now.column(name).flatMap(Column::defaultValue).isEmpty());
    return !unwritten
        && enforced(old, Kind.FOREIGN_KEY)
            .noneMatch(
                was ->
                    (sameTarget(was, key) || carriedAlong(was, key, old, now))
                        && (!frees(was) || frees(key)));
  }

  private static boolean sameTarget(Constraint was, Constraint key) {
    Reference from = was.references().orElseThrow();
    Reference to = key.references().orElseThrow();
    return was.columns().equals(key.columns())
        && from.table().equals(to.table())
        && from.columns().equals(to.columns());
  }

  /** Returns whether rows that are pointed at can be deleted all the same. */
  private static boolean frees(Constraint key) {
    return key.references()
        .filter(to -> to.actions().matches(".*ON DELETE (?:CASCADE|SET).*"))
        .isPresent();
  }

  /** It has its name and its number of columns, of which some are called otherwise. */
  private boolean carriedAlong(Constraint was, Constraint is, TableShape old, TableShape now) {
    return was.name().equals(is.name())
        && renamed(was.columns(), is.columns(), old, now)
        && (retyped(was, is) || !was.columns().equals(is.columns()) || targetRenamed(was, is));
  }

  /** A change of type writes a CHECK anew, with other casts. */
  private static boolean retyped(Constraint was, Constraint is) {
    return was.kind() == Kind.CHECK && CheckText.sameWords(was, is);
  }

  private boolean targetRenamed(Constraint was, Constraint is) {
    return was.references()
        .flatMap(
            from ->
                is.references()
                    .map(
                        to ->
                            before.table(to.table()).isEmpty()
                                || !from.columns().equals(to.columns())))
        .orElse(false);
  }

  private static boolean carriedAlong(Index was, Index is, TableShape old, TableShape now) {
    return was.name().equals(is.name())
        && !was.keys().equals(is.keys())
        && renamed(was.keys(), is.keys(), old, now);
  }

  private static boolean renamed(
      List<String> was, List<String> is, TableShape old, TableShape now) {
    if (was.size() != is.size()) {
      return false;
    }
    for (int i = 0; i < was.size(); i++) {
      boolean same = was.get(i).equals(is.get(i));
      boolean gone = now.column(unquoted(was.get(i))).isEmpty();
      boolean born = old.column(unquoted(is.get(i))).isEmpty();
      if (!same && !(gone && born)) {
        return false;
      }
    }
    return true;
  }
}
