import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings
import groovy.json.JsonSlurper

BuildLog.of(basedir)
    .inOrder(
        "services/broken/db/migration could not be judged: services/broken/db/migration/V1__items.sql is not encoded in UTF-8.",
        "Could not judge: ",
        " in 2 of 4 histories, 1 not judged. Base: version 1; 3 of 6 scripts pending; 3 of 3 statements read.",
        "1 of 4 histories could not be judged, the first is services/broken/db/migration.")
    .done()
def report = new JsonSlurper().parse(new File(basedir, "target/migration/report.json"))
assert report.verdict == "impossible"
assert report.histories.collectEntries { [it.id, it.verdict] } == [
    "services/billing/db/migration": "refused",
    "services/broken/db/migration": "impossible",
    "services/search/db/migration": "passed",
    "services/shop/db/migration": "refused"]
assert report.findings.every { it.script.startsWith(it.history) }
return ExpectedFindings.match(basedir)
