package dev.coachboard.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;

/** What stands on paper, and what never gets near it. The files stay in target/invoices, to be looked at. */
@QuarkusTest
class InvoicePdfPageTest {

    @Inject
    InvoicePdfPage page;

    @Test
    void an_invoice_says_who_owes_what_until_when() throws IOException {
        var text = print("eur", german());
        assertThat(text)
                .contains(
                        "Riverside Coaching",
                        "INV-000123",
                        "Zoë Álvarez",
                        "Begleitung im November",
                        "Jürgen Weiß-Größer")
                .contains("25 November 2026", "8 December 2026", "Please pay by 8 December 2026")
                .contains("Amount (EUR)", "129.00", "387.00", "Tax 19 %", "EUR 1,057.91", "1 / 1");
    }

    @Test
    void yen_have_no_decimals_and_names_keep_their_characters() throws IOException {
        var lines = List.of(
                Papers.line("コーチング 十一月 – 個別セッション", 3, 15000, "JPY"), Papers.line("한국어 코칭 / 中文辅导", 1, 9800, "JPY"));
        var text = print("jpy", Papers.invoice("佐藤 花子", "お支払いありがとうございます。", "JPY", lines));
        assertThat(text).contains("佐藤 花子", "コーチング", "한국어", "中文辅导", "45,000", "JPY 65,212");
    }

    @Test
    void right_names_of_everywhere_are_legible() throws IOException {
        var lines = List.of(
                Papers.line("Łukasz Dvořák, Nguyễn Thị Ánh, Γιώργος, Наталья, İbrahim", 1, 5000, "KWD"),
                Papers.line("محمد العربي – جلسة واحدة", 1, 5000, "KWD"),
                Papers.line("שרה כהן", 1, 5000, "KWD"),
                Papers.line("Well done 😀 👩‍🏫 ✓ ☕ მარიამ Արամ", 1, 5000, "KWD"),
                Papers.line("x".repeat(500), 10_000, 100_000, "KWD"));
        var text = print("world", Papers.invoice("Nguyễn Łukasz Dvořák", null, "KWD", lines));
        assertThat(text).contains("Nguyễn Thị Ánh", "Łukasz Dvořák", "Наталья", "😀", "5.000", "1,000,000.000");
    }

    @Test
    void two_hundred_lines_flow_over_pages_under_one_header() throws IOException {
        var paper = Papers.invoice("Sam Whitaker", "Thank you for a whole year.", "USD", Papers.lines(200));
        var text = print("long", paper);
        assertThat(text).contains("Session 1 of", "Session 200 of").containsPattern("2 / \\d");
        var pages = text.split("Description\\s+Quantity", -1).length - 1;
        assertThat(pages).isBetween(4, 12);
        assertThat(text).contains(pages + " / " + pages);
    }

    @Test
    void a_credit_note_names_its_invoice() throws IOException {
        assertThat(print("credit", Papers.creditNote("Ben was ill on 12 November.")))
                .contains("Credit note", "CN-000007", "INV-000123", "Ben was ill", "EUR 119.00")
                .doesNotContain("Please pay", "Due");
    }

    @Test
    void every_font_comes_along() throws IOException {
        var lines = List.of(Papers.line("日本 שרה محمد 😀 Ω", 1, 100, "EUR"));
        var fonts = Papers.fonts(page.print(Papers.invoice("Maya", null, "EUR", lines)));
        assertThat(fonts).hasSizeGreaterThan(4).allMatch(PDFont::isEmbedded).allMatch(font -> !font.isDamaged());
        assertThat(fonts).extracting(PDFont::getName).allMatch(name -> name.matches("[A-Z]{6}\\+.*"));
    }

    @Test
    void the_same_paper_is_the_same_file() throws IOException {
        assertThat(page.print(german())).isEqualTo(page.print(german()));
    }

    @Test
    void a_file_says_what_it_is_and_nothing_of_its_maker() throws IOException {
        try (var document = Loader.loadPDF(page.print(german()))) {
            var about = document.getDocumentInformation();
            assertThat(about.getTitle()).isEqualTo("Invoice INV-000123");
            assertThat(about.getAuthor()).isEqualTo("Riverside Coaching");
            assertThat(about.getProducer()).isEqualTo("Coachboard");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void hostile_text_is_printed_and_nothing_is_fetched() throws IOException {
        try (var ear = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (var text : hostile("127.0.0.1:" + ear.getLocalPort())) {
                var lines = List.of(Papers.line(text, 1, 100, "EUR"));
                var printed = Papers.text(page.print(Papers.invoice(text, text, "EUR", lines)));
                assertThat(printed.replaceAll("\\s", "")).contains(text.replaceAll("\\s", ""));
                assertThat(printed).doesNotContain("root:x:0");
            }
            assertHearsNothing(ear);
        }
    }

    private static List<String> hostile(String host) {
        return List.of(
                "<img src=http://" + host + "/a.png>",
                "<img src=\"http://" + host + "/b.png\"/>",
                "<link rel=\"stylesheet\" href=\"http://" + host + "/c.css\"/>",
                "</style><style>@import url(http://" + host + "/d.css); p { background: url(http://" + host + "/e) }",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
                "]]><object data='file:///etc/passwd'></object>",
                "<iframe src=\"jar:file:/x.jar!/y\"/><img src=\"data:image/png;base64,AAAA\"/>",
                "{paper.sender.name} {#include secrets}",
                "<script>app.alert(1)</script>");
    }

    private static void assertHearsNothing(ServerSocket ear) throws IOException {
        ear.setSoTimeout(300);
        try (var caller = ear.accept()) {
            throw new AssertionError("Somebody called from " + caller.getRemoteSocketAddress());
        } catch (SocketTimeoutException expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static InvoicePaper german() {
        var lines = List.of(
                Papers.line("Begleitung im November", 3, 12900, "EUR"),
                Papers.line("Jürgen Weiß-Größer: Führungsgespräch, halber Tag", 1, 45000, "EUR"),
                Papers.line("Unterlagen „Übergänge gestalten“", 2, 2600, "EUR"));
        return Papers.invoice("Zoë Álvarez", "Bitte geben Sie die Rechnungsnummer an.\nVielen Dank!", "EUR", lines);
    }

    private String print(String name, InvoicePaper paper) throws IOException {
        var pdf = page.print(paper);
        Files.createDirectories(Path.of("target/invoices"));
        Files.write(Path.of("target/invoices", name + ".pdf"), pdf);
        return Papers.text(pdf);
    }
}
