package dev.lockkeeper.effect;

/**
 * How long a replica works through what a statement has written into the log, at the rate that
 * somebody has stated.
 *
 * @param rows in production, of the table that grows most; 0 where nothing is known of them, so
 *     that it is what was written in the rehearsal
 */
public record Replay(long rows, double fromMillis, double toMillis) {}
