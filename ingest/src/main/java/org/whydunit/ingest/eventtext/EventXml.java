package org.whydunit.ingest.eventtext;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.whydunit.ingest.Reading;
import org.whydunit.ingest.facts.Origin;

/** One {@code <Event>} element: {@code System}, {@code EventData} or {@code UserData}, {@code RenderingInfo}. */
final class EventXml {

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
  private final Reading reading;

  EventXml(Reading reading) {
    this.reading = reading;
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // pasted events often lost the declarations of their prefixes
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
  }

  void read(String xml, Origin origin) throws XMLStreamException {
    XMLStreamReader in = factory.createXMLStreamReader(new StringReader(xml));
    EventRecord event = new EventRecord(origin);
    String section = "";
    String element = "";
    String dataName = "";
    StringBuilder text = new StringBuilder();
    int depth = 0;
    while (in.hasNext()) {
      int token = in.next();
      if (token == XMLStreamConstants.START_ELEMENT) {
        element = local(in.getLocalName());
        depth++;
        section = depth == 2 ? element : section;
        dataName = element.equals("Data") || element.equals("ComplexData") ? attribute(in, "Name") : element;
        text.setLength(0);
        attributes(in, section, element, event);
      } else if (token == XMLStreamConstants.CHARACTERS || token == XMLStreamConstants.CDATA) {
        text.append(in.getText());
      } else if (token == XMLStreamConstants.END_ELEMENT) {
        if (local(in.getLocalName()).equals(element) && depth > 2) {
          value(section, element, dataName, text.toString(), event);
        }
        element = "";
        depth--;
      }
    }
    event.emit(reading);
  }

  private static void attributes(XMLStreamReader in, String section, String element, EventRecord event) {
    if (!section.equals("System")) {
      return;
    }
    if (element.equals("Provider")) {
      event.set("provider", attribute(in, "Name"));
      event.set("provider", attribute(in, "EventSourceName"));
    } else if (element.equals("TimeCreated")) {
      String time = attribute(in, "SystemTime");
      event.set("time", time.isEmpty() || time.endsWith("Z") || time.matches("^.*[+-]\\d{2}:\\d{2}$") ? time : time + "Z");
    }
  }

  private static void value(String section, String element, String name, String text, EventRecord event) {
    switch (section) {
      case "System" -> system(element, text, event);
      case "EventData", "UserData", "ProcessingErrorData" -> event.data(name, text);
      case "RenderingInfo" -> rendered(element, text, event);
      default -> {}
    }
  }

  private static void system(String element, String text, EventRecord event) {
    switch (element) {
      case "EventID" -> event.set("id", text);
      case "Level" -> event.set("level", text);
      case "Channel" -> event.set("channel", text);
      case "Computer" -> event.set("computer", text);
      default -> {}
    }
  }

  private static void rendered(String element, String text, EventRecord event) {
    switch (element) {
      case "Message" -> event.addMessage(text);
      case "Level" -> event.set("level", text);
      default -> {}
    }
  }

  private static String attribute(XMLStreamReader in, String name) {
    String value = in.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
