package dev.lockkeeper.script;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person's word that one hazard is accepted for one statement: {@code -- migration:allow <hazard>
 * [until <date>] because <reason>}, on lines of their own above it.
 *
 * @param hazard the hazard's id; empty where none can be read
 * @param until the last day on which it holds, where one is given
 * @param because the reason; empty where none is given, which makes the allowance void
 * @param place where the comment stands
 * @param problem why the line cannot be honoured as it is written, in words for its writer
 */
public record Allowance(
    String hazard,
    Optional<LocalDate> until,
    String because,
    Place place,
    Optional<String> problem) {

  /** As the other constructor, for an allowance that reads well. */
  public Allowance(String hazard, Optional<LocalDate> until, String because, Place place) {
    this(hazard, until, because, place, Optional.empty());
  }
}
