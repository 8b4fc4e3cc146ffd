package dev.lockkeeper.scratch.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockkeeper.dump.Dump;
import dev.lockkeeper.script.CheckImpossibleException;
import dev.lockkeeper.script.Statement;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever pg_dump has packed it into, it is the same dump. */
class DumpFileTest {

  @TempDir Path folder;

  /** Packs what is written to it. */
  private interface Packing {
    OutputStream onto(OutputStream file) throws IOException;
  }

  @Test
  void a_packed_dump_is_the_plain_one() throws Exception {
    List<String> plain = content(resource("full.sql"));

    assertThat(plain).hasSizeGreaterThan(20);
    assertThat(content(packed(GZIPOutputStream::new))).isEqualTo(plain);
    assertThat(content(packed(ZstdOutputStream::new))).isEqualTo(plain);
  }

  @Test
  void a_packed_dump_that_was_cut_off_could_not_be_read() throws Exception {
    for (Path whole : List.of(packed(GZIPOutputStream::new), packed(ZstdOutputStream::new))) {
      byte[] bytes = Files.readAllBytes(whole);
      Path half =
          Files.write(
              folder.resolve("half"), Arrays.copyOf(bytes, bytes.length - bytes.length / 4));

      assertThatThrownBy(() -> content(half))
          .isInstanceOf(CheckImpossibleException.class)
          .hasMessageStartingWith("The snapshot db/baseline cannot be read: ")
          .hasMessageEndingWith(". Write it anew.");
    }
  }

  /** Keys and indexes stand at the end of a dump, and nothing else shows that they are missing. */
  @Test
  void a_plain_dump_that_ends_between_statements_is_no_dump() throws Exception {
    String whole = Files.readString(resource("full.sql"));
    String begun = whole.substring(0, whole.indexOf("-- Name: orders orders_customer_id_fkey"));

    assertThatThrownBy(() -> content(Files.writeString(folder.resolve("cut.sql"), begun)))
        .hasMessage(
            "The snapshot db/baseline ends too early: its last line, '-- PostgreSQL database dump"
                + " complete', is missing. Write it anew; where somebody has taken that line out,"
                + " take '-- PostgreSQL database dump' out as well.");
    assertThat(content(Files.writeString(folder.resolve("two.sql"), whole + whole)))
        .hasSize(2 * content(resource("full.sql")).size());
    assertThat(content(Files.writeString(folder.resolve("by-hand.sql"), "SELECT 1;")))
        .containsExactly("SELECT 1");
    for (String nothing : List.of("", "-- nothing\n\n\\restrict a\n")) {
      assertThatThrownBy(() -> content(Files.writeString(folder.resolve("nothing.sql"), nothing)))
          .hasMessageStartingWith("The snapshot db/baseline holds no statement. Write it anew: ");
    }
  }

  @Test
  void an_archive_is_read_by_pg_restore_or_told_how_to() throws Exception {
    Path archive = resource("custom.dump");
    if (!hasPgRestore()) {
      assertThatThrownBy(() -> DumpFile.of(archive, "db/baseline.dump"))
          .hasMessage(
              "The snapshot db/baseline.dump is an archive of pg_dump, and there is no pg_restore on"
                  + " the PATH to read it. Install PostgreSQL's client programs, or make it plain where"
                  + " they are: pg_restore --file=<new file> db/baseline.dump.");
      return;
    }
    assertThat(content(archive)).anyMatch(sql -> sql.startsWith("CREATE TABLE public.orders ("));
  }

  @Test
  void what_pg_restore_complains_of_is_passed_on() throws Exception {
    assumeTrue(hasPgRestore(), "there is no pg_restore here");
    byte[] bytes = Files.readAllBytes(resource("custom.dump"));
    Path half = Files.write(folder.resolve("half.dump"), Arrays.copyOf(bytes, bytes.length / 3));

    assertThatThrownBy(() -> content(half))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("The snapshot db/baseline cannot be read: pg_restore: error: ");

    // behind five letters stands the format's version
    byte[] later = Files.readAllBytes(resource("custom.dump"));
    later[6] = 99;
    Path newer = Files.write(folder.resolve("newer.dump"), later);
    assertThatThrownBy(() -> content(newer))
        .hasMessageContaining("unsupported version (1.99)")
        .hasMessageContaining("pg_restore of the version that wrote it");
  }

  @Test
  void what_is_no_dump_is_named() throws Exception {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {1, 0, 2});

    assertThatThrownBy(() -> content(folder))
        .hasMessageStartingWith("The snapshot db/baseline is a folder, and none that pg_dump");
    assertThatThrownBy(() -> content(folder.resolve("none")))
        .hasMessageStartingWith("The snapshot db/baseline is not there or cannot be read. ");
    assertThatThrownBy(() -> content(binary))
        .hasMessageStartingWith("The snapshot db/baseline is no text. ");
  }

  private static boolean hasPgRestore() {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "pg_restore")));
  }

  private Path packed(Packing packing) throws IOException {
    Path file = Files.createTempFile(folder, "baseline", ".packed");
    try (OutputStream out = packing.onto(Files.newOutputStream(file))) {
      Files.copy(resource("full.sql"), out);
    }
    return file;
  }

  private static Path resource(String name) {
    return Path.of("src/test/resources/dev/lockkeeper/scratch/restore", name);
  }

  private static List<String> content(Path file) throws CheckImpossibleException {
    List<String> content = new ArrayList<>();
    DumpFile.of(file, "db/baseline")
        .read(
            new Dump.Taker<CheckImpossibleException>() {
              @Override
              public void statement(Statement statement, boolean rowsFollow) {
                content.add(statement.sql());
              }

              @Override
              public void row(String line) {
                content.add(line);
              }

              @Override
              public void rowsEnd() {
                content.add("");
              }
            });
    return content;
  }
}
