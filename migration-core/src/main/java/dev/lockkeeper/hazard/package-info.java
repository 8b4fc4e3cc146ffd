/**
 * The named dangers, one final class each; flat. A hazard never asks which database it is or where
 * an effect comes from.
 */
package dev.lockkeeper.hazard;
