package dev.lockkeeper.down;

/**
 * What an operation takes from the people whose data it is.
 *
 * @param destroys false where nothing is lost, and somebody should know of it all the same
 * @param what in words, beginning with a verb: {@code drops table orders with its rows}
 */
record Loss(boolean destroys, String what) {

  static Loss of(String what) {
    return new Loss(true, what);
  }

  static Loss worthKnowing(String what) {
    return new Loss(false, what);
  }

  static Loss unread(String because) {
    return of("cannot be understood: %s".formatted(because));
  }
}
