package dev.lockkeeper.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Another layout, whose scripts are written in that dialect.
 *
 * @param layout of the files
 * @param dialect of the SQL in them
 */
public record DialectLayout(Layout layout, Dialect dialect) implements Layout {

  @Override
  public String runner() {
    return layout.runner();
  }

  @Override
  public Listing read(List<Path> folders) throws CheckImpossibleException {
    return in(layout.read(folders));
  }

  /** Returns the listing with its scripts in the dialect. */
  public Listing in(Listing listing) {
    return new Listing(
        listing.scripts().stream().map(script -> script.in(dialect)).toList(),
        listing.passedOver());
  }

  @Override
  public Optional<Script> script(String path, byte[] content) throws CheckImpossibleException {
    return layout.script(path, content).map(script -> script.in(dialect));
  }

  @Override
  public Path file(Script script) {
    return layout.file(script);
  }

  @Override
  public String relative(Path folder) {
    return layout.relative(folder);
  }
}
