package dev.lockkeeper.page;

/** The first line of every generated file. */
final class Generated {

  private Generated() {}

  /** Returns a comment that names what to edit instead, and how the file is written again. */
  static String header(String source) {
    return "<!-- Generated from %s. Edit that, then run: mvn test -pl migration-core -Dtest=PagesTest -Dgolden.update -->"
        .formatted(source);
  }
}
