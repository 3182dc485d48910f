package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import ehrctl.command.line.ValueSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file's bytes, and where the line does not say it their media type, by the file's name. */
final class FileField extends ParameterField {
    private final @Nullable Parameter format;

    /**
     * A field of that parameter.
     *
     * @param format the parameter of the media type; null where the operation has none
     */
    FileField(Parameter parameter, String name, @Nullable Parameter format) {
        super(parameter, name, List.of());
        this.format = format;
    }

    @Override
    List<Argument> arguments() {
        Argument file = super.arguments().get(0);
        return List.of(new Argument(
                file.name(),
                file.placeholder(),
                Argument.Takes.FILE,
                false,
                file.required(),
                file.help() + "; @- reads standard input"));
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        ValueSource source = ValueSource.ofFile(String.valueOf(line.text(name)));
        byte[] bytes = source.bytes(line.surroundings(), name);
        if (bytes.length == 0) {
            throw Failure.usage(name + " is empty");
        }
        request.put(parameter, Base64.getEncoder().encodeToString(bytes));
        if (format != null && !line.gives("--" + format.option())) {
            request.put(format, mediaType(source));
        }
    }

    private static String mediaType(ValueSource source) {
        if (source instanceof ValueSource.FromFile from) {
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
