package dev.coachboard.platform.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose peer may still be sending. A close with unread bytes resets the connection, and the peer loses
 * the answer that was just written; so our half is closed first.
 */
final class Lingering {

    /** Because a peer that reads its answer closes within a round trip or two. */
    private static final int SECONDS = 2;

    private Lingering() {}

    static void close(Channel channel) {
        // The answer may still wait for its flush.
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(flushed -> end(channel));
    }

    private static void end(Channel channel) {
        if (channel instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
            channel.eventLoop().schedule(() -> channel.close(), SECONDS, TimeUnit.SECONDS);
        } else {
            channel.close();
        }
    }
}
