package dev.lockkeeper.scratch;

import dev.lockkeeper.operation.Table;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a filled cluster holds.
 *
 * @param released the name of the database as the released scripts leave it, without rows
 * @param filled the name of the same with rows
 * @param demands for which those were made
 * @param rows of each table that has some
 * @param remarks that were made while it was filled
 */
public record Inventory(
    String released, String filled, String demands, Map<Table, Long> rows, List<String> remarks) {
  public Inventory {
    rows = Map.copyOf(rows);
    remarks = List.copyOf(remarks);
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("released", released);
    properties.setProperty("filled", filled);
    properties.setProperty("demands", demands);
    int number = 0;
    for (Map.Entry<Table, Long> table : new TreeMap<>(rows).entrySet()) {
      String key = "table." + number++;
      table.getKey().schema().ifPresent(schema -> properties.setProperty(key + ".schema", schema));
      properties.setProperty(key + ".name", table.getKey().name());
      properties.setProperty(key + ".rows", String.valueOf(table.getValue()));
    }
    for (int i = 0; i < remarks.size(); i++) {
      properties.setProperty("remark." + i, remarks.get(i));
    }
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
  }

  /** Reads what {@link #write} has written. */
  static Inventory read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      throw new IOException("the inventory is damaged", e);
    }
    Map<Table, Long> rows = new TreeMap<>();
    for (int i = 0; properties.containsKey("table." + i + ".name"); i++) {
      String key = "table." + i;
      Optional<String> schema = Optional.ofNullable(properties.getProperty(key + ".schema"));
      String count = required(properties, key + ".rows");
      rows.put(new Table(schema, required(properties, key + ".name")), number(count));
    }
    List<String> remarks = new ArrayList<>();
    for (int i = 0; properties.containsKey("remark." + i); i++) {
      remarks.add(properties.getProperty("remark." + i));
    }
    return new Inventory(
        required(properties, "released"),
        required(properties, "filled"),
        required(properties, "demands"),
        rows,
        remarks);
  }

  private static String required(Properties properties, String key) throws IOException {
    return Optional.ofNullable(properties.getProperty(key))
        .orElseThrow(() -> new IOException("the inventory has no " + key));
  }

  private static long number(String written) throws IOException {
    try {
      return Long.parseLong(written);
    } catch (NumberFormatException e) {
      throw new IOException("the inventory is damaged", e);
    }
  }
}
