package ehrctl.command.request;

import ehrctl.api.Failure;
import ehrctl.command.line.ValueSource;
import ehrctl.command.session.Session;
import java.util.Locale;

/** The file of {@code documents create}, and its media type by the file's name. */
final class DocumentFile {
    private DocumentFile() {}

    static byte[] read(Session session, String option) {
        byte[] bytes = ValueSource.ofFile(String.valueOf(session.arguments().text(option)))
                .bytes(session.surroundings(), option);
        if (bytes.length == 0) {
            throw Failure.usage(option + " is empty");
        }
        return bytes;
    }

    static String mediaType(Session session) {
        if (ValueSource.ofFile(String.valueOf(session.arguments().text("--file")))
                instanceof ValueSource.FromFile from) {
            String name = from.file().toLowerCase(Locale.ROOT);
            String type = switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "pdf" -> "application/pdf";
                case "txt", "text" -> "text/plain";
                case "html", "htm" -> "text/html";
                case "xml" -> "application/xml";
                case "json" -> "application/json";
                case "csv" -> "text/csv";
                case "rtf" -> "application/rtf";
                case "doc" -> "application/msword";
                case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
                case "png" -> "image/png";
                case "jpg", "jpeg" -> "image/jpeg";
                case "gif" -> "image/gif";
                case "tif", "tiff" -> "image/tiff";
                case "dcm" -> "application/dicom";
                default -> "";
            };
            if (!type.isEmpty()) {
                return type;
            }
        }
        throw Failure.usage(
                "--format is missing: the file's name does not tell it", "such as --format application/pdf");
    }
}
