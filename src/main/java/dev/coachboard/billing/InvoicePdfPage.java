package dev.coachboard.billing;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Lays a paper out as PDF. The same paper gives the same bytes, and nothing is read but the template and the fonts. */
@ApplicationScoped
class InvoicePdfPage {

    /** Goes up with every change of the template that shows, so that one can tell which look a document has. */
    static final int VERSION = 1;

    private static final String[] PROTOCOLS = {"http", "https", "file", "jar", "data", "ftp"};

    @CheckedTemplate(basePath = "invoices")
    static class Templates {
        static native TemplateInstance paper(InvoicePaper paper, String fonts);
    }

    byte[] print(InvoicePaper paper) throws IOException {
        var html = Templates.paper(paper, InvoicePdfFonts.FAMILIES).render();
        try (var renderer = builder().withW3cDocument(parse(html), null).buildPdfRenderer()) {
            renderer.layout();
            try (var document = renderer.createPDFKeepOpen()) {
                describe(document, paper);
                var bytes = new ByteArrayOutputStream();
                document.save(bytes);
                return bytes.toByteArray();
            }
        }
    }

    private static PdfRendererBuilder builder() {
        var builder = new PdfRendererBuilder()
                .useFastMode()
                .useReplacementText("?")
                .useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory())
                .useUnicodeBidiReorderer(new ICUBidiReorderer())
                .defaultTextDirection(TextDirection.LTR);
        InvoicePdfFonts.lend(builder);
        // Readable aloud; and such a page has no use for the machine's own fonts, so nobody looks for them.
        builder.usePdfUaAccessibility(true);
        return refuseToFetch(builder);
    }

    /** Asked for anything, whatever it is called, says no: before a name is resolved, and again where it would be opened. */
    private static PdfRendererBuilder refuseToFetch(PdfRendererBuilder builder) {
        for (var priority : ExternalResourceControlPriority.values())
            builder.useExternalResourceAccessControl((uri, type) -> false, priority);
        return builder.useUriResolver((base, uri) -> null)
                .useProtocolsStreamImplementation(
                        uri -> {
                            throw new IllegalStateException("An invoice fetches nothing");
                        },
                        PROTOCOLS);
    }

    /** By our own parser, because it knows no document types and so no entities. */
    private static Document parse(String html) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("The template is not XML", e);
        }
    }

    private static void describe(PDDocument document, InvoicePaper paper) {
        var about = new PDDocumentInformation();
        about.setTitle(paper.title() + " " + paper.number());
        about.setAuthor(paper.sender().name());
        about.setProducer("Coachboard");
        about.setCreationDate(GregorianCalendar.from(paper.issuedAt().atZone(ZoneOffset.UTC)));
        document.setDocumentInformation(about);
        document.getDocumentCatalog().setLanguage("en");
        document.setDocumentId(paper.issuedAt().toEpochMilli());
    }
}
