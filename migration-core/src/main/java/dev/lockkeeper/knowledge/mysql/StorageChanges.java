package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.operation.Operation.ChangePartitions;
import dev.lockkeeper.operation.Operation.ChangeTableOption;
import dev.lockkeeper.operation.TableOption;
import dev.lockkeeper.schema.TableShape;
import java.util.Locale;

/**
 * What options and partitions ask of the storage engine.
 *
 * @param table before the first action
 */
record StorageChanges(TableShape table) {

  /** "Table Operations". */
  Change of(ChangeTableOption option) {
    String detail = option.detail().toUpperCase(Locale.ROOT);
    return switch (option.option()) {
      case ENGINE -> detail.contains("INNODB") ? Change.RECREATE : Change.CONVERT;
      case ROW_FORMAT, REBUILD, TABLESPACE -> Change.RECREATE;
      case STORAGE_PARAMETERS ->
          detail.contains("KEY_BLOCK_SIZE") ? Change.RECREATE : Change.OPTION;
      case ENCRYPTION -> encrypts(detail) ? Change.CONVERT : Change.OPTION;
      case ROW_ORDER -> Change.CONVERT;
      case VALIDATION -> detail.equals("WITH") ? Change.CONVERT : Change.DICTIONARY;
      case INDEX_VISIBILITY -> Change.ALTER_INDEX;
      case COLUMN_VISIBILITY, KEYS -> Change.DICTIONARY;
      default -> Change.OPTION;
    };
  }

  private boolean encrypts(String detail) {
    return isYes(detail) != isYes(table.options().getOrDefault(TableOption.ENCRYPTION, "N"));
  }

  private static boolean isYes(String detail) {
    return detail.toUpperCase(Locale.ROOT).contains("Y");
  }

  /** "Partitioning Operations". */
  Change of(ChangePartitions change) {
    return switch (change.action()) {
      case PARTITION, REMOVE -> Change.CONVERT;
      case ADD -> isHashed() ? Change.MOVE_PARTITION : Change.ADD_PARTITION;
      case DROP -> Change.DROP_PARTITION;
      case COALESCE, REORGANIZE, REBUILD -> Change.MOVE_PARTITION;
      case OPTIMIZE -> Change.RECREATE;
      case TRUNCATE,
          EXCHANGE,
          EXCHANGE_WITHOUT_VALIDATION,
          ANALYZE,
          CHECK,
          REPAIR,
          DISCARD_TABLESPACE,
          IMPORT_TABLESPACE ->
          Change.DICTIONARY;
    };
  }

  private boolean isHashed() {
    String how = table.options().getOrDefault(TableOption.PARTITIONING, "");
    return how.toUpperCase(Locale.ROOT).matches("(?s)\\s*(PARTITION BY )?(LINEAR )?(HASH|KEY).*");
  }
}
