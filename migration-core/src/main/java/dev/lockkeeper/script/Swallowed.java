package dev.lockkeeper.script;

/**
 * A block of a PL/pgSQL body whose handler goes on as if nothing had failed.
 *
 * @param condition that the handler names, as written
 * @param at where it stands
 * @param from where the block begins
 * @param to where its handlers begin
 */
public record Swallowed(String condition, Place at, Place from, Place to) {

  /** Returns whether what stands there is left undone where it fails. */
  public boolean guards(Place place) {
    return from.compareTo(place) <= 0 && place.compareTo(to) < 0;
  }
}
