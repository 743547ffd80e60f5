package org.whydunit.shell;

import java.util.concurrent.CompletableFuture;

import org.whydunit.knowledge.Knowledge;
import org.whydunit.rules.Engine;

/** The product's engine, begun before Spring: the two take about as long, and neither needs the other. */
final class EarlyEngine {

  private static CompletableFuture<Engine> engine;

  private EarlyEngine() {}

  /** Begins loading, on a thread of its own. */
  static void begin() {
    CompletableFuture<Engine> loading = new CompletableFuture<>();
    engine = loading;
    Thread.ofPlatform().daemon().name("engine").start(() -> {
      try {
        loading.complete(Engine.load(Knowledge.load()));
      } catch (RuntimeException | Error failure) {
        loading.completeExceptionally(failure);
      }
    });
  }

  /** The engine when it was begun, else one that is loaded now. */
  static Engine take() {
    return engine == null ? Engine.load(Knowledge.load()) : engine.join();
  }

  /** True when it was begun. */
  static boolean begun() {
    return engine != null;
  }
}
