package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A jar with an archive of a server's programs in it. */
record BinariesJar(Path path, Product product) {

  private static final int OWNER_MAY_EXECUTE = 0100;
  private static final int BUFFER = 1 << 16;
  private static final String CURE = "Delete that file, so that Maven fetches it again";

  enum Kind {
    FOLDER,
    FILE,
    LINK
  }

  /** What is done with each entry of the archive, in its order. */
  @FunctionalInterface
  interface Visitor {
    void visit(Entry entry) throws IOException, CheckImpossibleException;
  }

  /** One entry, whose content can be read until the next one is visited. */
  final class Entry {
    private final TarArchiveEntry entry;
    private final InputStream content;

    private Entry(TarArchiveEntry entry, InputStream content) {
      this.entry = entry;
      this.content = content;
    }

    String name() {
      return entry.getName();
    }

    String linkTarget() {
      return entry.getLinkName();
    }

    boolean executable() {
      return (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
    }

    Kind kind() throws CheckImpossibleException {
      if (entry.isSymbolicLink()) {
        return Kind.LINK;
      }
      if (entry.isDirectory()) {
        return Kind.FOLDER;
      }
      if (entry.isFile() && !entry.isLink()) {
        return Kind.FILE;
      }
      throw damaged("its entry %s is neither file, folder nor symbolic link".formatted(name()));
    }

    /** Copies the content; a failure to read is the jar's damage, a failure to write is not. */
    void copyTo(OutputStream out) throws IOException, CheckImpossibleException {
      byte[] buffer = new byte[BUFFER];
      for (int read = read(buffer); read >= 0; read = read(buffer)) {
        out.write(buffer, 0, read);
      }
    }

    private int read(byte[] buffer) throws CheckImpossibleException {
      try {
        return content.read(buffer);
      } catch (IOException e) {
        throw damaged(e);
      }
    }
  }

  String sha256() throws CheckImpossibleException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw damaged(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Visits every entry of the archive. */
  void forEachEntry(Visitor visitor) throws IOException, CheckImpossibleException {
    try (ZipFile zip = open();
        TarArchiveInputStream tar = archive(zip)) {
      for (TarArchiveEntry next = next(tar); next != null; next = next(tar)) {
        visitor.visit(new Entry(next, tar));
      }
    }
  }

  private ZipFile open() throws CheckImpossibleException {
    try {
      return new ZipFile(path.toFile());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private TarArchiveInputStream archive(ZipFile zip) throws CheckImpossibleException {
    ZipEntry archive =
        zip.stream()
            .filter(entry -> entry.getName().endsWith(product.archive()))
            .findFirst()
            .map(ZipEntry.class::cast)
            .orElseThrow(
                () -> damaged("there is no %s archive in it".formatted(product.archive())));
    try {
      return new TarArchiveInputStream(product.decompressed(zip.getInputStream(archive)));
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private TarArchiveEntry next(TarArchiveInputStream tar) throws CheckImpossibleException {
    try {
      return tar.getNextEntry();
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  CheckImpossibleException damaged(String why) {
    return new CheckImpossibleException(cause(why), CURE);
  }

  private CheckImpossibleException damaged(IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new CheckImpossibleException(cause(why), CURE, e);
  }

  private String cause(String why) {
    return "The %s binaries in %s cannot be read: %s".formatted(product, path, why);
  }
}
