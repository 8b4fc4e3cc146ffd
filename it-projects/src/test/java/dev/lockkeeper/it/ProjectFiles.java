package dev.lockkeeper.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Lets a project begin with another one's files. */
public final class ProjectFiles {

  private ProjectFiles() {}

  /** Copies a folder with all below it, over what is there. */
  public static void copy(File from, File to) throws IOException {
    Path source = from.toPath();
    List<Path> files;
    try (Stream<Path> below = Files.walk(source)) {
      files = below.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = to.toPath().resolve(source.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
