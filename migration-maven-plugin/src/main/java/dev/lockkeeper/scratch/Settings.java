package dev.lockkeeper.scratch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every setting of a scratch server, each with its reason. */
final class Settings {

  private static final int FIRST_WITH_ICU_AS_DEFAULT = 15;

  private Settings() {}

  /** How a data directory is laid out, which cannot be changed once it is there. */
  static List<String> ofInitdb(int majorVersion) {
    List<String> options =
        List.of(
            "--username=" + OwnAccess.USER,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            // The one locale that every machine has.
            "--locale=C",
            // Nothing here needs to survive a power cut.
            "--no-sync");
    if (majorVersion < FIRST_WITH_ICU_AS_DEFAULT) {
      return options;
    }
    // Hardly any production sorts text by bytes, and an index built in that order takes half the
    // time. The binaries bring ICU along, so that this order is the same on every machine.
    return Stream.concat(options.stream(), Stream.of("--locale-provider=icu", "--icu-locale=und"))
        .toList();
  }

  /**
   * The text of {@code postgresql.conf} for a server on this port.
   *
   * @param more that win over those of every scratch server
   */
  static String ofServer(int port, Map<String, String> more) {
    Map<String, String> settings = new LinkedHashMap<>();
    reachable(settings, port);
    fast(settings);
    likeProduction(settings);
    reproducible(settings);
    discreet(settings);
    settings.putAll(new TreeMap<>(more));
    return settings.entrySet().stream()
        .map(setting -> "%s = '%s'%n".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining());
  }

  private static void reachable(Map<String, String> settings, int port) {
    // Loopback by number: "localhost" may resolve to ::1, or to nothing in a container.
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", String.valueOf(port));
    // A socket file would be one more thing that other users can reach and that can be left over.
    settings.put("unix_socket_directories", "");
    settings.put("password_encryption", "scram-sha-256");
    // Shown by the system's process list, so that a person sees whose server this is.
    settings.put("cluster_name", "lockkeeper");
  }

  private static void fast(Map<String, String> settings) {
    // These three do not change how long DDL holds its locks; they only spare the disk.
    settings.put("fsync", "off");
    settings.put("synchronous_commit", "off");
    settings.put("full_page_writes", "off");
  }

  private static void likeProduction(Map<String, String> settings) {
    // With "minimal" a rewrite in the transaction that made the table skips WAL: 37 % too fast.
    settings.put("wal_level", "replica");
    // Production's tables are larger than its memory and the sample must be so too: sorts that
    // spill
    // and pages that are evicted are what makes a hold grow faster than its rows. A scan of less
    // than a quarter of the buffers goes through them all, page by page for the first time, and of
    // more through a few; with these a quarter of a sample does as the whole does.
    settings.put("shared_buffers", "8MB");
    settings.put("maintenance_work_mem", "16MB");
    settings.put("work_mem", "4MB");
    // Otherwise a 32nd of shared_buffers, which would throttle every writer.
    settings.put("wal_buffers", "16MB");
    settings.put("default_text_search_config", "pg_catalog.english");
  }

  private static void reproducible(Map<String, String> settings) {
    // Background work would fall into one measurement and not into the next.
    settings.put("autovacuum", "off");
    // A checkpoint writes little with buffers this small; without any, WAL would fill the disk.
    settings.put("max_wal_size", "4GB");
    settings.put("checkpoint_timeout", "1d");
    settings.put("jit", "off");
    // Workers share the machine's cores with whatever else runs on it: the same build would be held
    // by one worker on a busy machine and by three on an idle one. Without them a hold is what one
    // core takes, wherever and whenever it is measured.
    settings.put("max_parallel_maintenance_workers", "0");
    settings.put("max_parallel_workers_per_gather", "0");
    // timestamp to timestamptz rewrites a table in every zone but UTC.
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("datestyle", "ISO, MDY");
    // The log is read by us and quoted in messages.
    settings.put("lc_messages", "C");
    settings.put("log_line_prefix", "");
  }

  private static void discreet(Map<String, String> settings) {
    // A migration may set a password; a failed one would be logged with it.
    settings.put("log_min_error_statement", "panic");
    settings.put("log_statement", "none");
  }
}
