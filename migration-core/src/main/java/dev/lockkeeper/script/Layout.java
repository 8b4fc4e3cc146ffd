package dev.lockkeeper.script;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the files of one history are named and written, and so how its runner runs them. */
public interface Layout {

  /**
   * What stands in the folders.
   *
   * @param scripts in the order in which they run
   * @param passedOver SQL files that the runner would not run, because of their names
   */
  record Listing(List<Script> scripts, List<String> passedOver) {
    public Listing {
      scripts = List.copyOf(scripts);
      passedOver = List.copyOf(passedOver);
    }
  }

  /** Returns whose layout it is, in a word that a message can use. */
  String runner();

  /**
   * Returns everything in the folders and below, one history.
   *
   * @throws CheckImpossibleException where a file cannot be read, or its runner would refuse it
   */
  Listing read(List<Path> folders) throws CheckImpossibleException;

  /**
   * Returns the script that a file of that content would be, or nothing where the runner would pass
   * its name over.
   *
   * @param path relative to the module's base directory, with {@code /}
   * @throws CheckImpossibleException where the content is not in the configured encoding
   */
  Optional<Script> script(String path, byte[] content) throws CheckImpossibleException;

  /** Returns the file that the script was read from. */
  Path file(Script script);

  /** Returns the path as scripts below that folder have it: relative, with {@code /}. */
  String relative(Path folder);
}
