package org.whydunit.ingest;

/** Is told how far the reading of a bundle is; called by several threads. What it throws ends the reading. */
public interface Progress {

  /** Nobody looks. */
  Progress NONE =
      new Progress() {
        @Override
        public void opened(long bytes) {}

        @Override
        public void read(long bytes) {}
      };

  /** The bundle holds so many bytes, archives unpacked. */
  void opened(long bytes);

  /** So many more of them are read; of a text that is still being read the number is a guess by its characters. */
  void read(long bytes);
}
