package org.whydunit.ingest.operations;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Package;

/**
 * Reads the tree of {@code npm ls} for the packages that do not fit (npm documentation, npm-ls).
 *
 * <pre>
 * ├─┬ demo-grid@4.2.1
 * │ └── react@18.2.0 invalid: "^17.0.0" from node_modules/demo-grid
 * └── UNMET DEPENDENCY demo-core@^2.0.0
 * </pre>
 */
@AutoService(Reader.class)
public final class NpmTreeReader implements Reader {

  private static final Pattern ENTRY = Pattern.compile("^[\\s│|]*[├└+`][─┬-]{1,4} ");
  private static final Pattern INVALID =
      Pattern.compile("([@\\w./-]{1,160})@([\\w.+-]{1,60})(?: deduped)? invalid: \"([^\"]{1,80})\" from (\\S{1,200})");

  private static final Pattern UNMET =
      Pattern.compile("UNMET (?:OPTIONAL |PEER )?DEPENDENCY ([@\\w./-]{1,160})@(\\S{1,80})");

  @Override
  public String format() {
    return "npm-tree";
  }

  @Override
  public int recognise(Head head) {
    return head.lines().stream().anyMatch(l -> ENTRY.matcher(l).find())
            && (head.lower().contains(" invalid: ") || head.lower().contains("unmet ") || head.lower().contains("@"))
        ? POSSIBLE + 10
        : 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    for (Text.Line line : source.text()) {
      reading.count(1);
      Matcher invalid = INVALID.matcher(line.text());
      Matcher unmet = UNMET.matcher(line.text());
      if (invalid.find()) {
        reading.fact(
            new Package(
                invalid.group(1), invalid.group(2), "npm", "conflict", invalid.group(3), invalid.group(4), reading.line(line.number())));
      } else if (unmet.find()) {
        reading.fact(new Package(unmet.group(1), "", "npm", "missing", unmet.group(2), "", reading.line(line.number())));
      }
    }
  }
}
