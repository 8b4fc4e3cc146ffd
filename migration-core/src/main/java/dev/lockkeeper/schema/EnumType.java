package dev.lockkeeper.schema;

import java.util.List;

/**
 * The values of an enum.
 *
 * @param labels in their order
 */
public record EnumType(List<String> labels) implements SchemaObject.Detail {
  public EnumType {
    labels = List.copyOf(labels);
  }
}
