package org.whydunit.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Evidence of invented machines, in the form that the real tools give it. */
public final class Bundles {

  /** A stop in a Wi-Fi driver, as {@code !analyze -v} prints it. */
  public static final String ANALYZE =
      """
      *******************************************************************************
      *                                                                             *
      *                        Bugcheck Analysis                                    *
      *                                                                             *
      *******************************************************************************

      DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
      An attempt was made to access a pageable (or completely invalid) address at an
      interrupt request level (IRQL) that is too high.
      Arguments:
      Arg1: ffff830123456010, memory referenced
      Arg2: 0000000000000002, IRQL
      Arg3: 0000000000000000, value 0 = read operation, 1 = write operation
      Arg4: fffff80712345a10, address which referenced memory

      Debugging Details:
      ------------------

      PROCESS_NAME:  System

      STACK_TEXT:
      ffffa10f`0c2c6d38 fffff807`0f20b6a9 : 00000000`0000000a ffff8301`23456010 00000000`00000002 00000000`00000000 : nt!KeBugCheckEx
      ffffa10f`0c2c6d40 fffff807`0f2079a9 : ffff8301`00000001 fffff807`0f1b2c35 00000000`00000000 00000000`00000000 : nt!KiBugCheckDispatch+0x69
      ffffa10f`0c2c6e80 fffff807`12345a10 : ffff8301`1a2b3c40 00000000`00000001 ffff8301`1a2b3c40 00000000`00000000 : nt!KiPageFault+0x469
      ffffa10f`0c2c7010 fffff807`12344f3c : ffff8301`1a2b3c40 00000000`00000000 00000000`00000000 00000000`00000000 : rtwlane+0x45a10

      SYMBOL_NAME:  rtwlane+45a10

      MODULE_NAME: rtwlane

      IMAGE_NAME:  rtwlane.sys

      FAILURE_BUCKET_ID:  AV_rtwlane!unknown_function

      """;

  private Bundles() {}

  /** A folder with the one stop. */
  public static Path wifi(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("analyze.txt"), ANALYZE);
    return folder;
  }

  /** A folder with one more machine's system information. */
  public static Path machine(Path folder, String host) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("systeminfo-" + host + ".txt"),
        "\nHost Name:                 " + host + "\nOS Name:                   Microsoft Windows 11 Pro\nOS Version:                10.0.22631 N/A Build 22631\n");
    return folder;
  }
}
