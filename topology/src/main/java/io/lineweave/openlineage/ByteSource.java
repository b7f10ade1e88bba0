package io.lineweave.openlineage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads what a {@link ByteSink} wrote. */
final class ByteSource {
  private final List<String> terms = new ArrayList<>();
  private final List<Stamp> stamps = new ArrayList<>();
  private final byte[] bytes;
  private int at;

  ByteSource(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  int position() {
    return at;
  }

  int remaining() {
    return bytes.length - at;
  }

  int octet() {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("graph ends at byte " + at);
    }
    return bytes[at++];
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int octet = octet();
      value |= (long) (octet & 0x7F) << shift;
      if (octet >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("number without end before byte " + at);
  }

  /** A number that counts bytes or things still to come, and therefore cannot exceed them. */
  int count() {
    long count = number();
    if (count < 0 || count > remaining()) {
      throw new IllegalArgumentException(count + " things in " + remaining() + " bytes");
    }
    return (int) count;
  }

  byte[] block() {
    int length = count();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  String text() {
    int length = count();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  String term() {
    int position = position(terms);
    if (position == terms.size()) {
      terms.add(text());
    }
    return terms.get(position);
  }

  Stamp stamp() {
    int position = position(stamps);
    if (position == stamps.size()) {
      long second = number();
      stamps.add(new Stamp((second >>> 1) ^ -(second & 1), (int) number(), octet()));
    }
    return stamps.get(position);
  }

  private int position(List<?> known) {
    long position = number();
    if (position < 0 || position > known.size()) {
      throw new IllegalArgumentException("nothing known at " + position);
    }
    return (int) position;
  }
}
