package io.lineweave.openlineage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;

/**
 * Jackson's parser over bytes in memory, which also tells where in them it stands, without an
 * object for each answer, and can leave out the inside of an object unparsed.
 */
final class ByteParser extends UTF8StreamJsonParser {

  private ByteParser(
      IOContext context, ObjectCodec codec, Factory factory, byte[] bytes, int from, int to) {
    super(context, factory.features(), null, codec, factory.names(), bytes, from, to, 0, false);
  }

  /** Index of the byte after what was read; a text has to be finished before. */
  int position() {
    return _inputPtr;
  }

  /** Index of the current token's first byte; it must be a field name or a bracket. */
  int begin() {
    return currentToken() == JsonToken.FIELD_NAME ? _nameStartOffset - 1 : _inputPtr - 1;
  }

  /**
   * Leaves out the inside of the object that was just begun: only texts and braces are told apart.
   *
   * @return false if the object has no end
   */
  boolean leaveOut() {
    int brace = ByteSearch.closingBrace(_inputBuffer, _inputPtr - 1, _inputEnd);
    _inputPtr = brace < 0 ? _inputEnd : brace;
    return brace >= 0;
  }

  /** Goes on at the byte after the object that was just begun, which is known to be JSON. */
  void goOnAfter(int end) {
    _inputPtr = end - 1;
  }

  /** Index of the byte after the last that may be read. */
  int limit() {
    return _inputEnd;
  }

  /** Makes such parsers. */
  static final class Factory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    Factory(JsonFactoryBuilder builder) {
      super(builder);
    }

    private int features() {
      return _parserFeatures;
    }

    private ByteQuadsCanonicalizer names() {
      return _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures);
    }

    @Override
    public ByteParser createParser(byte[] bytes, int from, int length) throws IOException {
      return (ByteParser) super.createParser(bytes, from, length);
    }

    @Override
    protected ByteParser _createParser(byte[] bytes, int from, int length, IOContext context) {
      return new ByteParser(context, _objectCodec, this, bytes, from, from + length);
    }
  }
}
