package dev.lockkeeper.layout;

import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.FlywayLayout;
import dev.lockkeeper.script.Layout;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The layouts that can be judged, by the words that users have for them. */
public enum Layouts {
  FLYWAY(Optional.empty()),
  /** {@code 12_x.up.sql} and {@code 12_x.down.sql}, or {@code 12_x/up.sql} and {@code down.sql}. */
  UP_DOWN(Optional.empty()),
  GOOSE(Optional.of(Annotations.GOOSE)),
  DBMATE(Optional.of(Annotations.DBMATE)),
  SQL_MIGRATE(Optional.of(Annotations.SQL_MIGRATE));

  private final Optional<Annotations> annotations;

  Layouts(Optional<Annotations> annotations) {
    this.annotations = annotations;
  }

  /**
   * Returns the layout that the word stands for: {@code flyway}, {@code up-down}, {@code goose},
   * {@code dbmate} or {@code sql-migrate}.
   *
   * @param property for the message
   * @throws CheckImpossibleException where it stands for none
   */
  public static Layouts named(String property, String word) throws CheckImpossibleException {
    return Arrays.stream(values())
        .filter(layout -> layout.word().equals(word.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new CheckImpossibleException(
                    "%s is '%s', which is not known".formatted(property, word),
                    Arrays.stream(values())
                        .map(Layouts::word)
                        .collect(Collectors.joining(", ", "Use one of ", ""))));
  }

  /** Returns the user's word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the layout of the files below a base directory. */
  public Layout at(Path baseDirectory, Charset encoding) {
    if (this == FLYWAY) {
      return new FlywayLayout(baseDirectory, encoding);
    }
    return annotations
        .<Layout>map(marks -> new AnnotatedLayout(marks, baseDirectory, encoding))
        .orElseGet(() -> new UpDownLayout(baseDirectory, encoding));
  }

  /** Returns the way back in the layouts that have it in the same file. */
  public Optional<DownSections> downSections(Path baseDirectory, Charset encoding) {
    return annotations.map(marks -> new DownSections(marks, baseDirectory, encoding));
  }
}
