/** What is already released: everything a script is judged against. */
package dev.lockkeeper.base;
