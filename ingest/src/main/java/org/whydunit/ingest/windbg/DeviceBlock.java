package org.whydunit.ingest.windbg;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.whydunit.ingest.facts.Device;
import org.whydunit.ingest.facts.Origin;

/**
 * The device that an operation waits for: the current stack location of {@code !irp} (marked {@code >}, its driver
 * object on the next line), or the event of {@code !blackboxpnp}.
 *
 * <pre>
 * >[IRP_MJ_POWER(16), IRP_MN_SET_POWER(2)]
 *             0 e1 ffffe0005ba51050 00000000 fffff8025c1e6d50-ffffe0005c7c4010 Success Error Cancel pending
 *            \Driver\mydrv  nt!PopRequestCompletion
 *
 *     PnpProblemCode     : 24
 *     DeviceId           : USB\VID_1234&amp;PID_5678\1
 * </pre>
 *
 * <p>Source: Windows debugger documentation, "!irp" and "!blackboxpnp".
 */
final class DeviceBlock implements Block {

  private static final Pattern START = Pattern.compile("^\\s*(?:>\\s*\\[.*|Pnp(?:ActivityId|EventInformation|ProblemCode)\\s*:.*)$");
  private static final Pattern DRIVER = Pattern.compile("^\\s*(\\\\(?:Driver|FileSystem)\\\\([^\\s\\\\]+)).*$");
  private static final Pattern FIELD = Pattern.compile("^\\s*(Pnp\\w+|DeviceId|VetoString)\\s*:\\s*(.*)$");
  private static final Pattern LOCATION = Pattern.compile("^\\s+(?:[0-9a-fA-F]{1,2}\\s+){2}.*$");

  private final Session session;
  private final Origin origin;
  private String name = "";
  private String driver = "";
  private String id = "";
  private Integer problem;

  DeviceBlock(Session session, String first, Origin origin) {
    this.session = session;
    this.origin = origin;
    take(first, origin);
  }

  static boolean starts(String text) {
    return START.matcher(text).matches();
  }

  @Override
  public boolean take(String text, Origin at) {
    Matcher object = DRIVER.matcher(text);
    if (object.matches() && driver.isEmpty()) {
      name = object.group(1);
      driver = object.group(2);
      return true;
    }
    Matcher field = FIELD.matcher(text);
    if (field.matches()) {
      field(field.group(1), field.group(2).strip());
      return true;
    }
    return driver.isEmpty() && (LOCATION.matcher(text).matches() || starts(text));
  }

  private void field(String key, String value) {
    if (key.equals("DeviceId")) {
      id = value;
    } else if (key.equals("PnpProblemCode") && value.matches("\\d{1,3}")) {
      problem = Integer.valueOf(value);
    }
  }

  @Override
  public void end() {
    if (!driver.isEmpty() || !id.isEmpty()) {
      session.other(new Device(name, id, "", problem, driver, origin));
    }
  }
}
