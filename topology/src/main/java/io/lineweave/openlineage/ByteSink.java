package io.lineweave.openlineage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A growing array of bytes with the few forms that {@link GraphCodec} writes. */
final class ByteSink {
  /** Of a number of 64 bits, at seven bits an octet. */
  private static final int MOST_OCTETS = 10;

  private final Map<String, Integer> terms = new HashMap<>();
  private final Map<Stamp, Integer> stamps = new HashMap<>();
  private byte[] bytes;
  private int size;

  ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  /** The array behind it, valid up to {@link #size()}. */
  byte[] array() {
    return bytes;
  }

  void octet(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  /** An unsigned number, seven bits an octet, the low ones first. */
  void number(long value) {
    room(MOST_OCTETS);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void block(byte[] block) {
    number(block.length);
    room(block.length);
    System.arraycopy(block, 0, bytes, size, block.length);
    size += block.length;
  }

  void text(String text) {
    block(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that is likely to come again: in full the first time, then as its position. */
  void term(String text) {
    if (first(terms, text)) {
      text(text);
    }
  }

  void stamp(Stamp stamp) {
    if (first(stamps, stamp)) {
      number((stamp.epochSecond() << 1) ^ (stamp.epochSecond() >> 63));
      number(stamp.nano());
      octet(stamp.rank());
    }
  }

  /** Writes the position among those known; a new one takes the next. */
  private <T> boolean first(Map<T, Integer> known, T thing) {
    Integer position = known.putIfAbsent(thing, known.size());
    number(position == null ? known.size() - 1 : position);
    return position == null;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
