package dev.lockkeeper.script;

/**
 * Names one statement of one history.
 *
 * @param script the script's path
 * @param index the statement's, counted from 1 within its script
 */
public record StatementId(String script, int index) {}
