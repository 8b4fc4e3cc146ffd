package dev.lockkeeper.finding;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Why a finding does not refuse.
 *
 * @param because the person's reason
 * @param until the last day on which it holds, where one was given
 * @param where {@code script}, {@code policy} or {@code accepted}
 */
public record Allowed(String because, Optional<LocalDate> until, String where) {}
