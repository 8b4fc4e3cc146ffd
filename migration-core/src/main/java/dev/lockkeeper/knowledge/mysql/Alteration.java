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
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html">Online
 *     DDL Operations</a>
 */
record Alteration(Set<Change> changes, Release release, Traits traits) {

  /** innodb-online-ddl-operations: "The maximum number of row versions permitted is 64". */
  static final int MOST_ROW_VERSIONS = 64;

  private static final Set<Change> VIRTUAL = EnumSet.of(ADD_VIRTUAL, DROP_VIRTUAL);

  private static final Set<Change> SOMETIMES_INSTANT =
      EnumSet.of(
          RENAME_COLUMN,
          ADD_VIRTUAL,
          DROP_VIRTUAL,
          MOVE_VIRTUAL,
          REORDER_VIRTUAL,
          ADD_COLUMN,
          MOVE_COLUMN,
          DROP_COLUMN);

  /** What may stand beside a change of virtual columns that is not instant. */
  private static final Set<Change> BESIDE_VIRTUAL =
      EnumSet.of(
          ADD_VIRTUAL,
          DROP_VIRTUAL,
          MOVE_VIRTUAL,
          ADD_INDEX,
          DROP_INDEX,
          ADD_FULLTEXT,
          ADD_VIRTUAL_INDEX);

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
      EnumSet.of(
          ADD_INDEX, ADD_UNIQUE, ADD_FULLTEXT, ADD_SPATIAL, ADD_VIRTUAL_INDEX, MOVE_PARTITION);

  Alteration {
    changes = changes.isEmpty() ? Set.of(DICTIONARY) : EnumSet.copyOf(changes);
  }

  /** Returns the way that the server takes by itself. */
  Way way() {
    return instant().or(this::inPlace).orElse(Way.COPY);
  }

  /** Returns the instant way, where all changes can be done so. */
  Optional<Way> instant() {
    Set<Change> rest = without(DICTIONARY);
    if (!traits.innodb()) {
      rest.removeAll(EnumSet.of(RENAME_COLUMN, OPTION));
      return rest.isEmpty() ? Optional.of(Way.INSTANT) : Optional.empty();
    }
    boolean instant =
        rest.isEmpty()
            || (SOMETIMES_INSTANT.containsAll(rest)
                && (release.isFrom(Release.ANY_COLUMN_INSTANT)
                    ? instantNow(rest)
                    : instantOnce(rest)));
    return instant ? Optional.of(Way.INSTANT) : Optional.empty();
  }

  private Set<Change> without(Change left) {
    Set<Change> rest = EnumSet.copyOf(changes);
    rest.remove(left);
    return rest;
  }

  /** Columns that are there already are moved at once only along with one that comes or goes. */
  private boolean instantNow(Set<Change> rest) {
    if (rest.equals(Set.of(RENAME_COLUMN))) {
      return true;
    }
    if (VIRTUAL.containsAll(rest)) {
      return true;
    }
    boolean adds = rest.contains(ADD_COLUMN) && !rest.contains(DROP_VIRTUAL);
    boolean drops = rest.contains(DROP_COLUMN) && !rest.contains(REORDER_VIRTUAL);
    return (adds || drops) && takesRowVersions();
  }

  /**
   * Before 8.0.29 a column was added at once only behind all others, and none was dropped. Of the
   * virtual columns only the hidden ones of functional indexes then move, and hinder nothing, and
   * neither does a FULLTEXT index whose numbers stand in a column of the table's own.
   */
  private boolean instantOnce(Set<Change> rest) {
    if (rest.equals(Set.of(RENAME_COLUMN))) {
      return release.isFrom(Release.RENAME_COLUMN_INSTANT);
    }
    if (VIRTUAL.containsAll(rest)) {
      return true;
    }
    return rest.contains(ADD_COLUMN)
        && EnumSet.of(ADD_COLUMN, ADD_VIRTUAL, MOVE_VIRTUAL).containsAll(rest)
        && traits.atEnd()
        && (takesRowVersions() || (traits.ownDocId() && !traits.compressed()));
  }

  /** Returns whether it makes new rows differ from old ones, as long as the server keeps both. */
  boolean addsRowVersion() {
    return release.isFrom(Release.ANY_COLUMN_INSTANT)
        && (changes.contains(ADD_COLUMN) || changes.contains(DROP_COLUMN))
        && new Alteration(changes, release, traits.built()).instant().isPresent();
  }

  private boolean takesRowVersions() {
    return !traits.fulltext()
        && !traits.hiddenDocId()
        && !traits.compressed()
        && traits.rowVersions() < MOST_ROW_VERSIONS;
  }

  /** Returns the way in place, where all changes can be done so. */
  Optional<Way> inPlace() {
    boolean loosens = changes.contains(DROP_CLUSTERED_KEY) && !changes.contains(NEW_CLUSTERED_KEY);
    boolean rebuilds = rebuilds();
    if (changes.contains(CONVERT) || loosens || !traits.innodb() || !takesVirtual()) {
      return Optional.empty();
    }
    boolean kept = rebuilds && (traits.fulltextKept() || traits.spatialKept());
    // a table with a FULLTEXT index is not built anew in place
    if (kept && (traits.fulltext() || traits.hiddenDocId())) {
      return Optional.empty();
    }
    boolean dml = changes.stream().noneMatch(WITHOUT_DML::contains) && !kept;
    boolean perRow = rebuilds || changes.stream().anyMatch(PER_ROW::contains);
    return Optional.of(Way.inPlace(rebuilds, dml, perRow));
  }

  /** Virtual columns come and go in place only by themselves, or along with indexes. */
  private boolean takesVirtual() {
    boolean changed =
        changes.contains(MOVE_VIRTUAL) || changes.stream().anyMatch(VIRTUAL::contains);
    boolean indexesNewBesideDropped =
        changes.contains(ADD_VIRTUAL_INDEX) && changes.contains(DROP_VIRTUAL);
    boolean firstFulltext = traits.fulltextKept() && !traits.docId();
    return !changed
        || (BESIDE_VIRTUAL.containsAll(changes)
            && !indexesNewBesideDropped
            && !firstFulltext
            && !traits.partitioned());
  }

  /**
   * The first FULLTEXT index brings a hidden column along; and an option that is only written down
   * makes the table be built anew as soon as anything beside it is not.
   */
  private boolean rebuilds() {
    Set<Change> rest = without(DICTIONARY);
    rest.remove(OPTION);
    return changes.stream().anyMatch(REBUILD::contains)
        || (changes.contains(ADD_FULLTEXT) && !traits.docId())
        || (changes.contains(OPTION) && !rest.isEmpty());
  }
}
