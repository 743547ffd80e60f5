package org.whydunit.fleet;

import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;
import org.whydunit.rules.author.SitePacks;

/** The engine of this process, made at the first need and kept for all partitions that come here. */
final class WarmEngine {

  private WarmEngine() {}

  private static final class Made {
    // In this thread, whose class loader knows the job's jars; a pool's thread has Spark's own.
    static final Engine ENGINE = Engine.load(Knowledge.load(), SitePacks.none());
  }

  static Engine get() {
    return Made.ENGINE;
  }
}
