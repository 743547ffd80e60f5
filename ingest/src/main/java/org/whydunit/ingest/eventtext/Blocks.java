package org.whydunit.ingest.eventtext;

import java.util.regex.Matcher;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Text;

/**
 * Walks labelled blocks. A description runs, in a list (blank before the colon), until the next label at the margin;
 * elsewhere until the next {@code Event[n]} or the label that began the first event.
 */
final class Blocks {

  private final Reading reading;
  private EventRecord event;
  private String firstField;
  private boolean numbered;
  private boolean list;
  private boolean describing;

  Blocks(Reading reading) {
    this.reading = reading;
  }

  void line(Text.Line line) {
    String text = line.text();
    if (EventTextReader.NUMBERED.matcher(text).matches()) {
      numbered = true;
      begin(line);
      return;
    }
    Matcher m = EventTextReader.LABELLED.matcher(text);
    String field = m.matches() ? Words.field(m.group(1)) : null;
    boolean listed = field != null && !m.group(2).isEmpty();
    if (describing && !endsDescription(text, field, m)) {
      event.addMessage(text.strip());
    } else if (field != null) {
      list |= listed;
      field(field, m.group(3) == null ? "" : m.group(3), line);
    }
  }

  private boolean endsDescription(String text, String field, Matcher m) {
    if (list) {
      return m.matches() && !m.group(2).isEmpty() && !Character.isWhitespace(text.charAt(0));
    }
    return !numbered && field != null && field.equals(firstField) && event.has(field);
  }

  private void field(String field, String value, Text.Line line) {
    if (!numbered && (event == null || event.has(field) && (list || field.equals(firstField)))) {
      begin(line);
      firstField = firstField == null ? field : firstField;
    }
    describing = false;
    if (event != null) {
      event.set(field, value);
      describing = field.equals("message");
    }
  }

  private void begin(Text.Line line) {
    end();
    event = new EventRecord(reading.line(line.number()));
    describing = false;
  }

  void end() {
    if (event != null) {
      event.emit(reading);
      event = null;
    }
  }
}
