package dev.coachboard.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.timeout.WriteTimeoutHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Sits on the listening socket: closes connections beyond the limits and gives the others their deadlines. */
@ChannelHandler.Sharable
class ConnectionFilter extends ChannelInboundHandlerAdapter {

    private final ConnectionLimits limits;
    private final ServerConfig config;
    private final HeadRefusals refusals;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    ConnectionFilter(ConnectionLimits limits, ServerConfig config, HeadRefusals refusals) {
        this.limits = limits;
        this.config = config;
        this.refusals = refusals;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        var connection = (Channel) accepted;
        var peer = connection.remoteAddress();
        // The address is unknown when the peer left again before it was accepted.
        if (!(peer instanceof InetSocketAddress from)
                || !limits.admit(from.getAddress().getHostAddress())) {
            connection.unsafe().closeForcibly();
            return;
        }
        var address = from.getAddress().getHostAddress();
        connection.closeFuture().addListener(closed -> limits.release(address));
        connection.pipeline().addLast(new Setup());
        context.fireChannelRead(accepted);
    }

    void closeIdleConnections() {
        for (var connection : connections) {
            var heads = connection.pipeline().get(RequestHeads.class);
            if (heads != null) connection.eventLoop().execute(() -> heads.closeIfIdle(connection));
        }
    }

    /** Waits for the server to add its own handlers, because one of ours stands among them. */
    private final class Setup extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            var answers = new WriteTimeoutHandler(config.answerDeadline().toMillis(), TimeUnit.MILLISECONDS);
            context.pipeline()
                    .addFirst("slow-readers", answers)
                    .addAfter("httpEncoder", "request-heads", new RequestHeads(config.headDeadline(), refusals));
            connections.add(context.channel());
            context.fireChannelActive();
            context.pipeline().remove(this);
        }
    }
}
