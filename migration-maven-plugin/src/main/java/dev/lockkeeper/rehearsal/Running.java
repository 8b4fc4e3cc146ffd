package dev.lockkeeper.rehearsal;

/**
 * The statement that runs.
 *
 * @param session that it runs in
 * @param written position in the log when it began
 * @param since when it began
 */
record Running(int session, long written, Moment since) {
  static final Running NONE = new Running(0, 0, Moment.START);
}
