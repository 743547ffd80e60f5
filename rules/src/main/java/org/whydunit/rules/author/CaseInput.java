package org.whydunit.rules.author;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.whydunit.ingest.Ingest.SourceFacts;
import org.whydunit.ingest.facts.BugCheck;
import org.whydunit.ingest.facts.Fact;
import org.whydunit.ingest.facts.LogEvent;
import org.whydunit.ingest.facts.LogMessage;

/**
 * Raw input with the telling facts of a case. A case keeps what was read and not the files, so that an example from it has
 * to be written back: stops as the debugger prints them, events as XML, lines of logs as they are.
 */
public final class CaseInput {

  private static final Map<String, Integer> LEVELS = Map.of("critical", 1, "error", 2, "warning", 3, "information", 4);

  private CaseInput() {}

  /**
   * Writes the files.
   *
   * @param folder to write into
   * @param sources what the case keeps
   */
  public static void write(Path folder, List<SourceFacts> sources) throws IOException {
    List<Fact> telling = Stub.telling(sources);
    List<BugCheck> stops = only(telling, BugCheck.class);
    List<LogEvent> events = only(telling, LogEvent.class);
    List<LogMessage> lines = only(telling, LogMessage.class);
    if (!stops.isEmpty()) {
      Files.writeString(folder.resolve("analyze.txt"), debugger(stops.getFirst()));
    }
    if (!events.isEmpty()) {
      Files.writeString(folder.resolve("events.xml"), xml(events));
    }
    if (!lines.isEmpty()) {
      Files.writeString(folder.resolve("log.txt"), lines.stream().map(l -> l.text() + "\n").collect(Collectors.joining()));
    }
  }

  private static <F> List<F> only(List<Fact> facts, Class<F> type) {
    return facts.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static String debugger(BugCheck stop) {
    List<String> lines = new ArrayList<>(List.of("*                        Bugcheck Analysis                                    *", ""));
    lines.add("%s (%x)".formatted(stop.name().isEmpty() ? "UNKNOWN" : stop.name(), stop.code()));
    lines.add("Arguments:");
    for (int i = 1; i <= 4; i++) {
      if (stop.parameter(i) != null) {
        lines.add("Arg%d: %016x".formatted(i, stop.parameter(i)));
      }
    }
    lines.add("");
    Stream.of(
            named("PROCESS_NAME", stop.process()), named("SYMBOL_NAME", stop.symbol()), named("IMAGE_NAME", stop.module()),
            named("FAILURE_BUCKET_ID", stop.bucket()))
        .filter(l -> !l.isEmpty())
        .forEach(lines::add);
    return String.join("\n", lines) + "\n";
  }

  private static String named(String name, String value) {
    return value.isEmpty() ? "" : name + ":  " + value;
  }

  private static String xml(List<LogEvent> events) throws IOException {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      out.writeStartElement("Events");
      for (LogEvent event : events) {
        event(event, out);
      }
      out.writeCharacters("\n");
      out.writeEndElement();
      out.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return text + "\n";
  }

  private static void event(LogEvent event, XMLStreamWriter out) throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeStartElement("Event");
    out.writeDefaultNamespace("http://schemas.microsoft.com/win/2004/08/events/event");
    out.writeCharacters("\n");
    out.writeStartElement("System");
    out.writeEmptyElement("Provider");
    out.writeAttribute("Name", event.provider());
    element("EventID", String.valueOf(event.id()), out);
    element("Level", String.valueOf(LEVELS.getOrDefault(event.level().toLowerCase(Locale.ROOT), 0)), out);
    if (event.time() != null) {
      out.writeEmptyElement("TimeCreated");
      out.writeAttribute("SystemTime", event.time().toString());
    }
    element("Channel", event.channel(), out);
    element("Computer", event.computer(), out);
    out.writeEndElement();
    out.writeCharacters("\n");
    out.writeStartElement("EventData");
    for (Map.Entry<String, String> value : event.data().entrySet()) {
      out.writeCharacters("\n  ");
      out.writeStartElement("Data");
      out.writeAttribute("Name", value.getKey());
      out.writeCharacters(value.getValue());
      out.writeEndElement();
    }
    out.writeCharacters("\n");
    out.writeEndElement();
    out.writeEndElement();
  }

  private static void element(String name, String text, XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
