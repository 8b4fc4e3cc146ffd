package dev.lockkeeper.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockkeeper.live.Login;
import dev.lockkeeper.live.Way;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.Test;

class LoginsTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("MIGRATION_DEPLOY_USER", "deployer", "MIGRATION_DEPLOY_PASSWORD", "from outside");

  @Test
  void a_servers_password_is_decrypted() throws Exception {
    assertThat(logins(ENVIRONMENT, List.of()).of(Optional.of("production")))
        .contains(new Login("owner", "decrypted"));
  }

  @Test
  void without_a_server_the_environment_counts() throws Exception {
    assertThat(logins(ENVIRONMENT, List.of()).of(Optional.empty()))
        .contains(new Login("deployer", "from outside"));
    assertThat(logins(Map.of(), List.of()).of(Optional.empty())).isEmpty();
  }

  @Test
  void an_unknown_server_is_named() {
    assertThatThrownBy(() -> logins(ENVIRONMENT, List.of()).of(Optional.of("test")))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("settings.xml has no server 'test' with a user.");
  }

  @Test
  void a_password_that_cannot_be_decrypted_is_not_tried() {
    SettingsProblem problem =
        new DefaultSettingsProblem(
            "no master password", SettingsProblem.Severity.ERROR, "server", -1, -1, null);

    assertThatThrownBy(() -> logins(Map.of(), List.of(problem)).of(Optional.of("production")))
        .isInstanceOf(CheckImpossibleException.class)
        .hasMessageStartingWith("The password of server 'production' in settings.xml cannot be")
        .message()
        .doesNotContain("{secret}");
  }

  private static Logins logins(Map<String, String> environment, List<SettingsProblem> problems) {
    Settings settings = new Settings();
    settings.addServer(server("{secret}"));
    SettingsDecrypter decrypter = request -> new Decrypted(server("decrypted"), problems);
    return new Logins(Way.OF_APPLY, settings, decrypter, environment);
  }

  private static Server server(String password) {
    Server server = new Server();
    server.setId("production");
    server.setUsername("owner");
    server.setPassword(password);
    return server;
  }

  /** What Maven's decrypter answers for one server. */
  private record Decrypted(Server server, List<SettingsProblem> problems)
      implements SettingsDecryptionResult {

    @Override
    public Server getServer() {
      return server;
    }

    @Override
    public List<Server> getServers() {
      return List.of(server);
    }

    @Override
    public Proxy getProxy() {
      return null;
    }

    @Override
    public List<Proxy> getProxies() {
      return List.of();
    }

    @Override
    public List<SettingsProblem> getProblems() {
      return problems;
    }
  }
}
