/** What a person reads about a hazard: in the terminal, on the site, and in lists. */
package dev.lockkeeper.page;
