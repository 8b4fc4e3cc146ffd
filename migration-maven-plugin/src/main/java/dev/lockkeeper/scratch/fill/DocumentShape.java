package dev.lockkeeper.scratch.fill;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON documents, no two alike, with the fields that the table's own expressions read of them. */
final class DocumentShape implements Shape {

  private static final String FIELD = "'([^']*+(?:''[^']*+)*+)'(?:::text)?";
  private static final Pattern STEP = Pattern.compile(FIELD);
  private static final Pattern PATH =
      Pattern.compile("(?:->>?|\\?)\\s*" + FIELD + "(?:\\)*\\s*->>?\\s*" + FIELD + ")*");

  /** Stands for the row's number, in a text that cannot have this character otherwise. */
  private static final String NUMBER = "\0";

  private final List<byte[]> parts;

  /**
   * @param sql expressions as the server prints them, such as {@code ((meta -> 'a'::text) ->>
   *     'b'::text)}
   */
  DocumentShape(String sql) {
    Map<String, Object> fields = new TreeMap<>();
    PATH.matcher(sql).results().map(MatchResult::group).forEach(path -> add(path, fields));
    fields.put("id", NUMBER);
    fields.putIfAbsent("note", "\"as agreed\"");
    fields.putIfAbsent("tags", "[\"new\", \"web\"]");
    parts =
        Arrays.stream(written(fields).split(NUMBER, -1))
            .map(part -> part.getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  @SuppressWarnings("unchecked")
  private static void add(String path, Map<String, Object> fields) {
    List<String> steps =
        STEP.matcher(path).results().map(step -> step.group(1).replace("''", "'")).toList();
    Map<String, Object> level = fields;
    for (String step : steps.subList(0, steps.size() - 1)) {
      if (!(level.get(step) instanceof Map)) {
        level.put(step, new TreeMap<String, Object>());
      }
      level = (Map<String, Object>) level.get(step);
    }
    level.putIfAbsent(steps.get(steps.size() - 1), "\"" + NUMBER + "\"");
  }

  private static String written(Object value) {
    if (!(value instanceof Map<?, ?> fields)) {
      return value.toString();
    }
    return fields.entrySet().stream()
        .map(field -> quoted(field.getKey().toString()) + ": " + written(field.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public void write(long row, CopyBuffer out) {
    out.text(parts.get(0));
    for (byte[] part : parts.subList(1, parts.size())) {
      out.number(row);
      out.text(part);
    }
  }
}
