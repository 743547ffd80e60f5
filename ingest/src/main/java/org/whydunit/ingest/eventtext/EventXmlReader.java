package org.whydunit.ingest.eventtext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import javax.xml.stream.XMLStreamException;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;

/**
 * Events as XML: the Event Viewer's export, {@code wevtutil qe /f:xml} with or without a root, and events pasted one
 * after the other. Each {@code <Event>} is parsed alone, so that a broken one costs only itself.
 *
 * <p>Source: Windows Event Log documentation, "Event Schema"
 * (http://schemas.microsoft.com/win/2004/08/events/event).
 */
@AutoService(Reader.class)
public final class EventXmlReader implements Reader {

  @Override
  public String format() {
    return "event-xml";
  }

  @Override
  public int recognise(Head head) {
    String text = head.lower();
    if (!text.contains("<event ") && !text.contains("<event>")) {
      return 0;
    }
    boolean schema = text.contains("schemas.microsoft.com/win/2004/08/events/event");
    boolean system = text.contains("<provider ") && text.contains("<eventid");
    return schema && system ? CERTAIN : schema || system ? LIKELY : 0;
  }

  @Override
  public void read(Source source, Reading reading) throws IOException {
    try (BufferedReader in = new BufferedReader(new InputStreamReader(source.stream(), source.text().encoding()))) {
      XmlEvents events = new XmlEvents(in, reading);
      EventXml parser = new EventXml(reading);
      for (String xml = events.next(); xml != null; xml = events.next()) {
        try {
          parser.read(xml, reading.line(events.line()));
        } catch (XMLStreamException broken) {
          reading.problem(reading.line(events.line()), "eventtext/event-broken", firstLine(broken.getMessage()));
        }
      }
    }
  }

  private static String firstLine(String message) {
    String[] lines = String.valueOf(message).split("\\R");
    return lines[lines.length - 1].replaceFirst("^Message: ", "");
  }
}
