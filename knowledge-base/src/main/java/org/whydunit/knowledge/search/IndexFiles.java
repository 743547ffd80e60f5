package org.whydunit.knowledge.search;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.SegmentInfoFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/** An index in memory, and the same as one resource: number of files, then name, length and bytes of each. */
final class IndexFiles {
  static final String RESOURCE = "/knowledge/index";

  private static final String CONTENT = "content";

  /** Held, so that it stays silent: it advises an option of the virtual machine, which the user cannot act on. */
  private static final Logger ADVICE = Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    ADVICE.setLevel(Level.SEVERE);
  }

  private IndexFiles() {
  }

  /** One segment, in the documents' order; {@code version} names the content that it was made from. */
  static Directory write(Iterable<Document> documents, String version) throws IOException {
    Directory directory = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer()).setUseCompoundFile(true).setCodec(new SameBytes());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (Document document : documents) {
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      writer.setLiveCommitData(Map.of(CONTENT, version).entrySet());
    }
    return directory;
  }

  /** The present format, without the time and the machine of its making. */
  private static final class SameBytes extends FilterCodec {

    SameBytes() {
      super(Codec.getDefault().getName(), Codec.getDefault());
    }

    @Override
    public SegmentInfoFormat segmentInfoFormat() {
      SegmentInfoFormat format = delegate.segmentInfoFormat();
      return new SegmentInfoFormat() {
        @Override
        public SegmentInfo read(Directory directory, String segment, byte[] id, IOContext context) throws IOException {
          return format.read(directory, segment, id, context);
        }

        @Override
        public void write(Directory directory, SegmentInfo info, IOContext context) throws IOException {
          SegmentInfo plain = new SegmentInfo(directory, info.getVersion(), info.getMinVersion(), info.name, info.maxDoc(),
              info.getUseCompoundFile(), info.getHasBlocks(), info.getCodec(), Map.of(), info.getId(), info.getAttributes(), info.getIndexSort());
          plain.setFiles(info.files());
          format.write(directory, plain, context);
          info.setFiles(plain.files());
        }
      };
    }
  }

  static byte[] bytes(Directory directory) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    String[] files = directory.listAll();
    out.writeInt(files.length);
    for (String file : files) {
      try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
        byte[] content = new byte[(int) in.length()];
        in.readBytes(content, 0, content.length);
        out.writeUTF(file);
        out.writeInt(content.length);
        out.write(content);
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Opens such a resource, with documents that join it or replace the one of the same id.
   *
   * @throws IOException when it is damaged, or was made from other content
   */
  static DirectoryReader open(InputStream resource, String version, List<Document> joining) throws IOException {
    Directory directory = new ByteBuffersDirectory();
    DataInputStream in = new DataInputStream(resource);
    for (int files = in.readInt(); files > 0; files--) {
      try (IndexOutput out = directory.createOutput(in.readUTF(), IOContext.DEFAULT)) {
        byte[] content = in.readNBytes(in.readInt());
        out.writeBytes(content, content.length);
      }
    }
    DirectoryReader reader = DirectoryReader.open(directory);
    String made = reader.getIndexCommit().getUserData().get(CONTENT);
    if (!version.equals(made)) {
      throw new IOException("made from content " + made + ", not " + version);
    }
    if (joining.isEmpty()) {
      return reader;
    }
    reader.close();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
      for (Document document : joining) {
        writer.updateDocument(new Term("id", document.get("id")), document);
      }
    }
    return DirectoryReader.open(directory);
  }
}
