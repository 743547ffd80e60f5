package org.whydunit.rules.author.sigma;

/** A Sigma rule has something that a rule of ours cannot say; the message names it in a few words. */
final class Inexpressible extends RuntimeException {
  private static final long serialVersionUID = 1;

  Inexpressible(String what) {
    super(what, null, false, false);
  }
}
