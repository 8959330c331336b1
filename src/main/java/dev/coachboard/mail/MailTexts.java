package dev.coachboard.mail;

import dev.coachboard.platform.http.HttpConfig;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.regex.Pattern;

/** Fills templates. The first line of a text file is the subject. */
@ApplicationScoped
class MailTexts {

    /** Of our own pages alone: one slash, and nothing that a browser would take for the name of a host. */
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9_-][A-Za-z0-9/_?&=#.%~-]*)?");

    private final Engine engine;
    private final String publicUrl;

    MailTexts(Engine engine, HttpConfig http) {
        this.engine = engine;
        this.publicUrl = http.publicUrl().replaceFirst("/+$", "");
    }

    record Words(String subject, String text, String html) {}

    Words of(Template template, Map<String, String> data) {
        var text = fill(template, ".txt", data).split("\\R", 2);
        return new Words(text[0].strip(), text[1].strip() + "\n", fill(template, ".html", data));
    }

    private String fill(Template template, String ending, Map<String, String> data) {
        var page = engine.getTemplate("mail/" + template.fileName() + ending).instance();
        data.forEach(page::data);
        return page.data("home", publicUrl)
                .data("link", publicUrl + path(data.getOrDefault("path", "/app")))
                .render();
    }

    private static String path(String path) {
        if (!PATH.matcher(path).matches()) throw new IllegalArgumentException("Not a path of ours");
        return path;
    }
}
