package dev.lockkeeper.rehearsal.mysql;

import dev.lockkeeper.effect.Algorithm;

/**
 * What the server said that it would do.
 *
 * @param dmlPermitted whether it lets writers go on meanwhile
 * @param refusal why it does nothing cheaper, in the server's words; empty where it does the
 *     cheapest
 */
public record Answer(Algorithm algorithm, boolean dmlPermitted, String refusal) {}
