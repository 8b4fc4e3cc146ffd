package dev.lockkeeper.schema;

import dev.lockkeeper.operation.ObjectKind;
import dev.lockkeeper.operation.Table;

/**
 * A view, sequence, type or domain.
 *
 * @param name with its schema where that is not the default one
 * @param kind what it is
 */
public record SchemaObject(Table name, ObjectKind kind) {}
