import dev.lockkeeper.it.BuildLog
import dev.lockkeeper.it.ExpectedFindings

ExpectedFindings.match(basedir)
assert new File(basedir, "target/migration/report.json").text =~ /"kind"\s*:\s*"git",\s*"at"\s*:\s*"[0-9a-f]{7}",\s*"found"\s*:\s*"merge base with main"/
BuildLog.of(basedir)
    .mentions("Refused: 1 finding. Base: merge base with main (#); 2 of 5 scripts pending; 2 of 2 statements read.")
    .done()
