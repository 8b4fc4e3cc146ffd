import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
def accepted = new File(basedir, "migration-accepted.yaml").text
assert !accepted.contains("V2__by_customer.sql") && accepted.contains("V3__by_day.sql")
BuildLog.of(basedir)
    .inOrder(
        "Refused: 2 findings.",
        "Accepted 2 findings in migration-accepted.yaml: 2 new, 0 forgotten",
        "Passed: no findings, 2 allowed.",
        "sql/new/V4__newest_first.sql:1  index-build-blocks-writes",
        "Refused: 1 finding, 2 allowed.",
        "1 of the accepted findings is found no more, the first was index-build-blocks-writes in sql/legacy/V2__by_customer.sql: migration:accept forgets it",
        "Passed: ",
        "Accepted 1 finding in migration-accepted.yaml: 0 new, 1 forgotten",
        "Refused: 1 finding, 1 allowed.")
    .done()
