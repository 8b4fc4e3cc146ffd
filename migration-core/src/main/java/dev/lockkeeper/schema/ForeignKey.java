package dev.lockkeeper.schema;

import dev.lockkeeper.operation.Constraint;
import dev.lockkeeper.operation.Table;

/**
 * A foreign key together with the table it belongs to.
 *
 * @param table the referencing one
 * @param constraint of kind FOREIGN_KEY, with its target
 */
public record ForeignKey(Table table, Constraint constraint) {}
