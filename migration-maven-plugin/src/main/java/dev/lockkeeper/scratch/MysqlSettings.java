package dev.lockkeeper.scratch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every setting of a scratch MySQL server, each with its reason; the manual has them under "Server
 * System Variables" and "InnoDB Startup Options and System Variables".
 */
final class MysqlSettings {

  private MysqlSettings() {}

  /** How a data directory is made. */
  static List<String> ofInitialization() {
    List<String> settings = new ArrayList<>(fast());
    settings.add("--initialize-insecure");
    return settings;
  }

  /** How a server on that port runs. */
  static List<String> ofServer(Path data, int port) {
    List<String> settings = new ArrayList<>(fast());
    // Loopback by number, and nothing beside it: neither the X protocol nor a socket elsewhere.
    settings.add("--bind-address=127.0.0.1");
    settings.add("--port=" + port);
    settings.add("--mysqlx=0");
    // Below the data directory, where the server is at home: the path of a socket may have no more
    // than 107 characters, and the cache may lie deep.
    settings.add("--socket=mysqld.sock");
    settings.add("--pid-file=" + data.resolve(MysqlStartup.PID_FILE));
    settings.add("--skip-name-resolve");
    // As production has them. With the log on, a default that differs on a replica is refused.
    settings.add("--log-bin=binlog");
    settings.add("--server-id=1");
    settings.add("--performance-schema=ON");
    // What a COPY goes through, stage by stage, is off unless asked for.
    settings.add("--performance-schema-instrument=stage/innodb/alter%=ON");
    settings.add("--default-time-zone=+00:00");
    // A migration that waits for a lock would wait for a year.
    settings.add("--lock-wait-timeout=60");
    return settings;
  }

  /** Nothing here needs to survive a power cut; none of these changes what DDL does. */
  private static List<String> fast() {
    List<String> settings = new ArrayList<>();
    settings.add("--innodb-flush-log-at-trx-commit=0");
    settings.add("--innodb-flush-method=nosync");
    settings.add("--innodb-doublewrite=0");
    settings.add("--sync-binlog=0");
    // The kernel's own may be scarce in a container, and its library may be missing.
    settings.add("--innodb-use-native-aio=0");
    if (ServerUser.thisIsRoot()) {
      // It refuses to run as root until it is told to.
      settings.add("--user=root");
    }
    return settings;
  }
}
