package org.whydunit.ingest.dump;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.whydunit.ingest.dump.MemoryDumpWriter.Form;

/** Writes a sparse memory dump of 4 GiB: the invented machine's pages among a million others. */
public final class LargeDump {

  private LargeDump() {}

  public static void write(Path file) throws IOException {
    long pages = 1L << 20;
    long first = 0x2000 + 0x38 + pages / 8 + 0xFC8;
    MemoryDumpWriter story = MemoryDumpWriter.story();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
      MemoryDumpWriter.Sink sink = (offset, bytes) -> put(channel, offset, bytes);
      MemoryDumpWriter.header(Form.KERNEL_BITMAP, story.memory.directoryTableBase(), sink);
      ByteBuffer head = ByteBuffer.allocate(0x38).order(ByteOrder.LITTLE_ENDIAN);
      head.put("SDMPDUMP".getBytes(StandardCharsets.US_ASCII));
      head.putLong(32, first).putLong(40, pages).putLong(48, pages);
      sink.put(0x2000, head.array());
      byte[] ones = new byte[(int) (pages / 8)];
      Arrays.fill(ones, (byte) 0xFF);
      sink.put(0x2038, ones);
      story.memory.pages.forEach((page, bytes) -> sink.put(first + page * 4096, bytes.array()));
      sink.put(first + pages * 4096 - 1, new byte[1]);
    }
  }

  private static void put(FileChannel channel, long offset, byte[] bytes) {
    try {
      channel.write(ByteBuffer.wrap(bytes), offset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
