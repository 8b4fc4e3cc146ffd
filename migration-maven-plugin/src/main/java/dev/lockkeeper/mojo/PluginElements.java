package dev.lockkeeper.mojo;

import dev.lockkeeper.configuration.Source;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Reads the elements of a flyway-maven-plugin's configuration. */
final class PluginElements {

  private static final String PLACEHOLDERS = "placeholders";

  /** Holds what belongs to one kind of database. */
  private static final String NESTED = "pluginConfiguration";

  private PluginElements() {}

  static Source source(String name, Xpp3Dom configuration) {
    Map<String, String> values = new LinkedHashMap<>();
    take(configuration, values);
    return Source.of(name, values);
  }

  private static void take(Xpp3Dom configuration, Map<String, String> values) {
    for (Xpp3Dom element : configuration.getChildren()) {
      if (element.getName().equals(PLACEHOLDERS)) {
        for (Xpp3Dom placeholder : element.getChildren()) {
          values.put(PLACEHOLDERS + "." + placeholder.getName(), text(placeholder));
        }
      } else if (element.getName().equals(NESTED)) {
        take(element, values);
      } else if (element.getChildCount() == 0) {
        values.put(element.getName(), text(element));
      } else {
        values.put(element.getName(), String.join(",", texts(element)));
      }
    }
  }

  /** Returns the files that the configuration names. */
  static List<String> configFiles(Xpp3Dom configuration) {
    Xpp3Dom element = configuration.getChild("configFiles");
    return element == null ? List.of() : texts(element);
  }

  private static List<String> texts(Xpp3Dom list) {
    return Arrays.stream(list.getChildren())
        .map(PluginElements::text)
        .collect(Collectors.toUnmodifiableList());
  }

  private static String text(Xpp3Dom element) {
    return element.getValue() == null ? "" : element.getValue().strip();
  }
}
