package dev.lockkeeper.operation;

import java.util.List;
import java.util.Optional;

/** What is known of a database's catalog at one moment; immutable. */
public interface Catalog {

  /** A database of which nobody knows anything, whatever is done to it. */
  Catalog UNKNOWN =
      new Catalog() {
        @Override
        public Optional<Boolean> answer(CatalogQuestion question) {
          return Optional.empty();
        }

        @Override
        public Optional<List<Table>> below(Table parent) {
          return Optional.empty();
        }

        @Override
        public Catalog after(Operation operation) {
          return this;
        }
      };

  /** Returns whether what is asked for is there; nothing where that is not known. */
  Optional<Boolean> answer(CatalogQuestion question);

  /** Returns the tables right below the table; nothing where they are not known. */
  Optional<List<Table>> below(Table parent);

  /** Returns the catalog that the operation leaves. */
  Catalog after(Operation operation);
}
