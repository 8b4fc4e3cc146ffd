package dev.lockkeeper.mojo;

import dev.lockkeeper.live.Address;
import dev.lockkeeper.live.Portrait;
import dev.lockkeeper.live.PortraitFile;
import dev.lockkeeper.live.PortraitReader;
import dev.lockkeeper.script.CheckImpossibleException;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes down what the database at {@code migration.url} looks like, without a value of any row:
 * schema, estimated rows and sizes, figures about columns, settings. Reads catalogs and statistics
 * alone, in a read-only transaction; a replica will do. Gates take the rows of tables from it.
 */
@Mojo(name = "portrait", requiresProject = false, threadSafe = true)
final class PortraitMojo extends GateMojo {

  /** Skips this goal alone. */
  @Parameter(property = "migration.portrait.skip", defaultValue = "false")
  boolean skipPortrait;

  @Override
  boolean skipGoal() {
    return skipPortrait;
  }

  @Override
  void act(GateInputs inputs) throws CheckImpossibleException {
    Address address =
        inputs
            .live()
            .orElseThrow(
                () ->
                    new CheckImpossibleException(
                        "Nothing says which database to portray",
                        "Name it with migration.url; a replica will do"));
    Path path = PortraitPlace.of(this, inputs.baseDirectory()).path();
    Portrait portrait = PortraitReader.read(address);
    new PortraitFile(path).write(portrait);
    getLog()
        .info(
            "Portrayed %s in %s: %d tables, %s"
                .formatted(address, path, portrait.tables().size(), sent(portrait)));
  }

  private static String sent(Portrait portrait) {
    return portrait
        .sent()
        .map(
            sent ->
                "%d statements that its applications send (%d left out)"
                    .formatted(sent.statements().size(), sent.leftOut()))
        .orElse("no statements, since pg_stat_statements is not there");
  }
}
