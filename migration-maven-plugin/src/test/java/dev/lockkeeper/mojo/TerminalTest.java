package dev.lockkeeper.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void nobody_waits_where_there_is_no_console() {
    assertThat(Terminal.isWatched(true, Optional.empty())).isFalse();
  }

  @Test
  void nobody_waits_where_Maven_runs_with_B_whatever_there_is() {
    assertThat(Terminal.isWatched(false, Optional.ofNullable(System.console()))).isFalse();
  }
}
