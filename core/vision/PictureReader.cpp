#include "core/vision/PictureReader.h"

#include "core/base/ReadFile.h"
#include "core/io/Pnm.h"
#include "core/vision/PictureFormat.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageReader>

#include <cstring>
#include <mutex>

namespace vitrine {

namespace {

constexpr std::uint64_t largestFile = 1ULL << 30;
constexpr int allocationLimit = 1024; // MiB: the largest picture at 64 bits a pixel is 512, and a turned copy of it

const char *qtName(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return "png";
    case PictureFormat::Jpeg:
        return "jpeg";
    case PictureFormat::Bmp:
        return "bmp";
    case PictureFormat::Tiff:
        return "tiff";
    case PictureFormat::WebP:
        return "webp";
    case PictureFormat::Gif:
        return "gif";
    case PictureFormat::Pbm:
        return "pbm";
    case PictureFormat::Pgm:
        return "pgm";
    case PictureFormat::Ppm:
        return "ppm";
    default:
        return nullptr;
    }
}

Error unreadable(PictureFormat format, const std::string &name)
{
    switch (format) {
    case PictureFormat::Heic:
        return fail(
            VITRINE_TEXT(
                "core",
                "%1 is a HEIC photo, which Vitrine can't read. On the phone choose “Most compatible” in the camera's "
                "format settings, or convert it to JPEG."),
            name);
    case PictureFormat::Avif:
        return fail(
            VITRINE_TEXT(
                "core",
                "%1 is an AVIF picture, which Vitrine can't read. On the phone choose “Most compatible” or JPEG in the "
                "camera's format settings, or convert it to JPEG or PNG."),
            name);
    case PictureFormat::Svg:
        return fail(
            VITRINE_TEXT("core", "%1 is an SVG drawing, which has no pixels of its own. Export it as PNG first."),
            name);
    default:
        return fail(
            VITRINE_TEXT("core",
                         "%1 is not a picture that Vitrine knows (PNG, JPEG, BMP, TIFF, WebP, GIF, PPM, PGM or PBM)."),
            name);
    }
}

Error pluginMissing(const char *format, const std::string &name)
{
    const bool inAddOn = std::strcmp(format, "tiff") == 0 || std::strcmp(format, "webp") == 0;
    return fail(VITRINE_TEXT("core", "%1 can't be read: this Qt has no reader for %2. Install the package %3."), name,
                format, inAddOn ? "qt6-image-formats-plugins" : "libqt6gui6");
}

Error damaged(const std::string &name, const QImageReader &reader)
{
    Error error = fail(
        VITRINE_TEXT("core", "%1 is damaged or incomplete and can't be decoded. Copy or download it again."), name);
    error.detail = reader.errorString().toStdString();
    return error;
}

template <typename Value>
Picture copyRows(const QImage &image, int channels)
{
    const std::size_t row = static_cast<std::size_t>(image.width()) * static_cast<std::size_t>(channels);
    std::vector<Value> values(row * static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(values.data() + static_cast<std::size_t>(y) * row, image.constScanLine(y), row * sizeof(Value));
    return Picture::of(image.width(), image.height(), channels, std::move(values));
}

/// Null if there is no memory for the converted copy.
Picture toPicture(const QImage &image)
{
    const auto convert = [&](QImage::Format format) {
        return image.format() == format ? image : image.convertToFormat(format);
    };
    const auto copy = [](const QImage &converted, int channels, bool words) {
        if (converted.isNull())
            return Picture();
        return words ? copyRows<std::uint16_t>(converted, channels) : copyRows<std::uint8_t>(converted, channels);
    };
    if (image.format() == QImage::Format_Grayscale16)
        return copy(image, 1, true);
    if (image.depth() == 64)
        return copy(convert(QImage::Format_RGBA64), 4, true);
    if (image.hasAlphaChannel())
        return copy(convert(QImage::Format_RGBA8888), 4, false);
    const bool grey = image.format() == QImage::Format_Grayscale8 || (image.depth() <= 8 && image.allGray());
    return grey ? copy(convert(QImage::Format_Grayscale8), 1, false) : copy(convert(QImage::Format_RGB888), 3, false);
}

Result<Picture> decode(std::span<const std::byte> bytes, const char *format, const std::string &name)
{
    static std::once_flag once;
    std::call_once(once, [] { QImageReader::setAllocationLimit(allocationLimit); });
    if (!QImageReader::supportedImageFormats().contains(QByteArray(format)))
        return pluginMissing(format, name);

    QByteArray raw =
        QByteArray::fromRawData(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    QBuffer buffer(&raw);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false); // what it is was decided by content already; no other decoder gets a try
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid())
        return damaged(name, reader);
    if (const auto allowed = checkPictureSize(name, size.width(), size.height()); !allowed)
        return allowed.error();
    const QImage image = reader.read();
    if (image.isNull())
        return damaged(name, reader);
    if (const auto allowed = checkPictureSize(name, image.width(), image.height()); !allowed)
        return allowed.error();
    const Picture picture = toPicture(image);
    if (!picture.valid())
        return fail(VITRINE_TEXT("core", "There is not enough memory to open %1."), name);
    return picture;
}

} // namespace

Result<Picture> readPicture(std::span<const std::byte> bytes, const std::string &name)
{
    if (bytes.empty())
        return fail(VITRINE_TEXT("core", "%1 is empty (0 bytes)."), name);
    const PictureFormat format = detectPictureFormat(bytes);
    const char *qtFormat = qtName(format);
    if (!qtFormat)
        return unreadable(format, name);
    if (isTruncated(format, bytes))
        return fail(
            VITRINE_TEXT("core", "%1 is incomplete: the file ends before the picture does. Copy or download it again."),
            name);
    if (isBinaryPnm(bytes))
        return parsePnm(bytes, name); // Qt's reader would cut 16 bits to 8
    return decode(bytes, qtFormat, name);
}

Result<Picture> readPicture(const std::filesystem::path &file)
{
    const auto bytes = readFile(file, largestFile);
    if (!bytes)
        return bytes.error();
    return readPicture(std::as_bytes(std::span(*bytes)), file.string());
}

Result<PictureExtent> readPictureExtent(const std::filesystem::path &file)
{
    const std::string name = file.string();
    QFile device(QString::fromStdString(name));
    if (!QFileInfo(device).isFile() || !device.open(QIODevice::ReadOnly))
        return fail(VITRINE_TEXT("core", "The picture %1 can't be read."), name);
    const QByteArray beginning = device.peek(512);
    const PictureFormat format = detectPictureFormat(std::as_bytes(std::span(beginning.data(), beginning.size())));
    const char *qtFormat = qtName(format);
    if (!qtFormat)
        return unreadable(format, name);
    QImageReader reader(&device, qtFormat);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size();
    if (!size.isValid())
        return damaged(name, reader);
    if (const auto allowed = checkPictureSize(name, size.width(), size.height()); !allowed)
        return allowed.error();
    const bool isTurned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    return isTurned ? PictureExtent{size.height(), size.width()} : PictureExtent{size.width(), size.height()};
}

const std::vector<std::string> &pictureSuffixes()
{
    static const std::vector<std::string> suffixes{"png",  "jpg", "jpeg", "bmp", "tif", "tiff",
                                                   "webp", "gif", "ppm",  "pgm", "pbm"};
    return suffixes;
}

} // namespace vitrine
