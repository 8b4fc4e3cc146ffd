package dev.lockkeeper.enforcer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Maven 3.8's Sisu passes over a rule whose class file is newer than it knows. */
class ClassFileVersionTest {

  private static final int JAVA_11 = 55;
  private static final Path CLASSES = Path.of("target", "classes");

  @Test
  void everyRuleIsOldEnoughToBeFound() throws IOException {
    try (Stream<Path> below = Files.walk(CLASSES)) {
      List<Path> classes = below.filter(file -> file.toString().endsWith(".class")).toList();
      assertThat(classes).isNotEmpty();
      for (Path file : classes) {
        assertThat(major(file)).as(file.toString()).isLessThanOrEqualTo(JAVA_11);
      }
    }
  }

  @Test
  void everyRuleIsListed() throws IOException {
    assertThat(
            Files.readAllLines(
                CLASSES.resolve("META-INF/sisu/javax.inject.Named"), StandardCharsets.UTF_8))
        .containsExactly(BanDestructiveDownScripts.class.getName());
  }

  private static int major(Path file) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
      in.readUnsignedShort();
      return in.readUnsignedShort();
    }
  }
}
