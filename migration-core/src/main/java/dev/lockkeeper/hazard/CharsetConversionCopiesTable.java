package dev.lockkeeper.hazard;

import dev.lockkeeper.evidence.Evidence;
import dev.lockkeeper.operation.Operation.ConvertCharset;
import java.util.stream.Stream;

@HazardInfo(
    id = "charset-conversion-copies-table",
    summary = "CONVERT TO CHARACTER SET",
    danger =
        "writes queue while every text of the table is converted; longer characters also make TEXT"
            + " columns larger types and indexes too long, and joins with tables of the old set"
            + " lose their index",
    remedy =
        "change the DEFAULT CHARACTER SET alone, which is instant, and let gh-ost or"
            + " pt-online-schema-change convert what is there",
    asksFor = ConvertCharset.class)
final class CharsetConversionCopiesTable extends Hazard {

  @Override
  public Stream<Danger> in(Evidence evidence) {
    return evidence
        .operations(ConvertCharset.class)
        .flatMap(
            convert ->
                LongWait.on(convert.table(), evidence)
                    .map(wait -> wait.danger("while every text becomes " + convert.charset()))
                    .stream());
  }
}
