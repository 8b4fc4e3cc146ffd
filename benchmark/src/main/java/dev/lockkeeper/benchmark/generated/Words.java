package dev.lockkeeper.benchmark.generated;

import java.util.List;
import java.util.Random;

/** Names as a shop, a bank or a clinic would choose them. */
final class Words {

  private static final List<String> OWNERS =
      List.of(
          "customer",
          "order",
          "invoice",
          "product",
          "shipment",
          "payment",
          "account",
          "ledger",
          "patient",
          "visit",
          "ticket",
          "project",
          "contract",
          "supplier",
          "warehouse",
          "campaign",
          "device",
          "sensor",
          "booking",
          "employee",
          "policy",
          "claim",
          "article",
          "review");

  private static final List<String> THINGS =
      List.of(
          "item",
          "event",
          "note",
          "address",
          "status",
          "detail",
          "history",
          "rule",
          "tag",
          "limit",
          "report",
          "session",
          "contact",
          "price",
          "batch",
          "snapshot",
          "setting",
          "document");

  private static final List<String> COLUMNS =
      List.of(
          "code",
          "title",
          "comment",
          "channel",
          "category",
          "country",
          "currency",
          "email",
          "phone",
          "reference",
          "source",
          "region",
          "language",
          "origin",
          "label",
          "color",
          "external_id",
          "locale",
          "batch_no",
          "carrier",
          "hint",
          "alias",
          "remark",
          "segment");

  private final Random random;

  Words(Random random) {
    this.random = random;
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Returns a table's name that ends with the number. */
  String table(int number) {
    return oneOf(OWNERS) + "_" + oneOf(THINGS) + "_" + number;
  }

  /** Returns a column's name that the table does not have. */
  String column(TableModel table) {
    String name = oneOf(COLUMNS);
    int number = 2;
    String unique = name;
    while (table.has(unique)) {
      unique = name + "_" + number++;
    }
    return unique;
  }
}
