package org.whydunit.ingest;

/** Tells a {@link Progress} of one source, in steps that cost nothing beside the reading. */
final class Steps {

  /** Some milliseconds of work. */
  private static final int LINES_A_STEP = 8_192;

  private final long bytes;
  private final Progress progress;
  private long seen;
  private long told;

  Steps(long bytes, Progress progress) {
    this.bytes = bytes;
    this.progress = progress;
    progress.read(0);
  }

  void line(Text.Line line) {
    seen += line.text().length() + 1;
    if (line.number() % LINES_A_STEP == 0) {
      tell(Math.min(seen, bytes));
    }
  }

  void end() {
    tell(bytes);
  }

  private void tell(long now) {
    progress.read(now - told);
    told = now;
  }
}
