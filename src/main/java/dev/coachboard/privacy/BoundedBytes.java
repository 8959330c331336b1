package dev.coachboard.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes in memory, up to what one row of the database and one download should carry. */
class BoundedBytes extends OutputStream {

    /** Because an invoice's PDF has about 50 kB, so that this is fifty years of invoices every month. */
    static final int MOST = 32_000_000;

    /** Thrown instead of growing on. */
    static class TooLarge extends IOException {
        TooLarge() {
            super("The export is larger than " + MOST + " bytes");
        }
    }

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    @Override
    public void write(int one) throws IOException {
        requireRoom(1);
        kept.write(one);
    }

    @Override
    public void write(byte[] some, int from, int count) throws IOException {
        requireRoom(count);
        kept.write(some, from, count);
    }

    private void requireRoom(int count) throws TooLarge {
        if (kept.size() + count > MOST) throw new TooLarge();
    }

    byte[] toByteArray() {
        return kept.toByteArray();
    }
}
