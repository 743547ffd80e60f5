package org.whydunit.fleet;

import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;

/** The engine of this process, made at the first need and kept for all partitions that come here. */
final class WarmEngine {

  private WarmEngine() {}

  private static final class Made {
    static final Engine ENGINE = Engine.load(Knowledge.load());
  }

  static Engine get() {
    return Made.ENGINE;
  }
}
