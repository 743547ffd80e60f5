package org.whydunit.ingest;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import org.whydunit.ingest.facts.Origin;

/**
 * Something in a source that could not be read, or was read under an assumption.
 *
 * @param origin where
 * @param id {@code <package>/<key>}, where the words are: {@code evtx/chunk-checksum} stands in {@code
 *     org/whydunit/ingest/evtx/problems.properties} under {@code chunk-checksum}; an id without a package is in {@code
 *     org/whydunit/ingest/problems.properties}
 * @param values what the words' slots {@code {0}}, {@code {1}} are filled with
 */
public record Problem(Origin origin, String id, List<String> values) {

  public Problem {
    values = List.copyOf(values);
  }

  /** The problem in words of the language; English where there are no others. */
  public String message(Locale language) {
    int slash = id.indexOf('/');
    String room = slash < 0 ? "org.whydunit.ingest" : "org.whydunit.ingest." + id.substring(0, slash);
    String words =
        ResourceBundle.getBundle(
                room + ".problems",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
            .getString(id.substring(slash + 1));
    return new MessageFormat(words, Locale.ROOT).format(values.toArray());
  }
}
