package dev.lockkeeper.knowledge.mysql;

/**
 * What of a table decides how an ALTER of it is done.
 *
 * @param innodb whether InnoDB keeps it
 * @param fulltext whether it had a FULLTEXT index
 * @param fulltextKept whether it has one afterwards
 * @param spatialKept whether it has a SPATIAL index afterwards
 * @param docId whether its rows have the numbers that a FULLTEXT index needs
 * @param hiddenDocId whether they have them in a column of the server's own, which stays when the
 *     index goes
 * @param ownDocId whether a column of the table's own has those numbers
 * @param compressed whether its rows are compressed
 * @param partitioned whether it is divided
 * @param rowVersions how many INSTANT changes of its columns it has behind it
 * @param atEnd whether all new columns are behind the others
 */
record Traits(
    boolean innodb,
    boolean fulltext,
    boolean fulltextKept,
    boolean spatialKept,
    boolean docId,
    boolean hiddenDocId,
    boolean ownDocId,
    boolean compressed,
    boolean partitioned,
    int rowVersions,
    boolean atEnd) {

  /** Returns the same of a table that has just been built anew. */
  Traits built() {
    return new Traits(
        innodb,
        fulltext,
        fulltextKept,
        spatialKept,
        docId,
        hiddenDocId,
        ownDocId,
        compressed,
        partitioned,
        0,
        atEnd);
  }
}
