package candor.embedded.wire;

import candor.embedded.bson.DocumentWriter;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens on loopback only: the protocol is spoken without authentication. */
public final class WireServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WireServer.class);
    private static final String LOOPBACK = "127.0.0.1";

    /** The wait for the disk runs on these threads; fewer than the writers would keep groups small. */
    private static final int THREADS = 16;

    private static final int GRACE_SECONDS = 5;

    private final EventLoopGroup accepting = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("embedded-mongodb-accept", true), NioIoHandler.newFactory());
    private final EventLoopGroup working = new MultiThreadIoEventLoopGroup(THREADS, new DefaultThreadFactory("embedded-mongodb", true), NioIoHandler.newFactory());
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listening;

    public WireServer(int port, CommandHandler handler) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(accepting, working)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        clients.add(client);
                        client.pipeline().addLast(new RequestDecoder(), new ReplyEncoder(), new Connection(handler));
                    }
                });
        try {
            listening = bootstrap.bind(new InetSocketAddress(LOOPBACK, port)).syncUninterruptibly().channel();
        } catch (RuntimeException e) {
            stopThreads();
            throw e;
        }
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    public String connectionString() {
        return "mongodb://" + LOOPBACK + ":" + port();
    }

    /** Stops listening, lets running commands finish, then closes the connections. */
    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        clients.close().awaitUninterruptibly(GRACE_SECONDS, TimeUnit.SECONDS);
        stopThreads();
    }

    private void stopThreads() {
        accepting.shutdownGracefully(0, GRACE_SECONDS, TimeUnit.SECONDS);
        working.shutdownGracefully(0, GRACE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly(GRACE_SECONDS, TimeUnit.SECONDS);
    }

    private static final class Connection extends SimpleChannelInboundHandler<Object> {

        private final CommandHandler handler;

        Connection(CommandHandler handler) {
            super(Object.class);
            this.handler = handler;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Object message) {
            switch (message) {
                case Request request -> context.writeAndFlush(new Reply(request.id(), request.legacy(), handler.answer(request)));
                case RequestDecoder.Unreadable unreadable when unreadable.answerable() ->
                        context.writeAndFlush(new Reply(unreadable.id(), false, refusal(unreadable)));
                case RequestDecoder.Unreadable unreadable -> {
                    LOG.warn("Embedded store: connection closed, {}", unreadable.why().getMessage());
                    context.close();
                }
                default -> throw new IllegalStateException("unexpected " + message.getClass());
            }
        }

        private static byte[] refusal(RequestDecoder.Unreadable unreadable) {
            return new DocumentWriter().put("ok", 0.0).put("errmsg", String.valueOf(unreadable.why().getMessage()))
                    .put("code", unreadable.why().code()).put("codeName", unreadable.why().codeName()).toBytes();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            LOG.debug("Embedded store: connection closed", cause);
            context.close();
        }
    }
}
