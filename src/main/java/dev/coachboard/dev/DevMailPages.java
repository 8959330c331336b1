package dev.coachboard.dev;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The viewer's two pages. Written here, because a template would travel into the production jar. */
final class DevMailPages {

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>%s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
              :root { color-scheme: light dark; }
              body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
              table { width: 100%%; border-collapse: collapse; } td { padding: .5rem .5rem; border-top: 1px solid #8884; }
              iframe { width: 100%%; height: 44rem; border: 1px solid #8884; border-radius: .5rem; }
              pre { padding: 1rem; overflow-x: auto; border: 1px solid #8884; border-radius: .5rem; }
              .muted { opacity: .7; }
            </style></head><body>%s</body></html>
            """;

    private DevMailPages() {}

    static String list(List<DevMails.DevMail> mails) {
        var rows = mails.stream().map(DevMailPages::row).collect(Collectors.joining());
        var table = rows.isEmpty() ? "<p>Nothing was mailed since the app started.</p>" : "<table>" + rows + "</table>";
        return PAGE.formatted("Mails", "<h1>Mails</h1>" + table);
    }

    static String message(int id, ReceivedMail mail) {
        var files = IntStream.range(0, mail.files().size())
                .mapToObj(n -> file(id, n, mail))
                .collect(Collectors.joining());
        return PAGE.formatted(escape(mail.subject()), """
                <p><a href="/dev/mails">All mails</a></p><h1>%s</h1><p class="muted">to %s</p>%s
                <iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="/dev/mails/%d/html" title="The mail">
                </iframe><h2>Text</h2><pre>%s</pre><h2>Headers</h2><pre>%s</pre>
                """.formatted(
                        escape(mail.subject()),
                        escape(mail.recipient()),
                        files,
                        id,
                        escape(mail.text()),
                        escape(mail.headers())));
    }

    private static String row(DevMails.DevMail mail) {
        return "<tr><td><a href=\"/dev/mails/%d\">%s</a></td><td>%s</td><td class=\"muted\">%s</td></tr>"
                .formatted(mail.id(), escape(mail.subject()), escape(mail.recipient()), mail.createdAt());
    }

    private static String file(int id, int n, ReceivedMail mail) {
        var name = ReceivedMail.read(() -> mail.files().get(n).getFileName());
        return "<p>Attached: <a href=\"/dev/mails/%d/files/%d\">%s</a></p>".formatted(id, n, escape(name));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
