// the same shop, with the cure in the place of the script that was refused
new AntBuilder().copy(todir: new File(basedir, "src")) {
  fileset(dir: new File(basedir, "../shop/src"))
}
new AntBuilder().copy(todir: new File(basedir, "src/main/resources/db/migration"), overwrite: true) {
  fileset(dir: new File(basedir, "cure"))
}
return true
