import dev.lockkeeper.it.ProjectFiles

// the same shop, with the cure in the place of the script that was refused
ProjectFiles.copy(new File(basedir, "../shop/src"), new File(basedir, "src"))
ProjectFiles.copy(new File(basedir, "cure"), new File(basedir, "src/main/resources/db/migration"))
return true
