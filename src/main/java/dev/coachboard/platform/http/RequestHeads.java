package dev.coachboard.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Watches one connection between the HTTP codec and the server: a request's head has a deadline, and what the server would
 * refuse with an empty answer gets a problem.
 */
class RequestHeads extends ChannelDuplexHandler {

    private final Duration deadline;
    private final HeadRefusals refusals;

    private Future<?> timer;
    private boolean partOfHead;
    private boolean inRequest;
    private boolean decoded;
    private boolean refused;
    private int unanswered;

    RequestHeads(Duration deadline, HeadRefusals refusals) {
        this.deadline = deadline;
        this.refusals = refusals;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        startTimer(context);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stopTimer();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        decoded = true;
        if (refused) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest head) {
            stopTimer();
            inRequest = true;
            unanswered++;
        }
        var refusal = message instanceof HttpObject part ? refusals.of(part) : null;
        if (refusal != null) {
            var path = message instanceof HttpRequest head ? head.uri() : "/";
            ReferenceCountUtil.release(message);
            refuse(context, refusals.answer(refusal, path));
            return;
        }
        if (message instanceof LastHttpContent) inRequest = false;
        context.fireChannelRead(message);
    }

    /** Also called when bytes came and made no message: then they are part of a head. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!decoded && !inRequest && !refused) {
            partOfHead = true;
            if (timer == null) startTimer(context);
        }
        decoded = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        var interim = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof LastHttpContent && !interim) unanswered--;
        super.write(context, message, promise);
    }

    void closeIfIdle(Channel channel) {
        if (unanswered == 0 && !partOfHead) channel.close();
    }

    private void startTimer(ChannelHandlerContext context) {
        timer = context.executor().schedule(() -> late(context), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopTimer() {
        if (timer != null) timer.cancel(false);
        timer = null;
        partOfHead = false;
    }

    /** A connection on which nothing came, such as a browser's spare one, is closed without an answer. */
    private void late(ChannelHandlerContext context) {
        if (!partOfHead) {
            context.close();
            return;
        }
        unanswered++;
        refuse(context, refusals.answer(HeadRefusals.late(), "/"));
    }

    /** An answer out of turn would be taken for an earlier request's, so then there is none. */
    private void refuse(ChannelHandlerContext context, HttpResponse answer) {
        refused = true;
        stopTimer();
        if (unanswered > 1) {
            ReferenceCountUtil.release(answer);
            context.close();
            return;
        }
        context.writeAndFlush(answer).addListener(written -> Lingering.close(context.channel()));
    }
}
