package dev.coachboard.platform.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Recognises UTF-8. JSON libraries guess UTF-16 and UTF-32, so one text would have several spellings. */
final class Utf8 {

    private Utf8() {}

    /** UTF-8 in its shortest form, without a byte order mark, and without NUL, which every wider encoding of JSON has. */
    static boolean isPlain(byte[] text) {
        if (text.length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF)
            return false;
        var ascii = true;
        for (var character : text) {
            if (character == 0) return false;
            if (character < 0) ascii = false;
        }
        return ascii || decodes(text);
    }

    private static boolean decodes(byte[] text) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
