package dev.lockkeeper.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OperationReaderTest {

  static Stream<Forms.Form> forms() {
    return Forms.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void readsEveryForm(Forms.Form form) {
    assertThat(Forms.statements(form.sql())).as("statements").hasSize(1);
    assertThat(Forms.operations(form.sql()))
        .as("%s: %s", form.file(), form.sql())
        .isEqualTo(form.expected());
  }
}
