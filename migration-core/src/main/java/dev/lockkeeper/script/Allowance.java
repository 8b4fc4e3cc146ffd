package dev.lockkeeper.script;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A person's word that one hazard is accepted for one statement: {@code -- migration:allow <hazard>
 * [until <date>] because <reason>}, on lines of their own above it.
 *
 * @param hazard the hazard's id
 * @param until the last day on which it holds, where one is given
 * @param because the reason; empty where none is given, which makes the allowance void
 * @param problem why the comment could not be read, which makes it void too
 * @param place where the comment stands
 */
public record Allowance(
    String hazard,
    Optional<LocalDate> until,
    String because,
    Optional<String> problem,
    Place place) {}
