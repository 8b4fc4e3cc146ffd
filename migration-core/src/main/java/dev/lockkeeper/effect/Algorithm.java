package dev.lockkeeper.effect;

/**
 * How MySQL does an ALTER.
 *
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html">Online
 *     DDL Operations</a>
 */
public enum Algorithm {
  /** Only the dictionary changes. */
  INSTANT,
  /** The storage engine works on the table where it is, or builds it anew by itself. */
  INPLACE,
  /** Every row is copied into a new table through the SQL layer. */
  COPY,
  /** The statement has no algorithm of its own: a table is made, dropped, renamed or emptied. */
  METADATA
}
