import java.nio.file.Files

// the report is the module's
Files.copy(new File(basedir, "expected-findings.txt").toPath(), new File(basedir, "shop/expected-findings.txt").toPath())
return true
