package io.lineweave.openlineage;

import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * The binary form of a {@link LineageGraph}, in which graphs travel from intake to assembly and
 * rest in the store. Not a public format: consumers read {@code lineweave.graphs}.
 *
 * <p>Layout: one octet format version, one octet compression (0 none, 1 an LZ4 block preceded by
 * its plain length), then the graph as {@link GraphForm} writes it. Every version that was ever
 * released stays readable; golden files in the tests hold it to that.
 */
public final class GraphCodec {
  private static final int VERSION = 1;
  private static final int PLAIN = 0;
  private static final int LZ4 = 1;

  /** Below this LZ4 saves little. */
  private static final int COMPRESS_FROM = 512;

  /** No graph gets near it, since intake bounds the record; a damaged length does. */
  private static final int MAX_PLAIN = 256 << 20;

  private static final LZ4Compressor COMPRESSOR = LZ4Factory.fastestInstance().fastCompressor();
  private static final LZ4SafeDecompressor DECOMPRESSOR =
      LZ4Factory.fastestInstance().safeDecompressor();

  private GraphCodec() {}

  /** The graph as bytes of the newest format version. */
  public static byte[] encode(LineageGraph graph) {
    ByteSink plain = new ByteSink(capacity(graph));
    GraphForm.write(graph, plain);
    return plain.size() < COMPRESS_FROM ? plain(plain) : compressed(plain);
  }

  /** Nearly always enough, so that the array need not grow: names and stamps add a little. */
  private static int capacity(LineageGraph graph) {
    long weight = graph.weight();
    return (int) Math.min(1_024 + weight + weight / 8, MAX_PLAIN);
  }

  /**
   * The graph that was encoded, by this release or an earlier one.
   *
   * @throws IllegalArgumentException if the bytes are of a later version or damaged
   */
  public static LineageGraph decode(byte[] bytes) {
    return decode(bytes, 0);
  }

  /** The graph that was encoded in the bytes from that one on, see {@link #decode(byte[])}. */
  public static LineageGraph decode(byte[] bytes, int from) {
    ByteSource source = new ByteSource(bytes, from);
    int version = source.octet();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "graph of format version " + version + "; this release reads up to " + VERSION);
    }
    int compression = source.octet();
    return GraphForm.read(compression == LZ4 ? decompressed(bytes, source) : source);
  }

  private static byte[] plain(ByteSink plain) {
    byte[] bytes = new byte[2 + plain.size()];
    bytes[0] = VERSION;
    bytes[1] = PLAIN;
    System.arraycopy(plain.array(), 0, bytes, 2, plain.size());
    return bytes;
  }

  private static byte[] compressed(ByteSink plain) {
    ByteSink head = new ByteSink(12 + COMPRESSOR.maxCompressedLength(plain.size()));
    head.octet(VERSION);
    head.octet(LZ4);
    head.number(plain.size());
    int length = COMPRESSOR.compress(plain.array(), 0, plain.size(), head.array(), head.size());
    return Arrays.copyOf(head.array(), head.size() + length);
  }

  private static ByteSource decompressed(byte[] bytes, ByteSource source) {
    long length = source.number();
    if (length < 0 || length > MAX_PLAIN) {
      throw new IllegalArgumentException("a graph of " + length + " bytes");
    }
    byte[] plain = new byte[(int) length];
    if (decompress(bytes, source, plain) != length) {
      throw new IllegalArgumentException("a graph that ends too early");
    }
    return new ByteSource(plain, 0);
  }

  private static int decompress(byte[] bytes, ByteSource source, byte[] plain) {
    try {
      return DECOMPRESSOR.decompress(bytes, source.position(), source.remaining(), plain, 0);
    } catch (LZ4Exception e) {
      throw new IllegalArgumentException("damaged graph", e);
    }
  }
}
