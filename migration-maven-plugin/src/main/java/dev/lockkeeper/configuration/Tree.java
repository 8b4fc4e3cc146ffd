package dev.lockkeeper.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Lays a document's branches out flat: {@code spring.flyway.table} and its value. */
final class Tree {

  private Tree() {}

  static Map<String, String> flat(JsonNode document) {
    Map<String, String> values = new LinkedHashMap<>();
    lay("", document, values);
    return values;
  }

  private static void lay(String name, JsonNode node, Map<String, String> values) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              child ->
                  lay(
                      name.isEmpty() ? plain(child.getKey()) : name + "." + plain(child.getKey()),
                      child.getValue(),
                      values));
    } else if (node.isArray()) {
      values.put(name, joined(name, node));
    } else if (!node.isNull() && !node.isMissingNode()) {
      values.put(name, node.asString());
    }
  }

  /** Spring writes {@code "[a.b]"} for a key with dots. */
  private static String plain(String key) {
    return key.startsWith("[") && key.endsWith("]") ? key.substring(1, key.length() - 1) : key;
  }

  /** A list of statements is no list of words. */
  private static String joined(String name, JsonNode list) {
    String between = Source.key(name).endsWith("initsqls") ? "\n" : ",";
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.joining(between));
  }
}
