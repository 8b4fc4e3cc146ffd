package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Table;

/**
 * The column that a sequence belongs to.
 *
 * @param owner the column's table
 * @param column it makes values for
 * @param always whether the column is an identity that refuses any other value
 */
public record SequenceUse(Table owner, String column, boolean always)
    implements SchemaObject.Detail {}
