package dev.lockkeeper.layout;

import dev.lockkeeper.script.Layout;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/** The layouts beside Flyway's own. */
public enum Layouts {
  /** {@code 12_x.up.sql} with {@code 12_x.down.sql}, or {@code 12_x/up.sql} with {@code down.sql}. */
  UP_DOWN,
  GOOSE,
  DBMATE,
  SQL_MIGRATE;

  /** Returns the layout of the files below a base directory. */
  public Layout at(Path baseDirectory, Charset encoding) {
    return annotations()
        .<Layout>map(marks -> new AnnotatedLayout(marks, baseDirectory, encoding))
        .orElseGet(() -> new UpDownLayout(baseDirectory, encoding));
  }

  /** Returns the way back in the layouts that have it in the same file. */
  public Optional<DownSections> downSections(Path baseDirectory, Charset encoding) {
    return annotations().map(marks -> new DownSections(marks, baseDirectory, encoding));
  }

  private Optional<Annotations> annotations() {
    return switch (this) {
      case UP_DOWN -> Optional.empty();
      case GOOSE -> Optional.of(Annotations.GOOSE);
      case DBMATE -> Optional.of(Annotations.DBMATE);
      case SQL_MIGRATE -> Optional.of(Annotations.SQL_MIGRATE);
    };
  }
}
