package org.whydunit.shell.batch;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.luben.zstd.Zstd;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.whydunit.rules.fleet.Study;
import org.whydunit.rules.fleet.Verdict;
import org.whydunit.rules.fleet.VerdictColumn;

/**
 * The verdicts as Apache Parquet, a column for each plain field and the whole line of JSON in the last, {@code verdict}.
 *
 * <p>The structures are Parquet's own library's; its writer needs the whole of Hadoop, and a table without nesting and nulls
 * needs only this of it.
 */
final class ParquetFile {

  /*
   * File: the magic, row groups, footer, footer's length in 4 bytes, the magic (parquet-format, README "File format").
   * Column chunk here: one data page. Page: header, then the values, compressed; a required column has no levels.
   * PLAIN (Encodings.md): numbers little endian; a byte array with its length in 4 bytes before it.
   */

  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /** A row group is held in memory: a verdict is some 20 kB. */
  private static final int ROWS = 1_000;

  private static final int ZSTD_LEVEL = 3;

  private static final Map<VerdictColumn.Type, Type> TYPES =
      Map.of(
          VerdictColumn.Type.TEXT, Type.BYTE_ARRAY,
          VerdictColumn.Type.DOUBLE, Type.DOUBLE,
          VerdictColumn.Type.INT, Type.INT32);

  private final OutputStream out;
  private final List<RowGroup> groups = new ArrayList<>();
  private long position;

  private ParquetFile(OutputStream out) {
    this.out = out;
  }

  static void write(Study.Verdicts verdicts, Path path) throws IOException {
    try (Stream<Verdict> all = verdicts.stream(); OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
      new ParquetFile(out).write(all.iterator());
    }
  }

  private void write(Iterator<Verdict> verdicts) throws IOException {
    put(MAGIC);
    long rows = 0;
    List<Verdict> group = new ArrayList<>();
    while (verdicts.hasNext()) {
      group.add(verdicts.next());
      rows++;
      if (group.size() == ROWS || !verdicts.hasNext()) {
        group(group);
        group.clear();
      }
    }
    FileMetaData footer = new FileMetaData(1, schema(), rows, groups);
    footer.setCreated_by("whydunit");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, bytes);
    put(bytes.toByteArray());
    put(little(4).putInt(bytes.size()).array());
    put(MAGIC);
  }

  private static List<SchemaElement> schema() {
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement("verdicts").setNum_children(VerdictColumn.ALL.size()));
    for (VerdictColumn column : VerdictColumn.ALL) {
      SchemaElement element = new SchemaElement(column.name()).setType(TYPES.get(column.type())).setRepetition_type(FieldRepetitionType.REQUIRED);
      schema.add(column.type() == VerdictColumn.Type.TEXT ? element.setConverted_type(ConvertedType.UTF8) : element);
    }
    return schema;
  }

  private void group(List<Verdict> verdicts) throws IOException {
    List<ColumnChunk> chunks = new ArrayList<>();
    long bytes = 0;
    for (VerdictColumn column : VerdictColumn.ALL) {
      ColumnMetaData chunk = chunk(column, verdicts);
      bytes += chunk.getTotal_uncompressed_size();
      chunks.add(new ColumnChunk(chunk.getData_page_offset()).setMeta_data(chunk));
    }
    groups.add(new RowGroup(chunks, bytes, verdicts.size()));
  }

  private ColumnMetaData chunk(VerdictColumn column, List<Verdict> verdicts) throws IOException {
    ByteArrayOutputStream values = new ByteArrayOutputStream();
    for (Verdict verdict : verdicts) {
      values.write(plain(column.value().apply(verdict)));
    }
    byte[] packed = Zstd.compress(values.toByteArray(), ZSTD_LEVEL);
    PageHeader header = new PageHeader(PageType.DATA_PAGE, values.size(), packed.length);
    header.setData_page_header(new DataPageHeader(verdicts.size(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
    long start = position;
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    Util.writePageHeader(header, head);
    put(head.toByteArray());
    put(packed);
    return new ColumnMetaData(
        TYPES.get(column.type()), List.of(Encoding.PLAIN, Encoding.RLE), List.of(column.name()), CompressionCodec.ZSTD, verdicts.size(),
        values.size() + (long) head.size(), position - start, start);
  }

  private static byte[] plain(Object value) {
    return switch (value) {
      case Integer number -> little(4).putInt(number).array();
      case Double number -> little(8).putDouble(number).array();
      default -> {
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        yield little(4 + text.length).putInt(text.length).put(text).array();
      }
    };
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void put(byte[] bytes) throws IOException {
    out.write(bytes);
    position += bytes.length;
  }
}
