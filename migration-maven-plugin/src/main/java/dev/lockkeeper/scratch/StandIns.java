package dev.lockkeeper.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives the loader the shared libraries that MySQL is linked with and a plain system does not have.
 *
 * <p>{@code libaio.so.1} and {@code libnuma.so.1}: a scratch server never calls the first, and asks
 * the second one question. Debian 13 and Ubuntu 24.04 have a libaio under another name, which is
 * taken; where there is none at all, a stand-in of ours is (its source is in {@code
 * src/main/native}).
 */
final class StandIns {

  private static final Pattern MISSING =
      Pattern.compile("error while loading shared libraries: (lib(?:aio|numa)\\.so\\.1):");

  private static final List<Path> SYSTEM_FOLDERS =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu"),
          Path.of("/lib/x86_64-linux-gnu"),
          Path.of("/usr/lib64"),
          Path.of("/lib64"));

  private StandIns() {}

  /**
   * Puts the library that a program complained of where {@link #show} shows it.
   *
   * @param said by a program that did not start
   * @return whether the program is worth another try
   */
  static boolean provided(List<String> said, Path binaries) throws IOException {
    Matcher missing = MISSING.matcher(String.join("\n", said));
    if (!missing.find()) {
      return false;
    }
    Path place = folder(binaries).resolve(missing.group(1));
    if (Files.exists(place)) {
      return false;
    }
    Files.createDirectories(place.getParent());
    // a link of another machine's that this one has nothing behind
    Files.deleteIfExists(place);
    Optional<Path> renamed = renamed(missing.group(1), SYSTEM_FOLDERS);
    if (renamed.isPresent()) {
      Files.createSymbolicLink(place, renamed.get());
    } else {
      copy(missing.group(1), place);
    }
    return true;
  }

  /** Since the change to 64-bit times, libraries whose interface it touched end so. */
  static Optional<Path> renamed(String library, List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.resolve(library + "t64"))
        .filter(Files::exists)
        .findFirst();
  }

  private static void copy(String library, Path place) throws IOException {
    try (InputStream standIn = StandIns.class.getResourceAsStream("linux-amd64/" + library)) {
      if (standIn == null) {
        throw new IOException("there is no stand-in for " + library);
      }
      Files.copy(standIn, place);
    }
  }

  /**
   * Adds the binaries' own libraries, and what stands in for others, to a program's environment.
   */
  static void show(Path binaries, Map<String, String> environment) {
    List<String> path = new ArrayList<>();
    path.add(binaries.resolve("lib").resolve("private").toString());
    path.add(folder(binaries).toString());
    Optional.ofNullable(environment.get("LD_LIBRARY_PATH")).ifPresent(path::add);
    environment.put("LD_LIBRARY_PATH", String.join(":", path));
  }

  /** Beside the binaries: what they lack depends on the machine, and the cache is the machine's. */
  private static Path folder(Path binaries) {
    return binaries.resolve("lib").resolve("stand-ins");
  }
}
