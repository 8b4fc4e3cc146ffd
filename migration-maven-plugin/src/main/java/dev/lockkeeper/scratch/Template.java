package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A data directory as the server's own program makes it, made once and copied for each server. */
final class Template {

  private static final int PASSWORD_BYTES = 24;

  private final Path folder;

  private Template(Path folder) {
    this.folder = folder;
  }

  /** Makes the data directory of a template that has its password already. */
  interface Initialization {

    Product product();

    /** Differs where a template made for another user, or with other options, would not do. */
    String key();

    void perform(Template template) throws IOException;
  }

  /** The template for these binaries, made now if it is not there yet. */
  static Template of(Path binaries, Initialization initialization, Cache cache)
      throws CheckImpossibleException {
    Path folder = binaries.resolveSibling(binaries.getFileName() + "-" + initialization.key());
    if (!Files.isDirectory(folder)) {
      cache.say(
          "Preparing %s's data directory in %s (once)".formatted(initialization.product(), folder));
      make(folder, initialization, cache);
    }
    return new Template(folder);
  }

  Path data() {
    return folder.resolve("data");
  }

  Path passwordFile() {
    return folder.resolve("password");
  }

  Path log() {
    return folder.resolve("initialization.log");
  }

  String password() throws IOException {
    return Files.readString(passwordFile());
  }

  private static void make(Path folder, Initialization initialization, Cache cache)
      throws CheckImpossibleException {
    Path part = folder.resolveSibling(folder.getFileName() + ".part");
    try {
      FileTree.delete(part);
      Files.createDirectory(part);
      Template template = new Template(part);
      FileTree.createPrivateFile(template.passwordFile());
      Files.writeString(template.passwordFile(), newPassword());
      FileTree.createPrivateFolder(template.data());
      initialization.perform(template);
      Files.move(part, folder);
    } catch (IOException e) {
      throw cache.unusable(initialization.product() + "'s data directory cannot be prepared", e);
    } finally {
      discard(part);
    }
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
