/**
 * Databases in use: how one gets in without showing a password, and what they say they have had.
 */
package dev.lockkeeper.live;
