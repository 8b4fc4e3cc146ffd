package dev.lockkeeper.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Flyway's placeholders and their values.
 *
 * @param replace whether they are replaced at all
 * @param prefix before the name
 * @param suffix behind it
 * @param separator between the words of Flyway's own names, {@code flyway:table}
 * @param values by name, in any case
 * @see <a
 *     href="https://documentation.red-gate.com/fd/placeholders-configuration-273973421.html">Flyway:
 *     placeholders</a>
 */
public record Placeholders(
    boolean replace, String prefix, String suffix, String separator, Map<String, String> values) {

  private static final int LONGEST_SHOWN = 60;

  /** Flyway's defaults, without a value. */
  public static final Placeholders NONE = new Placeholders(true, "${", "}", ":", Map.of());

  /** What only production knows; any word serves to read the script. */
  private static final Map<String, String> ONLY_IN_PRODUCTION =
      Map.of(
          "timestamp", "2000-01-01 00:00:00",
          "database", "postgres",
          "user", "postgres",
          "environment", "default",
          "workingdirectory", ".");

  public Placeholders {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(values);
    values = Collections.unmodifiableMap(anyCase);
  }

  /** Returns the same with Flyway's own values for a history. */
  public Placeholders withFlywaysOwn(String table, String defaultSchema) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(values);
    all.put(own("table"), table);
    all.put(own("defaultSchema"), defaultSchema);
    return new Placeholders(replace, prefix, suffix, separator, all);
  }

  private String own(String word) {
    return "flyway" + separator + word;
  }

  /**
   * Returns the text as a server gets to see it.
   *
   * @param path of the script, for messages and for {@code ${flyway:filename}}
   * @throws CheckImpossibleException where a placeholder has no value
   */
  public SentText replaceIn(String path, String text) throws CheckImpossibleException {
    if (!replace || !text.contains(prefix)) {
      return SentText.unchanged(text);
    }
    StringBuilder sent = new StringBuilder(text.length());
    List<SentText.Replaced> replaced = new ArrayList<>();
    boolean exact = true;
    int done = 0;
    for (int at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, done)) {
      int end = text.indexOf(suffix, at + prefix.length());
      if (end < 0) {
        throw unset(path, text, at, text.substring(at).lines().findFirst().orElse(prefix));
      }
      String name = text.substring(at + prefix.length(), end);
      Optional<String> certain = certain(name, path);
      Optional<String> value = certain.or(() -> onlyInProduction(name));
      if (value.isEmpty()) {
        throw unset(path, text, at, prefix + name + suffix);
      }
      exact &= certain.isPresent();
      sent.append(text, done, at);
      done = end + suffix.length();
      replaced.add(
          new SentText.Replaced(
              sent.length(), value.get().length(), at, done - at, certain.isPresent()));
      sent.append(value.get());
    }
    return new SentText(sent.append(text, done, text.length()).toString(), replaced, exact);
  }

  private Optional<String> certain(String name, String path) {
    if (name.equalsIgnoreCase(own("filename"))) {
      return Optional.of(path.substring(path.lastIndexOf('/') + 1));
    }
    return Optional.ofNullable(values.get(name));
  }

  private Optional<String> onlyInProduction(String name) {
    String own = own("").toLowerCase(Locale.ROOT);
    String asked = name.toLowerCase(Locale.ROOT);
    return asked.startsWith(own)
        ? Optional.ofNullable(ONLY_IN_PRODUCTION.get(asked.substring(own.length())))
        : Optional.empty();
  }

  private static String shortened(String placeholder) {
    return placeholder.length() <= LONGEST_SHOWN
        ? placeholder
        : placeholder.substring(0, LONGEST_SHOWN) + "…";
  }

  private static CheckImpossibleException unset(
      String path, String text, int at, String placeholder) {
    return new CheckImpossibleException(
        "%s: the placeholder %s has no value"
            .formatted(new PlaceFinder(path, text).at(at), shortened(placeholder)),
        "Give it one in Flyway's own configuration or in migration.placeholders, or switch"
            + " placeholderReplacement off there");
  }
}
