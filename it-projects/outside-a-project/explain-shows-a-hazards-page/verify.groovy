import dev.lockkeeper.it.BuildLog

BuildLog.of(basedir)
    .inOrder(
        "\nindex-build-blocks-writes (error)\n",
        "\nWhat to do instead\n",
        "\n  -- found: index-build-blocks-writes\n  CREATE INDEX orders_customer_idx ON orders (customer_id);\n",
        "\n    instead:  DROP INDEX CONCURRENTLY IF EXISTS orders_customer_idx;\n",
        "\nindex-build-blocks-writes",
        "\n[ERROR] Failed to execute goal dev.lockkeeper:migration-maven-plugin:",
        "migration.hazard is 'index-build-block-write', which is not known. Nearest is index-build-blocks-writes.",
        "\nadded-column-rewrites-table  ")
    .mentions("  SET NOT NULL looks at every row\n")
    .mentions("There is no property 'migration.hazzard'. Use one of ")
    .done()
