package dev.lockkeeper.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.runner.FlywayConfiguration;
import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpringFilesTest {

  private static final String APPLICATION =
      """
      spring:
        datasource:
          url: jdbc:postgresql://db/shop
          password: hunter2
        flyway:
          url: ${NOBODY_KNOWS}
          password: ${NOBODY_KNOWS}
          locations: classpath:db/migration/common,classpath:db/migration/{vendor}
          schemas:
            - shop
            - audit
          default-schema: ${shop.schema}
          initSqls:
            - SET a.b = '1,2'
            - SET c.d = '3'
          placeholders:
            fill-factor: ${FILL_FACTOR:70}
            "[owner.role]": shop_owner
          postgresql:
            transactional-lock: false
      shop:
        schema: shop
      ---
      spring:
        config:
          activate:
            on-profile: prod & !eu
        flyway:
          table: history_prod
      ---
      spring:
        profiles: test, dev
        flyway:
          table: history_test
      """;

  @TempDir private Path resources;

  private void write(String name, String text) throws IOException {
    Files.createDirectories(resources.resolve(name).getParent());
    Files.writeString(resources.resolve(name), text);
  }

  private FlywayConfiguration read(String... profiles) throws CheckImpossibleException {
    return Configured.by(source(profiles).stream().toList());
  }

  private Optional<Source> source(String... profiles) throws CheckImpossibleException {
    return new SpringFiles(resources, List.of(profiles), Map.of("AUDIT_SCHEMA", "trail")).read();
  }

  @Test
  void values_are_found_in_every_spelling() throws Exception {
    write("application.yml", APPLICATION);

    FlywayConfiguration read = read();

    assertThat(read.locations())
        .containsExactly("classpath:db/migration/common", "classpath:db/migration/postgresql");
    assertThat(read.schemas().names()).containsExactly("shop", "audit");
    assertThat(read.defaultSchema()).isEqualTo("shop");
    assertThat(read.initSql()).contains("SET a.b = '1,2'\nSET c.d = '3'");
    assertThat(read.placeholders().values())
        .containsOnly(Map.entry("fill-factor", "70"), Map.entry("owner.role", "shop_owner"));
    assertThat(read.switches().transactionalLock()).isFalse();
    assertThat(read.table()).isEqualTo("flyway_schema_history");
    assertThat(read.origins()).containsEntry("schemas", "application.yml");
  }

  @Test
  void a_document_counts_where_its_profiles_are_active() throws Exception {
    write("application.yml", APPLICATION);

    assertThat(read("prod").table()).isEqualTo("history_prod");
    assertThat(read("prod", "eu").table()).isEqualTo("flyway_schema_history");
    assertThat(read("dev").table()).isEqualTo("history_test");
  }

  @Test
  void a_profiles_own_file_wins_and_properties_win_over_yaml() throws Exception {
    write("application.yaml", "spring.flyway.table: from_yaml\n");
    write(
        "application.properties",
        """
        spring.flyway.table=from_properties
        spring.flyway.schemas[0]=a
        spring.flyway.schemas[1]=${audit.schema}
        #---
        spring.config.activate.on-profile=prod
        spring.flyway.mixed=true
        """);
    write("application-prod.yml", "spring: {flyway: {table: from_prod}}\n");

    assertThat(read().table()).isEqualTo("from_properties");
    assertThat(read().schemas().names()).containsExactly("a", "trail");
    assertThat(read().switches().mixed()).isFalse();
    assertThat(read("prod").table()).isEqualTo("from_prod");
    assertThat(read("prod").switches().mixed()).isTrue();
  }

  @Test
  void the_applications_own_choice_of_profiles_counts_where_we_are_given_none() throws Exception {
    write("application.yml", "spring: {profiles: {active: prod}}\n");
    write("config/application-prod.yml", "spring: {flyway: {table: from_prod}}\n");
    write("application-test.yml", "spring: {flyway: {table: from_test}}\n");

    assertThat(read().table()).isEqualTo("from_prod");
    assertThat(read("test").table()).isEqualTo("from_test");
  }

  @Test
  void what_has_no_value_is_named() throws Exception {
    write("application.yml", "spring: {flyway: {schemas: '${SHOP_SCHEMA}'}}\n");

    assertThatThrownBy(this::source)
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "spring.flyway.schemas of application.yml needs ${SHOP_SCHEMA}, which has no value"
                + " here. Set that environment variable in the build, or give it a default:"
                + " ${SHOP_SCHEMA:…}.");
  }

  @Test
  void circles_and_broken_files_are_no_reason_to_hang() throws Exception {
    write("application.yml", "spring: {flyway: {table: '${a}'}}\na: ${b}\nb: ${a}\n");
    assertThatThrownBy(this::source).hasMessageContaining("is defined by itself");

    write("application.yml", "spring: [\n");
    assertThatThrownBy(this::source).hasMessage("application.yml is not valid YAML. Mend it.");
  }

  @Test
  void an_application_without_flyway_says_nothing() throws Exception {
    assertThat(source()).isEmpty();
    write("application.yml", "server: {port: 80}\n");
    assertThat(source()).isEmpty();
    write("application.yml", "");
    assertThat(source()).isEmpty();
  }
}
