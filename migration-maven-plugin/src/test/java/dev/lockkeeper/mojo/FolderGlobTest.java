package dev.lockkeeper.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderGlobTest {

  @TempDir Path base;

  @BeforeEach
  void folders() throws IOException {
    for (String folder :
        List.of(
            "services/shop/db/migration",
            "services/billing/db/migration",
            "services/billing/target/classes/db/migration",
            "services/.hidden/db/migration",
            "libraries/node_modules/x/db/migration",
            "services/web/src")) {
      Files.createDirectories(base.resolve(folder));
    }
    Files.createSymbolicLink(base.resolve("services/web/again"), base);
  }

  @Test
  void aStarIsOneName() throws Exception {
    assertThat(ids("services/*/db/migration"))
        .containsExactly("services/billing/db/migration", "services/shop/db/migration");
  }

  @Test
  void twoStarsAreAnyDepthButNoCopies() throws Exception {
    assertThat(ids("**/db/migration"))
        .containsExactly("services/billing/db/migration", "services/shop/db/migration");
  }

  @Test
  void alternativesAndPlainPathsAreNamesToo() throws Exception {
    assertThat(ids("services/{shop,web}/db/migration"))
        .containsExactly("services/shop/db/migration");
    assertThat(ids("services/billing/target/classes/db/migration"))
        .containsExactly("services/billing/target/classes/db/migration");
    assertThat(ids(base + "/services/s*/db/migration"))
        .containsExactly("services/shop/db/migration");
    assertThat(ids("services/nowhere")).isEmpty();
  }

  private List<String> ids(String glob) throws CheckImpossibleException {
    FolderGlob folders = new FolderGlob(base);
    return folders.matching(glob).stream().map(folders::id).toList();
  }
}
