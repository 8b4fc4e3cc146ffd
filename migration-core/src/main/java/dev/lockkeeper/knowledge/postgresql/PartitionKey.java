package dev.lockkeeper.knowledge.postgresql;

import dev.lockkeeper.operation.Column;
import java.util.Optional;

/**
 * One of the columns by whose values rows are divided.
 *
 * @param isEnum whether its type is one of the database's own
 * @param list whether partitions list their values
 * @param alone whether no other column counts
 */
record PartitionKey(Column column, boolean isEnum, boolean list, boolean alone) {

  Optional<Object> value(String written) {
    return Literals.value(written, column.type(), isEnum);
  }
}
