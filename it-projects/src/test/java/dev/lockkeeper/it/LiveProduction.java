package dev.lockkeeper.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells a project's Maven where the database is that its gates read, and who may read it. */
public final class LiveProduction {

  /** The master password, and with it {@code let-me-in}, as Maven itself has encrypted them. */
  private static final String MASTER =
      "{CEz0rw7cNpIHESRO12jblcdsDC2EprVnwbD31gSkKfePeKlKBdymLHyUraqUr3ie}";

  private static final String PASSWORD = "{Oslq41bNTTsHgoVSyfaRgJgQNEVKEPK4Dbu/rlnj4cM=}";

  private LiveProduction() {}

  /** Writes settings with an encrypted password, outside what the project commits. */
  public static void tell(File project, String address) throws IOException {
    Path hidden = Files.createDirectories(project.toPath().resolve(".mvn"));
    Files.writeString(
        hidden.resolve("security.xml"),
        """
        <settingsSecurity>
          <master>%s</master>
        </settingsSecurity>
        """
            .formatted(MASTER));
    Files.writeString(
        hidden.resolve("settings.xml"),
        """
        <settings>
          <servers>
            <server>
              <id>shop-production</id>
              <username>deployer</username>
              <password>%s</password>
            </server>
          </servers>
        </settings>
        """
            .formatted(PASSWORD));
    Files.write(
        hidden.resolve("maven.config"),
        List.of(
            "--global-settings",
            hidden.resolve("settings.xml").toString(),
            "-Dsettings.security=" + hidden.resolve("security.xml"),
            "-Dmigration.url=" + address,
            "-Dmigration.serverId=shop-production"));
  }
}
