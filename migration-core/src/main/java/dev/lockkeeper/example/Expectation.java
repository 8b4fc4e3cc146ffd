package dev.lockkeeper.example;

/**
 * A hazard that an example's author expects at a statement.
 *
 * @param script its path
 * @param line of the statement, counted from 1
 * @param hazard the id of what is to be found
 * @param versions on which it is found
 */
public record Expectation(String script, int line, String hazard, Versions versions) {

  /** Returns place and hazard in one line, as tests compare them. */
  @Override
  public String toString() {
    return "%s:%d %s".formatted(script, line, hazard);
  }
}
