package org.whydunit.knowledge;

import java.util.List;

/**
 * A known way to fail, and what to do about it.
 *
 * @param id its file's path below {@code patterns/} without ending, as in {@code windows/wifi-driver-irql}
 * @param cause id of the cause that it leads to
 * @param symptoms ids of rules that fire in it
 * @param codes stop codes, status codes and error names, as the file writes them
 * @param drivers driver file names; {@code *} stands for any letters
 * @param events {@code Provider/id}, or an id alone
 * @param os {@code windows}, {@code linux}, {@code macos} or {@code any}
 * @param severity {@code low}, {@code medium}, {@code high} or {@code critical}
 * @param source title of the document that it rests on
 * @param en its English text
 * @param zh its text in Simplified Chinese, with the same commands
 */
public record Pattern(String id, String cause, List<String> symptoms, List<String> codes, List<String> drivers,
    List<String> events, String os, String severity, String source, PatternText en, PatternText zh) {

  /** The first folder of the id, as in {@code windows}. */
  public String domain() {
    int slash = id.indexOf('/');
    return slash < 0 ? "" : id.substring(0, slash);
  }
}
