package dev.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.live.Login;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example/shop?user=me&password=geheim",
        "jdbc:postgresql://db.example/shop?PassWord=geheim",
        "jdbc:postgresql://db.example/shop?sslpassword=geheim",
        "jdbc:postgresql://me:geheim@db.example/shop"
      })
  void a_password_in_the_address_is_refused_and_not_repeated(String url) {
    assertThatThrownBy(() -> Target.of(url, Optional.empty()))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("migration.deploy.url carries a password")
        .message()
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:mysql://db.example/shop", "db.example"})
  void what_is_no_address_is_refused(String url) {
    assertThatThrownBy(() -> Target.of(url, Optional.empty()))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("migration.deploy.url is no address of a PostgreSQL database");
  }

  @Test
  void shows_database_host_and_port_alone() throws Exception {
    assertThat(Target.of("jdbc:postgresql://db.example/shop?user=me&ssl=true", Optional.empty()))
        .hasToString("shop on db.example:5432");
    assertThat(Target.of("jdbc:postgresql://a:5433,b:5434/shop", Optional.empty()))
        .hasToString("shop on a:5433,b:5434");
  }

  @Test
  @Tag("database")
  void a_wrong_password_is_not_repeated() throws Exception {
    Production production = new Production();
    Target target =
        Target.of(production.url(), Optional.of(new Login("postgres", "not-the-password")));

    assertThatThrownBy(target::connect)
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessage(
            "%s cannot be used: it lets this user in with no such password (SQLSTATE 28P01). Mend"
                    .formatted(target)
                + " user and password: settings.xml with migration.deploy.serverId, or"
                + " MIGRATION_DEPLOY_USER and MIGRATION_DEPLOY_PASSWORD.");
    assertThat(new Login("postgres", "not-the-password").toString()).doesNotContain("not-the");
  }

  @Test
  void nobody_listening_is_no_refusal() throws Exception {
    Target target = Target.of("jdbc:postgresql://127.0.0.1:1/shop", Optional.empty());

    assertThatThrownBy(target::connect)
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("shop on 127.0.0.1:1 cannot be used: ");
  }
}
