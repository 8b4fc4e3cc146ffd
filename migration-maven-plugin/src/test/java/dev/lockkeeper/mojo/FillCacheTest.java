package dev.lockkeeper.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.script.CheckImpossibleException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.Test;

class FillCacheTest {

  @Test
  void bytes_have_units() throws Exception {
    assertThat(cache("4GB").bytes()).isEqualTo(4L << 30);
    assertThat(cache("500MB").bytes()).isEqualTo(500L << 20);
    assertThat(cache("0MB").bytes()).isZero();
  }

  @Test
  void what_is_no_number_of_bytes_is_named() {
    assertThatThrownBy(() -> cache("off"))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "migration.fillCache is 'off', which is no number of bytes. Write it like 4GB or"
                + " 500MB; 0MB keeps nothing.");
  }

  @Test
  void another_version_fills_otherwise() throws Exception {
    assertThat(cache("4GB").filledBy()).startsWith("1.0");
  }

  private static FillCache cache(String written) throws CheckImpossibleException {
    CheckMojo mojo = new CheckMojo();
    mojo.fillCache = written;
    mojo.plugin = new PluginDescriptor();
    mojo.plugin.setVersion("1.0");
    return FillCache.of(mojo);
  }
}
