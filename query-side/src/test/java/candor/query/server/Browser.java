package candor.query.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody's browser: keeps the session, and sends back the hidden fields of the page it is on. */
final class Browser implements AutoCloseable {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(_csrf|_key|_seen)\" value=\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
    private final URI address;

    /** @param uri where a chain of redirections ended */
    record Page(int status, String html, URI uri) {
        String words() {
            return html.replaceAll("(?s)<head>.*?</head>", "").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ").replace("&#39;", "'").replace("&quot;", "\"");
        }

        private List<String> hidden() {
            List<String> pairs = new ArrayList<>();
            Matcher found = HIDDEN.matcher(html.substring(Math.max(0, html.indexOf("<main"))));
            while (found.find()) {
                pairs.add(found.group(1));
                pairs.add(found.group(2));
            }
            return pairs;
        }
    }

    Browser(URI address) {
        this.address = address;
    }

    static Browser signedIn(URI address, String name, String password) {
        Browser browser = new Browser(address);
        browser.signIn(name, password);
        return browser;
    }

    Page signIn(String name, String password) {
        return fill(open("/sign-in"), "/sign-in", "name", name, "password", password);
    }

    Page open(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    /** Sends a form of a page, with what is typed into it. */
    Page fill(Page page, String action, String... typed) {
        List<String> pairs = new ArrayList<>(page.hidden());
        pairs.addAll(List.of(typed));
        return post(action, pairs);
    }

    Page post(String action, List<String> pairs) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < pairs.size(); i += 2) {
            body.append(i == 0 ? "" : "&").append(encoded(pairs.get(i))).append('=').append(encoded(pairs.get(i + 1)));
        }
        return send(HttpRequest.newBuilder(address.resolve(action)).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Page(response.statusCode(), response.body(), response.uri());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
