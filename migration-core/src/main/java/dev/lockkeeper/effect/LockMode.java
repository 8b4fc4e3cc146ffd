package dev.lockkeeper.effect;

/** A lock on a table, by the name its server gives it. */
public sealed interface LockMode permits PostgresqlLock, MysqlLock {

  /** Returns the server's own word, as its lock view shows it. */
  String nativeName();

  /** Returns the word of the server's manual, for messages. */
  String manualName();

  /** Returns whether ordinary statements of that kind wait for this lock's end. */
  boolean blocks(Traffic traffic);

  /** Returns a number that is larger for the stronger of two modes of one server. */
  int strength();
}
