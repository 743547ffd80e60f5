/**
 * What a Linux machine says about itself: SMBIOS tables, loaded modules, interrupt lines, release and kernel. Start at
 * {@link org.whydunit.ingest.linux.DmidecodeReader}. Kernel messages are another package's work.
 */
package org.whydunit.ingest.linux;
