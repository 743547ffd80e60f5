package org.whydunit.ingest.linux;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.auto.service.AutoService;
import org.whydunit.ingest.Head;
import org.whydunit.ingest.Reader;
import org.whydunit.ingest.Reading;
import org.whydunit.ingest.Source;
import org.whydunit.ingest.Text;
import org.whydunit.ingest.facts.Metric;

/**
 * {@code ss}, {@code netstat} (of Linux and, in any language, of Windows) and {@code netstat -s}: how many sockets are in each state, how full the queue of a listening
 * socket is, and the kernel's counters by their own words. Source: ss(8), netstat(8); for a listening socket Recv-Q is the
 * queue's length and Send-Q its limit.
 */
@AutoService(Reader.class)
public final class SocketsReader implements Reader {

  private static final Pattern HEADING = Pattern.compile("(?:Netid\\s+|Proto\\s+)?(?:State\\s+)?Recv-Q\\s+Send-Q\\s+Local Address.*");
  private static final String STATES =
      "LISTEN|ESTAB(?:LISHED)?|SYN[-_](?:SENT|RECV)|FIN[-_]WAIT[-_]?[12]|TIME[-_]WAIT|CLOSE[-_]WAIT|CLOSE|CLOSING|LAST[-_]ACK|UNCONN";
  private static final Pattern SS = Pattern.compile("(?:\\w{1,8}\\s+)?(" + STATES + ")\\s+(\\d{1,12})\\s+(\\d{1,12})\\s+(\\S{1,128})\\s.*");
  private static final Pattern NETSTAT = Pattern.compile("tcp6?\\s+(\\d{1,12})\\s+(\\d{1,12})\\s+(\\S{1,128})\\s+\\S{1,128}\\s+(" + STATES + ")\\b.*");
  private static final Pattern WINDOWS =
      Pattern.compile("^\\s{1,4}TCP\\s+\\S{1,128}:\\d{1,5}\\s+\\S{1,128}:\\w{1,40}\\s+([\\p{Lu}_0-9]{5,20})\\b.*");
  private static final Pattern COUNTER = Pattern.compile("\\s{4,8}(\\d{1,18}) ([A-Za-z].{2,100})");
  private static final Pattern PROTOCOL = Pattern.compile("(Ip|Icmp|Tcp|Udp|TcpExt|IpExt|UdpLite|MPTcpExt):");

  /** States that Windows translates or spells in another way. */
  private static final Map<String, String> WORDS =
      Map.of(
          "LISTENING", "LISTEN", "ABHÖREN", "LISTEN", "HERGESTELLT", "ESTAB", "WARTEND", "TIME-WAIT", "SCHLIESSEN_WARTEN", "CLOSE-WAIT",
          "FIN_WAIT_1", "FIN-WAIT1", "FIN_WAIT_2", "FIN-WAIT2", "SYN_RECEIVED", "SYN-RECV");

  @Override
  public String format() {
    return "sockets";
  }

  @Override
  public int recognise(Head head) {
    boolean protocol = false;
    for (String line : head.lines().subList(0, Math.min(40, head.lines().size()))) {
      if (HEADING.matcher(line).matches() || WINDOWS.matcher(line).matches() || protocol && COUNTER.matcher(line).matches()) {
        return LIKELY + 10;
      }
      protocol |= PROTOCOL.matcher(line).matches();
    }
    return 0;
  }

  @Override
  public void read(Source source, Reading reading) {
    Map<String, Long> states = new TreeMap<>();
    String protocol = "";
    long heading = 1;
    for (Text.Line line : source.text()) {
      String text = line.text();
      Matcher ss = SS.matcher(text);
      Matcher netstat = NETSTAT.matcher(text);
      Matcher windows = WINDOWS.matcher(text);
      Matcher counter = COUNTER.matcher(text);
      if (HEADING.matcher(text).matches()) {
        heading = line.number();
      } else if (PROTOCOL.matcher(text).matches()) {
        protocol = text.substring(0, text.length() - 1);
      } else if (ss.matches()) {
        socket(ss.group(1), ss.group(2), ss.group(3), ss.group(4), line, states, reading);
      } else if (netstat.matches()) {
        // netstat's Send-Q of a listening socket is 0: it tells no limit.
        socket(netstat.group(4), netstat.group(1), "0", netstat.group(3), line, states, reading);
      } else if (windows.matches()) {
        socket(WORDS.getOrDefault(windows.group(1), windows.group(1)), "0", "0", "", line, states, reading);
      } else if (!protocol.isEmpty() && counter.matches()) {
        reading.count(1);
        reading.fact(new Metric(protocol, counter.group(2), Double.parseDouble(counter.group(1)), "", null, null, reading.line(line.number())));
      }
    }
    for (Map.Entry<String, Long> state : states.entrySet()) {
      reading.fact(new Metric("sockets", state.getKey(), state.getValue(), "", null, null, reading.line(heading)));
    }
  }

  private static void socket(
      String state, String received, String sent, String local, Text.Line line, Map<String, Long> states, Reading reading) {
    reading.count(1);
    states.merge(state.replace('_', '-').replace("ESTABLISHED", "ESTAB"), 1L, Long::sum);
    if (state.equals("LISTEN") && !received.equals("0")) {
      Double limit = sent.equals("0") ? null : Double.valueOf(sent);
      reading.fact(
          new Metric(local, "accept-queue", Double.parseDouble(received), "", limit, null, reading.line(line.number())));
    }
  }
}
