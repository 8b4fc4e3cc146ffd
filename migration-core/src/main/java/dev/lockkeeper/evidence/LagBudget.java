package dev.lockkeeper.evidence;

import java.time.Duration;

/**
 * How far replicas may fall behind.
 *
 * @param longest that reads from them may be old because of one transaction
 * @param replayRate write-ahead log that they replay in a second
 */
public record LagBudget(Duration longest, ByteCount replayRate) {}
