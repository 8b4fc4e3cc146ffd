package dev.lockkeeper.mojo;

import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * Refuses names that no goal has: a misspelt parameter would otherwise be passed over in silence,
 * and the gate with it.
 */
final class ParameterNames {

  private static final String PREFIX = "migration.";
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{(migration\\.[^}]+)}");

  private final Set<String> properties = new TreeSet<>();
  private final Set<String> elements = new TreeSet<>();

  /** Takes the names from the plugin's own descriptor, so that no list can grow stale. */
  ParameterNames(PluginDescriptor plugin) {
    for (MojoDescriptor goal : plugin.getMojos()) {
      for (Parameter parameter : goal.getParameters()) {
        if (parameter.isEditable()) {
          elements.add(parameter.getName());
        }
        Matcher property = PROPERTY.matcher(String.valueOf(parameter.getExpression()));
        if (property.matches()) {
          properties.add(property.group(1));
        }
      }
    }
  }

  /** Refuses a property that begins with our prefix and is none of ours. */
  void requireProperties(Collection<String> names) throws CheckImpossibleException {
    for (String name : names) {
      if (name.startsWith(PREFIX) && !properties.contains(name) && !openEnded(name)) {
        throw new CheckImpossibleException(
            "There is no property '%s'".formatted(name),
            "Use one of %s, %srows.<table>, %splaceholders.<name>"
                .formatted(String.join(", ", properties), PREFIX, PREFIX));
      }
    }
  }

  private static boolean openEnded(String name) {
    return List.of(TableRows.PREFIX, FlywaySources.PLACEHOLDERS).stream()
        .anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
  }

  /** Refuses an element of the plugin's configuration that no goal has. */
  void requireElements(Collection<String> names) throws CheckImpossibleException {
    for (String name : names) {
      if (!elements.contains(name)) {
        throw new CheckImpossibleException(
            "There is no parameter <%s>".formatted(name),
            "Use one of " + String.join(", ", elements));
      }
    }
  }
}
