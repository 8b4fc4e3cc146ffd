package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A data directory as {@code initdb} leaves it, made once and copied for each server. */
final class Template {

  private static final Duration INITDB_LIMIT = Duration.ofMinutes(2);
  private static final int PASSWORD_BYTES = 24;

  private final Path folder;

  private Template(Path folder) {
    this.folder = folder;
  }

  /** The template for these binaries, made now if it is not there yet. */
  static Template of(Path binaries, Launcher launcher, Cache cache)
      throws CheckImpossibleException {
    Path folder = binaries.resolveSibling(binaries.getFileName() + "-" + key(launcher));
    if (!Files.isDirectory(folder)) {
      cache.say("Preparing PostgreSQL's data directory in " + folder + " (once)");
      make(folder, binaries, launcher, cache);
    }
    return new Template(folder);
  }

  /** Differs where a template made by another user, or otherwise, would not do. */
  private static String key(Launcher launcher) {
    String owner = launcher.owner().map(ServerUser::name).orElse("own");
    return "%s-%08x".formatted(owner, Settings.ofInitdb().hashCode());
  }

  Path data() {
    return folder.resolve("data");
  }

  String password() throws IOException {
    return Files.readString(folder.resolve("password"));
  }

  private static void make(Path folder, Path binaries, Launcher launcher, Cache cache)
      throws CheckImpossibleException {
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    try {
      FileTree.delete(part);
      Files.createDirectory(part);
      initialize(new Template(part), binaries, launcher);
      Files.move(part, folder);
    } catch (IOException e) {
      throw cache.unusable("PostgreSQL's data directory cannot be prepared", e);
    } finally {
      discard(part);
    }
  }

  private static void initialize(Template template, Path binaries, Launcher launcher)
      throws IOException {
    Path passwordFile = template.folder.resolve("password");
    createPrivateFile(passwordFile);
    Files.writeString(passwordFile, newPassword());
    launcher.handOver(passwordFile);
    createPrivateFolder(template.data());
    launcher.handOver(template.data());
    List<String> command = new ArrayList<>(Settings.ofInitdb());
    command.add(0, Launcher.program(binaries, "initdb"));
    command.add("--pgdata=" + template.data());
    command.add("--pwfile=" + passwordFile);
    Launcher.Outcome outcome =
        launcher.run(command, template.folder.resolve("initdb.log"), INITDB_LIMIT);
    if (outcome.exitCode() != 0) {
      throw new IOException(lastWords(outcome.said()));
    }
  }

  private static String lastWords(List<String> said) {
    return said.stream()
        .filter(line -> line.contains("error:") || line.contains("FATAL:"))
        .findFirst()
        .orElseGet(() -> said.isEmpty() ? "initdb failed without a word" : said.get(0));
  }

  private static String newPassword() {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static void createPrivateFile(Path file) throws IOException {
    Files.createFile(file);
    if (!Platform.windows()) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static void createPrivateFolder(Path folder) throws IOException {
    Files.createDirectory(folder);
    if (!Platform.windows()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void discard(Path part) {
    try {
      FileTree.delete(part);
    } catch (IOException e) {
      // Its name keeps it from ever being taken for a template, and the next attempt deletes it.
    }
  }
}
