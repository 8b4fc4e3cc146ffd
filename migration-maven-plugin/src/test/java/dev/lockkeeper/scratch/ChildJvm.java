package dev.lockkeeper.scratch;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another JVM with {@link ServerProgram} in it, which a test may kill or run as another user. */
final class ChildJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader said;

  private ChildJvm(Process process) {
    this.process = process;
    this.said = process.inputReader();
  }

  static ChildJvm start(String mode, Path jar, Path cache) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), mode, jar, cache);
  }

  static ChildJvm start(List<String> prefix, String classPath, String mode, Path jar, Path cache)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath, ServerProgram.class.getName(), mode));
    command.addAll(List.of(jar.toString(), cache.toString()));
    return new ChildJvm(
        new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).start());
  }

  /** The next line it says; the empty text when it has ended. */
  String nextLine() throws IOException {
    String line = said.readLine();
    return line == null ? "" : line;
  }

  /** Ends it as {@code kill -9} does and waits until it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }

  /** Copies what {@link ServerProgram} needs to where every user can read it. */
  static String classPathIn(Path folder) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(ChildJvm::needed)
        .map(entry -> copied(entry, folder))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean needed(Path entry) {
    return Files.isDirectory(entry)
        || Stream.of("migration-core", "commons-", "xz-", "postgresql-", "mysql-")
            .anyMatch(entry.getFileName().toString()::startsWith);
  }

  private static Path copied(Path entry, Path folder) {
    Path copy = folder.resolve(folder.toFile().list().length + "-" + entry.getFileName());
    try {
      FileTree.copy(entry, copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder that every user can enter, unlike JUnit's; whoever makes it deletes it. */
  static Path openFolder() throws IOException {
    Path folder = Files.createTempDirectory(TestServer.temporaryDirectory(), "lockkeeper-test");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }
}
