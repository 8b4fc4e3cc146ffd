package dev.lockkeeper.operation;

/**
 * A line and a column of a script's file, both counted from 1, the column in code points.
 *
 * @param line of the file
 * @param column within the line
 */
public record Spot(int line, int column) {}
