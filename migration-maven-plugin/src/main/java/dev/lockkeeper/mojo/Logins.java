package dev.lockkeeper.mojo;

import dev.lockkeeper.live.Login;
import dev.lockkeeper.live.Way;
import dev.lockkeeper.script.CheckImpossibleException;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem.Severity;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** Finds user and password where they may be kept: in settings.xml, or in the environment. */
final class Logins {

  private final Way way;
  private final Settings settings;
  private final SettingsDecrypter decrypter;
  private final Map<String, String> environment;

  Logins(Way way, Settings settings, SettingsDecrypter decrypter, Map<String, String> environment) {
    this.way = way;
    this.settings = settings;
    this.decrypter = decrypter;
    this.environment = environment;
  }

  /** Returns the login of that server, else the environment's, else none. */
  Optional<Login> of(Optional<String> serverId) throws CheckImpossibleException {
    if (serverId.isPresent()) {
      return Optional.of(ofServer(serverId.get()));
    }
    return Optional.ofNullable(environment.get(way.user()))
        .map(user -> new Login(user, environment.getOrDefault(way.password(), "")));
  }

  private Login ofServer(String id) throws CheckImpossibleException {
    Server server = settings.getServer(id);
    if (server == null || server.getUsername() == null) {
      throw new CheckImpossibleException(
          "settings.xml has no server '%s' with a user".formatted(id),
          "Add it, or mend " + way.serverId());
    }
    SettingsDecryptionResult decrypted =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    boolean failed =
        decrypted.getProblems().stream()
            .anyMatch(problem -> problem.getSeverity() != Severity.WARNING);
    if (failed) {
      throw new CheckImpossibleException(
          "The password of server '%s' in settings.xml cannot be decrypted".formatted(id),
          "Encrypt it with this user's settings-security.xml (mvn --encrypt-password)");
    }
    return new Login(
        server.getUsername(), Optional.ofNullable(decrypted.getServer().getPassword()).orElse(""));
  }
}
