package dev.lockkeeper.report;

/**
 * The database that was judged for.
 *
 * @param product {@code postgresql}
 * @param version the server's, or the major version that was predicted for
 * @param source {@code embedded} where a server ran, {@code knowledge} where none did
 */
public record Server(String product, String version, String source) {}
