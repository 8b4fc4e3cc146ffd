package dev.lockkeeper.operation;

/**
 * Which rows of a table a query asks for.
 *
 * @param called what the condition calls the table
 */
public record Picked(String called, Expression condition) {}
