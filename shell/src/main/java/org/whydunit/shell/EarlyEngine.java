package org.whydunit.shell;

import java.util.concurrent.CompletableFuture;

import org.whydunit.rules.Engine;

/** The engine over the product's and the installed packs, begun before Spring: the two take about as long, and neither needs the other. */
final class EarlyEngine {

  private static CompletableFuture<Engine> engine;

  private EarlyEngine() {}

  /** Begins loading, on a thread of its own. */
  static void begin() {
    CompletableFuture<Engine> loading = new CompletableFuture<>();
    engine = loading;
    Thread.ofPlatform().daemon().name("engine").start(() -> {
      try {
        loading.complete(load());
      } catch (RuntimeException | Error failure) {
        loading.completeExceptionally(failure);
      }
    });
  }

  private static Engine load() {
    OwnPacks packs = OwnPacks.installed();
    return packs.engine(packs.knowledge());
  }

  /** The engine when it was begun, else one that is loaded now. */
  static Engine take() {
    return engine == null ? load() : engine.join();
  }

  /** True when it was begun. */
  static boolean begun() {
    return engine != null;
  }
}
