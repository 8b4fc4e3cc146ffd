package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Table;

/**
 * A sequence that a serial or identity column owns.
 *
 * @param name of the sequence
 * @param owner the table it goes with
 * @param column it makes values for
 */
public record Sequence(Table name, Table owner, String column) {}
