package dev.lockkeeper.script;

/**
 * Says that a migration could not be judged, which is never a pass.
 *
 * <p>The message is one sentence of cause and one of cure, fit to be printed to a user as it is: no
 * password, no stack trace, no more than a line of SQL.
 */
public final class CheckImpossibleException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause what stands in the way, a sentence without its full stop
   * @param cure what the user can do about it, a sentence without its full stop
   */
  public CheckImpossibleException(String cause, String cure) {
    super(cause + ". " + cure + ".");
  }

  /** As the other constructor, with the exception that a developer sees under {@code -X}. */
  public CheckImpossibleException(String cause, String cure, Throwable origin) {
    super(cause + ". " + cure + ".", origin);
  }
}
