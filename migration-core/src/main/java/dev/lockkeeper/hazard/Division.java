package dev.lockkeeper.hazard;

import dev.lockkeeper.operation.Table;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.Schema;
import java.util.List;

/** How PostgreSQL's tables are divided into others, through all levels. */
record Division(Schema schema) {

  /** Returns whether the table has partitions, or is meant to get some. */
  boolean isOf(Table table) {
    return schema.isPartitioned(table)
        || schema
            .table(table)
            .filter(shape -> shape.options().containsKey(TableOption.PARTITIONING))
            .isPresent();
  }

  /** Returns the tables that have its rows: itself where it is not divided. */
  List<Table> leaves(Table table) {
    return isOf(table)
        ? schema.childrenOf(table).stream()
            .flatMap(child -> leaves(child.table()).stream())
            .toList()
        : List.of(table);
  }
}
