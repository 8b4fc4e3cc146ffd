package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Jars that are not what they should be leave nothing behind that a later build would take. */
class DamagedJarTest {

  @TempDir private Path folder;
  private Cache cache;

  @BeforeEach
  void makeCache() throws Exception {
    cache = Cache.at(folder.resolve("cache"), progress -> {});
  }

  @Test
  void a_jar_that_broke_off_in_its_archive_is_named_with_the_cure() throws Exception {
    byte[] whole = archive();
    Path jar = jarOf("postgres.txz", Arrays.copyOf(whole, whole.length / 2));
    assertDamaged(jar);
  }

  @Test
  void a_download_that_broke_off_is_named_with_the_cure() throws Exception {
    byte[] whole = Files.readAllBytes(TestServer.binariesJar());
    Path jar = Files.write(folder.resolve("half.jar"), Arrays.copyOf(whole, whole.length / 2));
    assertDamaged(jar);
  }

  @Test
  void a_jar_without_an_archive_is_named_with_the_cure() throws Exception {
    assertDamaged(jarOf("readme.txt", "nothing".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_jar_that_is_not_there_is_named_with_the_cure() throws Exception {
    assertDamaged(folder.resolve("absent.jar"));
  }

  @Test
  void an_entry_that_climbs_out_is_refused() throws Exception {
    Path jar = jarOf("postgres.txz", tarOf(new TarArchiveEntry("../../climbed"), "x"));
    assertDamaged(jar);
    assertThat(folder.resolve("climbed")).doesNotExist();
  }

  @Test
  void a_link_that_points_out_is_refused() throws Exception {
    TarArchiveEntry link = new TarArchiveEntry("lib/out", TarConstants.LF_SYMLINK);
    link.setLinkName("../../../climbed");
    assertDamaged(jarOf("postgres.txz", tarOf(link, "")));
  }

  @Test
  void a_link_to_a_neighbour_is_unpacked() throws Exception {
    TarArchiveEntry link = new TarArchiveEntry("lib/libpq.so", TarConstants.LF_SYMLINK);
    link.setLinkName("libpq.so.5");
    Path jar = jarOf("postgres.txz", tarOf(link, ""));
    Path unpacked = Unpacking.of(new BinariesJar(jar, Product.POSTGRESQL), cache);
    assertThat(Files.readSymbolicLink(unpacked.resolve("lib/libpq.so")))
        .isEqualTo(Path.of("libpq.so.5"));
  }

  private void assertDamaged(Path jar) throws IOException {
    assertThatThrownBy(() -> Unpacking.of(new BinariesJar(jar, Product.POSTGRESQL), cache))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("The PostgreSQL binaries in " + jar + " cannot be read: ")
        .hasMessageEndingWith("Delete that file, so that Maven fetches it again.");
    try (Stream<Path> left = Files.list(cache.directory())) {
      assertThat(left).containsExactly(cache.runs());
    }
  }

  private static byte[] archive() throws IOException {
    try (ZipFile whole = new ZipFile(TestServer.binariesJar().toFile())) {
      return whole.getInputStream(whole.getEntry("postgres-linux-x86_64.txz")).readAllBytes();
    }
  }

  private Path jarOf(String name, byte[] content) throws IOException {
    Path jar = folder.resolve("made.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
    return jar;
  }

  private byte[] tarOf(TarArchiveEntry entry, String content) throws IOException {
    Path archive = folder.resolve("made.txz");
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    entry.setSize(bytes.length);
    try (OutputStream file = Files.newOutputStream(archive);
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(new XZOutputStream(file, new LZMA2Options()))) {
      tar.putArchiveEntry(entry);
      tar.write(bytes);
      tar.closeArchiveEntry();
    }
    return Files.readAllBytes(archive);
  }
}
