package dev.lockkeeper.base;

import java.time.Instant;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * The machine as JGit may see it: no configuration of the user's or the system's, and no measuring.
 *
 * <p>Left alone, JGit starts the git program, tries out the clock of the file system with files in
 * the repository, and notes the result in the user's home. A gate only reads.
 */
final class ReadOnlySystem extends SystemReader {

  private static final ReadOnlySystem INSTANCE = new ReadOnlySystem(SystemReader.getInstance());

  private final SystemReader real;

  private ReadOnlySystem(SystemReader real) {
    this.real = real;
    setPlatformChecker();
  }

  /** Makes it what JGit sees, in the class loader of this build. */
  static void install() {
    if (SystemReader.getInstance() != INSTANCE) {
      SystemReader.setInstance(INSTANCE);
    }
  }

  private static final class NoConfig extends FileBasedConfig {

    NoConfig(Config parent, FS fs) {
      super(parent, null, fs);
    }

    /** Says how exact the file system's clock is, so that nobody has to try. */
    @Override
    public String getString(String section, String subsection, String name) {
      return ConfigConstants.CONFIG_FILESYSTEM_SECTION.equals(section)
          ? "1 second"
          : super.getString(section, subsection, name);
    }

    @Override
    public void load() {
      // there is nothing to load
    }

    @Override
    public void save() {
      // nor to save
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public String getHostname() {
    return real.getHostname();
  }

  @Override
  public String getenv(String variable) {
    return real.getenv(variable);
  }

  @Override
  public String getProperty(String key) {
    return real.getProperty(key);
  }

  @SuppressWarnings("deprecation") // abstract to this day
  @Override
  public long getCurrentTime() {
    return real.now().toEpochMilli();
  }

  @SuppressWarnings("deprecation") // abstract to this day
  @Override
  public int getTimezone(long when) {
    return real.getTimeZoneAt(Instant.ofEpochMilli(when)).getTotalSeconds() / 60;
  }
}
