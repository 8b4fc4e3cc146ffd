package dev.lockkeeper.operation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table constraint, or a column's own constraint written inline.
 *
 * @param kind what it demands
 * @param name where one is given, or the catalog's
 * @param columns it is declared on; for a CHECK the columns its expression mentions, where known
 * @param expression a CHECK's condition
 * @param references a foreign key's target
 * @param notValid whether existing rows were not looked at
 * @param usingIndex the index that a UNIQUE or PRIMARY KEY takes over
 * @param enforced whether new rows have to satisfy it
 * @param inherited whether tables that inherit from its table get it as well
 * @param deferral when it is looked at
 * @param details what a key says beside its columns, as CREATE INDEX would: {@code INCLUDE (b)};
 *     {@code OVERLAPS} where it knows periods
 */
public record Constraint(
    Kind kind,
    Optional<String> name,
    List<String> columns,
    Optional<Expression> expression,
    Optional<Reference> references,
    boolean notValid,
    Optional<String> usingIndex,
    boolean enforced,
    boolean inherited,
    Deferral deferral,
    String details) {

  private static final Set<Kind> KEYS = EnumSet.of(Kind.PRIMARY_KEY, Kind.UNIQUE);

  private static final Pattern INCLUDE = Pattern.compile("INCLUDE \\((.*?)\\)");

  /** What a constraint demands. NOT_NULL is a constraint of its own only from PostgreSQL 18 on. */
  public enum Kind {
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    CHECK,
    EXCLUSION,
    NOT_NULL
  }

  /** When a constraint is looked at. */
  public enum Deferral {
    /** With each statement, or each row. */
    NOT_DEFERRABLE(""),
    /** With each statement, or where SET CONSTRAINTS says so before COMMIT. */
    DEFERRABLE(" DEFERRABLE"),
    /** Before COMMIT, or where SET CONSTRAINTS says so with each statement. */
    INITIALLY_DEFERRED(" DEFERRABLE INITIALLY DEFERRED");

    private final String sql;

    Deferral(String sql) {
      this.sql = sql;
    }

    /** Returns the words that follow the constraint, with a space before them; often none. */
    public String sql() {
      return sql;
    }
  }

  /**
   * The target of a foreign key.
   *
   * @param table referenced
   * @param columns referenced; empty for its primary key
   * @param actions as written: {@code ON DELETE CASCADE}; when it is looked at is not among them
   */
  public record Reference(Table table, List<String> columns, String actions) {
    public Reference {
      columns = List.copyOf(columns);
    }
  }

  public Constraint {
    columns = List.copyOf(columns);
  }

  /** A constraint that tables below its table get as well. */
  public Constraint(
      Kind kind,
      Optional<String> name,
      List<String> columns,
      Optional<Expression> expression,
      Optional<Reference> references,
      boolean notValid,
      Optional<String> usingIndex,
      boolean enforced) {
    this(
        kind,
        name,
        columns,
        expression,
        references,
        notValid,
        usingIndex,
        enforced,
        true,
        Deferral.NOT_DEFERRABLE,
        "");
  }

  /** A constraint that is enforced. */
  public Constraint(
      Kind kind,
      Optional<String> name,
      List<String> columns,
      Optional<Expression> expression,
      Optional<Reference> references,
      boolean notValid,
      Optional<String> usingIndex) {
    this(kind, name, columns, expression, references, notValid, usingIndex, true);
  }

  /** Returns its columns, and behind them those that its index carries along. */
  public List<String> columnsOfIndex() {
    Matcher include = INCLUDE.matcher(details);
    List<String> carried =
        include.lookingAt() ? List.of(include.group(1).replace("\"", "").split(", ")) : List.of();
    return Stream.concat(columns.stream(), carried.stream()).toList();
  }

  /** Returns whether this key of a partition becomes a part of that key, of either kind. */
  public boolean isPartOf(Constraint whole) {
    return (kind == whole.kind() || (KEYS.contains(kind) && KEYS.contains(whole.kind())))
        && columns.equals(whole.columns())
        && details.equals(whole.details())
        && deferral == whole.deferral();
  }

  /** Returns the same constraint after VALIDATE CONSTRAINT. */
  public Constraint validated() {
    return with(name, columns, expression, references, false, enforced);
  }

  /** Returns the same constraint under another name. */
  public Constraint named(String newName) {
    return with(Optional.of(newName), columns, expression, references, notValid, enforced);
  }

  /** Returns the same constraint on other columns. */
  public Constraint on(List<String> newColumns) {
    return with(name, newColumns, expression, references, notValid, enforced);
  }

  /** Returns the same constraint with another condition. */
  public Constraint demanding(Optional<Expression> newExpression) {
    return with(name, columns, newExpression, references, notValid, enforced);
  }

  /** Returns the same foreign key with another target. */
  public Constraint pointingAt(Optional<Reference> newTarget) {
    return with(name, columns, expression, newTarget, notValid, enforced);
  }

  /** Returns the same constraint, which stays with its table. */
  public Constraint notInherited() {
    return with(false, deferral, details);
  }

  /** Returns the same constraint, looked at at another time. */
  public Constraint deferred(Deferral newDeferral) {
    return with(inherited, newDeferral, details);
  }

  /** Returns the same key with more than its columns said of it. */
  public Constraint detailed(String newDetails) {
    return with(inherited, deferral, newDetails);
  }

  /** Returns the same constraint, which looks at no row that is there. */
  public Constraint unvalidated() {
    return with(name, columns, expression, references, true, enforced);
  }

  /** Returns the same constraint, enforced or not; enforcing looks at the rows that are there. */
  public Constraint enforced(boolean demanded) {
    return with(name, columns, expression, references, !demanded, demanded);
  }

  private Constraint with(
      Optional<String> newName,
      List<String> newColumns,
      Optional<Expression> newExpression,
      Optional<Reference> newTarget,
      boolean unlooked,
      boolean demanded) {
    return new Constraint(
        kind,
        newName,
        newColumns,
        newExpression,
        newTarget,
        unlooked,
        usingIndex,
        demanded,
        inherited,
        deferral,
        details);
  }

  private Constraint with(boolean forChildren, Deferral newDeferral, String newDetails) {
    return new Constraint(
        kind,
        name,
        columns,
        expression,
        references,
        notValid,
        usingIndex,
        enforced,
        forChildren,
        newDeferral,
        newDetails);
  }
}
