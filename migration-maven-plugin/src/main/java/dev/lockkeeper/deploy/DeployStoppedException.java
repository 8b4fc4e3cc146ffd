package dev.lockkeeper.deploy;

/** Says why no script, or no further one, was applied; fit to be printed to a user as it is. */
public final class DeployStoppedException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param because what stands in the way, a sentence without its full stop
   * @param cure what the user can do about it, a sentence without its full stop
   */
  public DeployStoppedException(String because, String cure) {
    super(because + ". " + cure + ".");
  }
}
