package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
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

  /** Differs where a template made for another user, or with other options, would not do. */
  private static String key(Launcher launcher) {
    String owner = launcher.owner().map(ServerUser::name).orElse("own");
    return "%s-%08x".formatted(owner, Settings.ofInitdb(Integer.MAX_VALUE).hashCode());
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
    FileTree.createPrivateFile(passwordFile);
    Files.writeString(passwordFile, newPassword());
    FileTree.createPrivateFolder(template.data());
    launcher.handOver(template.data());
    UserPrincipal reader = Files.getOwner(passwordFile);
    launcher.handOver(passwordFile);
    initdb(template, passwordFile, binaries, launcher);
    // The server keeps a hash of it; the account it runs as has no business with the password.
    Files.setOwner(passwordFile, reader);
  }

  private static void initdb(Template template, Path passwordFile, Path binaries, Launcher launcher)
      throws IOException {
    Path log = template.folder.resolve("initdb.log");
    String program = Launcher.program(binaries, "initdb");
    // For instance: initdb (PostgreSQL) 17.11
    String version =
        String.join(" ", launcher.run(List.of(program, "--version"), log, INITDB_LIMIT).said());
    int major = Integer.parseInt(version.replaceFirst("^\\D*", "").split("\\D", 2)[0]);
    List<String> command = new ArrayList<>();
    command.add(program);
    command.addAll(Settings.ofInitdb(major));
    command.add("--pgdata=" + template.data());
    command.add("--pwfile=" + passwordFile);
    Launcher.Outcome outcome = launcher.run(command, log, INITDB_LIMIT);
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

  private static void discard(Path part) {
    try {
      FileTree.delete(part);
    } catch (IOException e) {
      // Its name keeps it from ever being taken for a template, and the next attempt deletes it.
    }
  }
}
