import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes the signatures out of the jars of a folder whose names begin with a text. The JVM keeps no class of a signed jar in
 * an AOT cache (JEP 483), and the compiler of authors' rules comes in one.
 */
public final class Unsigned {

  private Unsigned() {}

  /** {@code args}: the folder, and how the jars' names begin. */
  public static void main(String[] args) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), args[1] + "*.jar")) {
      for (Path jar : jars) {
        try (FileSystem zip = FileSystems.newFileSystem(jar);
            DirectoryStream<Path> signatures = Files.newDirectoryStream(zip.getPath("META-INF"), "*.{SF,RSA,DSA,EC}")) {
          for (Path signature : signatures) {
            Files.delete(signature);
          }
        }
      }
    }
  }
}
