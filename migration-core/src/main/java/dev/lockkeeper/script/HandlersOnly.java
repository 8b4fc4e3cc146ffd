package dev.lockkeeper.script;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows a body for nothing but its handlers. */
record HandlersOnly(Consumer<Swallowed> taker) implements BodyFollower {

  @Override
  public void statement(Statement statement, boolean surely) {
    // somebody else reads it
  }

  @Override
  public void swallowed(Swallowed handler) {
    taker.accept(handler);
  }

  @Override
  public Optional<List<List<String>>> childrenOf(String table) {
    return Optional.empty();
  }

  @Override
  public Optional<Boolean> holds(List<Token> condition) {
    return Optional.empty();
  }
}
