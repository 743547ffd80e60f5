package org.whydunit.ingest.facts;

import java.time.Instant;

/**
 * Something that was changed on the machine or the service.
 *
 * @param kind {@code update}, {@code driver}, {@code install}, {@code remove}, {@code firmware}, {@code setting},
 *     {@code hardware}, {@code deployment} or {@code upgrade}
 * @param subject what changed: a KB number, package, driver file, setting or service
 * @param detail old and new version or other words of the source; may be empty
 * @param time when; {@code null} when the source gives no time
 * @param by who or what did it; may be empty
 */
public record Change(String kind, String subject, String detail, Instant time, String by, Origin origin)
    implements Fact {}
