package dev.lockkeeper.report;

import dev.lockkeeper.operation.ColumnType;
import dev.lockkeeper.operation.Expression;
import dev.lockkeeper.operation.Operation;
import dev.lockkeeper.operation.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of the JSON report: its kind and the record's components, by their names.
 *
 * <p>What is absent, empty or false is left out, so that a new fact of an operation appears where
 * it is true and changes nothing elsewhere.
 */
final class OperationJson {

  private OperationJson() {}

  static void write(ObjectNode node, Operation operation) {
    node.put("operation", operation.getClass().getSimpleName());
    writeComponents(node, (Record) operation);
  }

  private static void writeComponents(ObjectNode node, Record described) {
    for (RecordComponent component : described.getClass().getRecordComponents()) {
      write(node, component.getName(), value(component, described));
    }
  }

  private static Object value(RecordComponent component, Record described) {
    try {
      return component.getAccessor().invoke(described);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static void write(ObjectNode node, String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> write(node, name, present));
    } else if (value instanceof Boolean flag) {
      if (flag) {
        node.put(name, true);
      }
    } else if (value instanceof Collection<?> all) {
      if (!all.isEmpty()) {
        writeAll(node.putArray(name), all);
      }
    } else if (named(value)) {
      node.put(name, value.toString());
    } else {
      writeComponents(node.putObject(name), (Record) value);
    }
  }

  private static void writeAll(ArrayNode array, Collection<?> all) {
    for (Object one : all) {
      if (named(one)) {
        array.add(one.toString());
      } else {
        writeComponents(array.addObject(), (Record) one);
      }
    }
  }

  /** Tables, types and expressions are written as SQL writes them. */
  private static boolean named(Object value) {
    return !(value instanceof Record)
        || value instanceof Table
        || value instanceof ColumnType
        || value instanceof Expression;
  }
}
