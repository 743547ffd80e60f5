/**
 * What Windows says about the machine: {@code systeminfo}, {@code msinfo32} and the lists of installed hotfixes, in any
 * of their layouts and the languages of the {@code .labels.tsv} tables beside the readers. Out come a {@code Machine},
 * its drivers, devices, resources, services, disks and updates, and the error reports that msinfo32 keeps. Start at
 * {@link org.whydunit.ingest.sysinfo.SysteminfoReader}. Environment, printers and codecs are left out.
 */
package org.whydunit.ingest.sysinfo;
