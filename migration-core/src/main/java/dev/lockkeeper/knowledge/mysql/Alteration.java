package dev.lockkeeper.knowledge.mysql;

import static dev.lockkeeper.knowledge.mysql.Change.*;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The changes that one ALTER makes to one table together, and how the server does them: it chooses
 * one way for all, the first of INSTANT, INPLACE and COPY that can do each.
 *
 * @param changes at least one
 * @param release of the server
 * @param traits of the table, before
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html">Online
 *     DDL Operations</a>
 */
record Alteration(Set<Change> changes, Release release, Traits traits) {

  /**
   * What of a table decides.
   *
   * @param fulltext whether it has a FULLTEXT index
   * @param spatial whether it has a SPATIAL index
   * @param compressed whether its rows are compressed
   * @param rowVersions how many INSTANT changes of its columns it has behind it
   * @param atEnd whether all new columns are behind the others
   */
  record Traits(
      boolean fulltext, boolean spatial, boolean compressed, int rowVersions, boolean atEnd) {}

  /** innodb-online-ddl-operations: "The maximum number of row versions permitted is 64". */
  private static final int MOST_ROW_VERSIONS = 64;

  private static final Set<Change> ROW_VERSIONS = EnumSet.of(ADD_COLUMN, DROP_COLUMN);

  private static final Set<Change> OTHERWISE_INSTANT =
      EnumSet.of(RENAME_COLUMN, ADD_VIRTUAL, DROP_VIRTUAL, MOVE_VIRTUAL, MOVE_COLUMN);

  private static final Set<Change> REBUILD =
      EnumSet.of(
          ADD_COLUMN,
          ADD_COLUMN_WITHOUT_VALUE,
          ADD_AUTO_INCREMENT,
          DROP_COLUMN,
          MOVE_COLUMN,
          NULLABLE,
          NOT_NULL,
          NEW_CLUSTERED_KEY,
          MOVE_PARTITION,
          RECREATE);

  private static final Set<Change> WITHOUT_DML =
      EnumSet.of(ADD_AUTO_INCREMENT, ADD_FULLTEXT, ADD_SPATIAL, ADD_VIRTUAL_INDEX, MOVE_PARTITION);

  private static final Set<Change> PER_ROW =
      EnumSet.of(ADD_INDEX, ADD_FULLTEXT, ADD_SPATIAL, ADD_VIRTUAL_INDEX, MOVE_PARTITION);

  Alteration {
    changes = changes.isEmpty() ? Set.of(DICTIONARY) : EnumSet.copyOf(changes);
  }

  /** Returns the way that the server takes by itself. */
  Way way() {
    return instant().or(this::inPlace).orElse(Way.COPY);
  }

  /** Returns the instant way, where all changes can be done so. */
  Optional<Way> instant() {
    if (changes.equals(Set.of(DICTIONARY))) {
      return Optional.of(Way.INSTANT);
    }
    Set<Change> rest = EnumSet.copyOf(changes);
    rest.remove(DICTIONARY);
    boolean versions = rest.stream().anyMatch(ROW_VERSIONS::contains);
    if (versions && !takesRowVersions()) {
      return Optional.empty();
    }
    if (rest.contains(RENAME_COLUMN) && !release.isFrom(Release.RENAME_COLUMN_INSTANT)) {
      return Optional.empty();
    }
    // columns that are there already are moved at once only along with one that is added
    boolean moves =
        (rest.contains(MOVE_COLUMN) && !rest.contains(ADD_COLUMN))
            || (rest.contains(MOVE_VIRTUAL) && !versions);
    rest.removeAll(ROW_VERSIONS);
    rest.removeAll(OTHERWISE_INSTANT);
    return rest.isEmpty() && !moves ? Optional.of(Way.INSTANT) : Optional.empty();
  }

  /** "Adding a column", "Dropping a column": what INSTANT does not do, by release. */
  private boolean takesRowVersions() {
    if (traits.fulltext() || traits.compressed()) {
      return false;
    }
    if (release.isFrom(Release.ANY_COLUMN_INSTANT)) {
      return traits.rowVersions() < MOST_ROW_VERSIONS;
    }
    return !changes.contains(DROP_COLUMN) && !changes.contains(MOVE_COLUMN) && traits.atEnd();
  }

  /** Returns the way in place, where all changes can be done so. */
  Optional<Way> inPlace() {
    boolean loosens = changes.contains(DROP_CLUSTERED_KEY) && !changes.contains(NEW_CLUSTERED_KEY);
    if (changes.contains(CONVERT) || loosens) {
      return Optional.empty();
    }
    boolean rebuilds = rebuilds();
    // a table with a FULLTEXT index is not built anew in place, nor one whose virtual columns move
    if (changes.contains(MOVE_VIRTUAL) || (rebuilds && (traits.fulltext() || changesVirtual()))) {
      return Optional.empty();
    }
    boolean dml =
        changes.stream().noneMatch(WITHOUT_DML::contains) && !(rebuilds && traits.spatial());
    boolean perRow = rebuilds || changes.stream().anyMatch(PER_ROW::contains);
    return Optional.of(Way.inPlace(rebuilds, dml, perRow));
  }

  private boolean changesVirtual() {
    return changes.contains(ADD_VIRTUAL) || changes.contains(DROP_VIRTUAL);
  }

  /** The first FULLTEXT index brings a hidden column along. */
  private boolean rebuilds() {
    return changes.stream().anyMatch(REBUILD::contains)
        || (changes.contains(ADD_FULLTEXT) && !traits.fulltext());
  }
}
