package dev.lockkeeper.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A portrait that a server has sat for is as its schema says; the plugin's tests renew it. */
class PortraitSchemaTest {

  private static final Path SITE = Path.of("../src/site/resources");

  @Test
  void a_real_portrait_is_valid() throws Exception {
    assertThat(errors(example())).isEmpty();
  }

  @Test
  void numbers_that_cannot_be_are_refused() throws Exception {
    assertThat(errors(example().replaceFirst("\"rows\" : \\d+", "\"rows\" : -1"))).hasSize(1);
    assertThat(errors(example().replaceFirst("\"correlation\" : [-.\\d]+", "\"correlation\" : 2")))
        .hasSize(1);
  }

  @Test
  void a_field_that_nobody_has_described_is_refused() throws Exception {
    assertThat(errors(example().replaceFirst("\"nullFraction\"", "\"mostCommonValue\"")))
        .hasSize(1);
  }

  private static String example() throws IOException {
    return Files.readString(SITE.resolve("portrait.example.json"));
  }

  private static List<Error> errors(String portrait) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SITE.resolve("portrait.schema.json")));
    return schema.validate(portrait, InputFormat.JSON);
  }
}
