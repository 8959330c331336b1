package dev.coachboard.billing;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** The fonts that come along with the app, read once. A page embeds what it uses of them. */
final class InvoicePdfFonts {

    /** In the order in which a character is looked for. */
    static final String FAMILIES =
            "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Droid Sans Fallback', 'Hangul Sans',"
                    + " 'DejaVu Sans'";

    private static final List<Font> FONTS = List.of(
            Font.read("Noto Sans", 400, "NotoSans-Regular"),
            Font.read("Noto Sans", 700, "NotoSans-Bold"),
            Font.read("Noto Sans Arabic", 400, "NotoSansArabic-Regular"),
            Font.read("Noto Sans Hebrew", 400, "NotoSansHebrew-Regular"),
            Font.read("Droid Sans Fallback", 400, "DroidSansFallback"),
            Font.read("Hangul Sans", 400, "HangulSans-Regular"),
            Font.read("DejaVu Sans", 400, "DejaVuSans-Symbols"));

    static {
        FontMappers.set(new BundledFonts());
        // Because it prints past our log; what goes wrong is thrown as well.
        XRLog.setLoggingEnabled(false);
    }

    private InvoicePdfFonts() {}

    static void lend(PdfRendererBuilder builder) {
        for (var font : FONTS)
            builder.useFont(
                    () -> new ByteArrayInputStream(font.bytes()), font.family(), font.weight(), FontStyle.NORMAL, true);
    }

    private record Font(String family, int weight, byte[] bytes) {

        static Font read(String family, int weight, String file) {
            try (var stream = InvoicePdfFonts.class.getResourceAsStream("/invoices/fonts/" + file + ".ttf")) {
                return new Font(
                        family, weight, Objects.requireNonNull(stream, file).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
