package dev.lockkeeper.scratch;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** A database server that can be embedded, and how its binaries are packed into their jar. */
enum Product {
  POSTGRESQL("PostgreSQL", "postgres", ".txz") {
    @Override
    InputStream decompressed(InputStream archive) throws IOException {
      return new XZInputStream(archive);
    }
  },
  MYSQL("MySQL", "mysqld", MysqlBinaries.archive()) {
    @Override
    InputStream decompressed(InputStream archive) throws IOException {
      return new GZIPInputStream(archive);
    }
  };

  private final String words;
  private final String program;
  private final String archive;

  Product(String words, String program, String archive) {
    this.words = words;
    this.program = program;
    this.archive = archive;
  }

  abstract InputStream decompressed(InputStream archive) throws IOException;

  /** The name of the server's own program. */
  String program() {
    return program;
  }

  /** How the name of the archive within the jar ends. */
  String archive() {
    return archive;
  }

  /** Returns the name for messages. */
  @Override
  public String toString() {
    return words;
  }
}
