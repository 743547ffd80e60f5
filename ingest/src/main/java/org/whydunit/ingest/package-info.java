/**
 * Evidence in, facts out. Start at {@link org.whydunit.ingest.Ingest}: it walks a {@link org.whydunit.ingest.Bundle},
 * lets every {@link org.whydunit.ingest.Reader} look at the first bytes of each source, and hands the source to the one
 * that is surest. To add a format, add a package with a {@code Reader} annotated {@code @AutoService(Reader.class)} and
 * a {@code <format>.properties} beside it; no other file changes. What the facts mean is not known here.
 */
package org.whydunit.ingest;
