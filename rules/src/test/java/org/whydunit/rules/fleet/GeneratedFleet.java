package org.whydunit.rules.fleet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Bundles of invented machines, the same for the same seed. Machines with both the Wi-Fi driver {@link #BAD_DRIVER} and the
 * update {@link #BAD_UPDATE} stop eleven times in twelve, others once in fifty; some stop by bad memory. One in fifty is an
 * archive, one in a hundred a damaged one.
 *
 * <p>{@code GeneratedFleet FOLDER NUMBER [SEED]} fills a folder.
 */
public final class GeneratedFleet {

  public static final String BAD_DRIVER = "2024.10.229.3";
  public static final String BAD_UPDATE = "KB5099312";

  private static final String GOOD_DRIVER = "2024.10.138.2";
  private static final LocalDate BAD_UPDATE_DAY = LocalDate.of(2026, 4, 14);
  private static final DateTimeFormatter US = DateTimeFormatter.ofPattern("M/d/yyyy");
  private static final List<String> MODELS = List.of("LENOVO|21AH00DQGE", "Dell Inc.|Latitude 5440", "HP|HP EliteBook 840 G9", "ASUSTeK COMPUTER INC.|ExpertBook B5402", "Acer|TravelMate P214", "FUJITSU|LIFEBOOK U7412");
  private static final List<String> UPDATES = List.of("KB5034123", "KB5033920", "KB5036620", "KB5035942", "KB5037591");
  private static final List<String> INBOX = List.of("acpi", "afd", "amdppm", "cdrom", "classpnp", "dxgkrnl", "fltmgr", "hdaudbus", "http", "intelppm", "ksecdd", "mountmgr", "mssmbios", "ndis", "netbt", "ntfs", "nvme", "pci", "rdbss", "spaceport", "srv2", "storport", "tcpip", "usbhub3", "usbxhci", "volmgr", "wdf01000", "win32k");

  private final Path folder;
  private final long seed;

  private GeneratedFleet(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  public static void main(String[] args) throws IOException {
    fill(Path.of(args[0]), Integer.parseInt(args[1]), args.length > 2 ? Long.parseLong(args[2]) : 1);
  }

  /** Writes so many bundles into the folder. */
  public static void fill(Path folder, int machines, long seed) throws IOException {
    Files.createDirectories(folder);
    GeneratedFleet fleet = new GeneratedFleet(folder, seed);
    for (int i = 0; i < machines; i++) {
      fleet.machine(i);
    }
  }

  private void machine(int number) throws IOException {
    Random random = new Random(seed * 1_000_003 + number);
    String name = "PC-%05d".formatted(number);
    boolean driver = random.nextInt(10) < 3;
    boolean update = random.nextInt(10) < 4;
    boolean wifi = driver && update ? random.nextInt(12) > 0 : random.nextInt(50) == 0;
    boolean memory = !wifi && random.nextInt(25) == 0;
    LocalDate crash = BAD_UPDATE_DAY.plusDays(1 + random.nextInt(9));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("systeminfo.txt", systeminfo(name, random));
    files.put("drivers.txt", drivers(driver ? BAD_DRIVER : GOOD_DRIVER, random));
    files.put("hotfixes.txt", hotfixes(name, update, random));
    files.put("System.xml", events(name, crash, wifi, memory, random));
    if (wifi) {
      files.put("analyze.txt", wifiStop(crash, driver ? BAD_DRIVER : GOOD_DRIVER, random));
    } else if (memory) {
      files.put("analyze.txt", memoryStop(crash, random));
    }
    write(name, number, files);
  }

  private void write(String name, int number, Map<String, String> files) throws IOException {
    if (number % 50 == 49) {
      Path archive = folder.resolve(name + ".zip");
      try (OutputStream out = Files.newOutputStream(archive); ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Map.Entry<String, String> file : files.entrySet()) {
          zip.putNextEntry(new ZipEntry(file.getKey()));
          zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
          zip.closeEntry();
        }
      }
      if (number % 100 == 99) {
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 60));
      }
      return;
    }
    Path bundle = Files.createDirectories(folder.resolve(name));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(bundle.resolve(file.getKey()), file.getValue());
    }
  }

  private static String systeminfo(String name, Random random) {
    String[] model = MODELS.get(random.nextInt(MODELS.size())).split("\\|");
    return """

        Host Name:                 %s
        OS Name:                   Microsoft Windows 11 Pro
        OS Version:                10.0.22631 N/A Build 22631
        OS Manufacturer:           Microsoft Corporation
        OS Build Type:             Multiprocessor Free
        Original Install Date:     9/2/2025, 8:11:30 AM
        System Boot Time:          4/13/2026, 4:43:58 PM
        System Manufacturer:       %s
        System Model:              %s
        System Type:               x64-based PC
        Processor(s):              1 Processor(s) Installed.
                                   [01]: Intel64 Family 6 Model 154 Stepping 3 GenuineIntel ~1700 Mhz
        BIOS Version:              %s 1.%d, 11/20/2025
        Time Zone:                 (UTC) Coordinated Universal Time
        Total Physical Memory:     16,109 MB
        """.formatted(name, model[0], model[1], model[0], 10 + random.nextInt(8));
  }

  private static String drivers(String wifi, Random random) {
    StringBuilder list = new StringBuilder("rtwlane.sys " + wifi + "\n");
    INBOX.forEach(d -> list.append(d).append(".sys 10.0.22631.").append(3000 + random.nextInt(3)).append('\n'));
    for (int i = 0; i < 60; i++) {
      list.append("oem%03d.sys %d.%d.%d.0%n".formatted(random.nextInt(400), 1 + random.nextInt(3), random.nextInt(4), random.nextInt(3)).replace("\r", ""));
    }
    return list.toString();
  }

  private static String hotfixes(String name, boolean bad, Random random) {
    StringBuilder list = new StringBuilder("""

        Source        Description      HotFixID      InstalledBy          InstalledOn
        ------        -----------      --------      -----------          -----------
        """);
    LocalDate day = LocalDate.of(2026, 1, 14);
    for (String update : UPDATES) {
      if (random.nextInt(3) > 0) {
        list.append(row(name, update, day));
      }
      day = day.plusDays(20);
    }
    return list + (bad ? row(name, BAD_UPDATE, BAD_UPDATE_DAY) : "");
  }

  private static String row(String name, String update, LocalDate day) {
    return "%-13s %-16s %-13s %-20s %s 12:00:00 AM\n".formatted(name, "Security Update", update, "NT AUTHORITY\\SYSTEM", US.format(day));
  }

  private static String events(String name, LocalDate crash, boolean wifi, boolean memory, Random random) {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>\n<Events>");
    int id = 5_000 + random.nextInt(1_000);
    for (int i = 0; i < 120; i++) {
      xml.append(event("Service Control Manager", 7036, 4, crash.minusDays(1) + "T%02d:%02d:00.0000000Z".formatted(8 + i / 15, i % 60), id++, name, "<Data Name='param1'>Service " + random.nextInt(90) + "</Data><Data Name='param2'>running</Data>"));
    }
    if (wifi || memory) {
      String code = wifi ? "0x000000d1 (0x0000000000000028, 0x0000000000000002, 0x0000000000000000, 0xfffff80620e1d5b7)" : "0x0000001a (0x0000000000041792, 0xffffb08a2d4f6000, 0x0000000000000010, 0x0000000000000000)";
      xml.append(event("Microsoft-Windows-WER-SystemErrorReporting", 1001, 2, crash + "T09:00:31.0000000Z", id, name, "<Data Name='param1'>" + code + "</Data><Data Name='param2'>C:\\Windows\\Minidump\\1.dmp</Data>"));
    }
    return xml.append("</Events>\n").toString();
  }

  private static String event(String provider, int id, int level, String time, int record, String name, String data) {
    return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='" + provider + "'/><EventID>" + id
        + "</EventID><Version>0</Version><Level>" + level + "</Level><Task>0</Task><Opcode>0</Opcode><Keywords>0x8080000000000000</Keywords><TimeCreated SystemTime='" + time
        + "'/><EventRecordID>" + record + "</EventRecordID><Channel>System</Channel><Computer>" + name + "</Computer><Security/></System><EventData>" + data + "</EventData></Event>\n";
  }

  private static String wifiStop(LocalDate day, String version, Random random) {
    int offset = 0x1d000 + random.nextInt(0x900);
    return head(day, "DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)", "0000000000000028", "0000000000000002", "0000000000000000", "fffff80620e1d5b7")
        + """
        PROCESS_NAME:  System

        STACK_TEXT:
        ffffb08a`2d4f6318 fffff804`71a827be     : 00000000`0000000a 00000000`00000028 00000000`00000002 00000000`00000000 : nt!KeBugCheckEx
        ffffb08a`2d4f6378 fffff804`71a82a5e     : 00000000`0000000a 00000000`00000028 00000000`00000002 00000000`00000000 : nt!KiBugCheckDispatch+0x69
        ffffb08a`2d4f63d8 fffff804`71a82cfe     : 00000000`0000000a 00000000`00000028 00000000`00000002 00000000`00000000 : nt!KiPageFault+0x468
        ffffb08a`2d4f6438 fffff804`71a82f9e     : 00000000`0000000a 00000000`00000028 00000000`00000002 00000000`00000000 : rtwlane+0x%1$x
        ffffb08a`2d4f65b8 fffff804`71a83a1e     : 00000000`0000000a 00000000`00000028 00000000`00000002 00000000`00000000 : ndis!ndisMTimerObjectDpc+0xc1

        SYMBOL_NAME:  rtwlane+%1$x

        MODULE_NAME: rtwlane

        IMAGE_NAME:  rtwlane.sys

        FAILURE_BUCKET_ID:  AV_rtwlane!unknown_function

        0: kd> lmvm rtwlane
        start             end                 module name
        fffff806`20e00000 fffff806`21842000   rtwlane    (no symbols)
            Image name: rtwlane.sys
            File version:     %2$s
            CompanyName:      Realtek Semiconductor Corporation
        """.formatted(offset, version);
  }

  private static String memoryStop(LocalDate day, Random random) {
    return head(day, "MEMORY_MANAGEMENT (1a)", "0000000000041792", "ffffb08a2d4f6%03x".formatted(random.nextInt(4096)), "0000000000000010", "0000000000000000")
        + """
        PROCESS_NAME:  chrome.exe

        STACK_TEXT:
        ffffb08a`2d4f6318 fffff804`71a827be     : 00000000`0000001a 00000000`00041792 ffffb08a`2d4f6000 00000000`00000010 : nt!KeBugCheckEx
        ffffb08a`2d4f6378 fffff804`71a82a5e     : 00000000`0000001a 00000000`00041792 ffffb08a`2d4f6000 00000000`00000010 : nt!MiDeleteVirtualAddresses+0x1b1

        SYMBOL_NAME:  ONE_BIT

        MODULE_NAME: hardware

        IMAGE_NAME:  memory_corruption

        FAILURE_BUCKET_ID:  MEMORY_CORRUPTION_ONE_BIT
        """;
  }

  private static String head(LocalDate day, String stop, String... arguments) {
    return """
        Loading Dump File [C:\\Windows\\Minidump\\1.dmp]
        Mini Kernel Dump File: Only registers and stack trace are available

        Windows 10 Kernel Version 22631 MP (12 procs) Free x64
        Debug session time: %s 09:00:02.440 %d (UTC + 0:00)
        *******************************************************************************
        *                                                                             *
        *                        Bugcheck Analysis                                    *
        *                                                                             *
        *******************************************************************************

        %s
        Arguments:
        Arg1: %s
        Arg2: %s
        Arg3: %s
        Arg4: %s

        Debugging Details:
        ------------------

        """.formatted(DateTimeFormatter.ofPattern("EEE MMM d", Locale.ROOT).format(day), day.getYear(), stop, arguments[0], arguments[1], arguments[2], arguments[3]);
  }
}
