package dev.lockkeeper.knowledge.mysql;

import dev.lockkeeper.effect.Algorithm;

/**
 * How one ALTER is done.
 *
 * @param rebuilds whether the table is written anew
 * @param dmlPermitted whether writers go on meanwhile
 * @param perRow whether it takes longer the more rows there are
 */
record Way(Algorithm algorithm, boolean rebuilds, boolean dmlPermitted, boolean perRow) {

  static final Way INSTANT = new Way(Algorithm.INSTANT, false, true, false);

  /** Every row is copied while writers wait. */
  static final Way COPY = new Way(Algorithm.COPY, true, false, true);

  static Way inPlace(boolean rebuilds, boolean dmlPermitted, boolean perRow) {
    return new Way(Algorithm.INPLACE, rebuilds, dmlPermitted, perRow);
  }

  Way withoutDml() {
    return new Way(algorithm, rebuilds, false, perRow);
  }
}
