#include "tests/app/studio/ExportedPictures.h"

#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QSet>
#include <QSvgRenderer>
#include <QTransform>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace vitrine::test {

namespace {

constexpr int leastShapes = 2; ///< of a drawing: its ground is one
constexpr int fewShapes = 8; ///< that don't make a drawing of a bitmap
constexpr double mostCovered = 0.9; ///< of a drawing by one bitmap
constexpr double mostUnlike = 0.08; ///< drawing and picture, mean difference of a channel from 0 to 1
constexpr int compared = 240; ///< pixels along the longer side

QByteArray contentOf(const QString &file)
{
    QFile reader(file);
    return reader.open(QIODevice::ReadOnly) ? reader.readAll() : QByteArray();
}

QTransform matrixOf(QStringView text)
{
    static const QRegularExpression number(QStringLiteral("-?[0-9.]+(e-?[0-9]+)?"));
    std::vector<double> values;
    if (!text.startsWith(QLatin1String("matrix")))
        return {};
    for (auto found = number.globalMatch(text.toString()); found.hasNext();)
        values.push_back(found.next().captured().toDouble());
    return values.size() == 6 ? QTransform(values[0], values[1], values[2], values[3], values[4], values[5])
                              : QTransform();
}

/// What a drawing is made of.
struct Content {
    int shapes = 0; ///< and texts
    int images = 0; ///< bitmaps
    double largestImage = 0; ///< its share of the drawing
    QString error;
};

Content contentOfSvg(const QByteArray &text, QSizeF size)
{
    static const QSet<QString> drawn{QStringLiteral("path"),    QStringLiteral("rect"),   QStringLiteral("polyline"),
                                     QStringLiteral("polygon"), QStringLiteral("circle"), QStringLiteral("line"),
                                     QStringLiteral("ellipse"), QStringLiteral("text")};
    Content content;
    std::vector<QTransform> places{QTransform()};
    QXmlStreamReader reader(text);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isEndElement())
            places.pop_back();
        if (!reader.isStartElement())
            continue;
        const QXmlStreamAttributes attributes = reader.attributes();
        places.push_back(matrixOf(attributes.value(QStringLiteral("transform"))) * places.back());
        content.shapes += drawn.contains(reader.name().toString()) ? 1 : 0;
        if (reader.name() != QLatin1String("image"))
            continue;
        ++content.images;
        const auto value = [&attributes](const char *name) { return attributes.value(QLatin1String(name)).toDouble(); };
        const QRectF image = places.back().mapRect(QRectF(value("x"), value("y"), value("width"), value("height")));
        const QRectF seen = image.intersected(QRectF(QPointF(), size));
        content.largestImage =
            std::max(content.largestImage, seen.width() * seen.height() / (size.width() * size.height()));
    }
    content.error = reader.errorString();
    return content;
}

double difference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QColor one = a.pixelColor(x, y), other = b.pixelColor(x, y);
            sum += std::abs(one.redF() - other.redF()) + std::abs(one.greenF() - other.greenF())
                + std::abs(one.blueF() - other.blueF());
        }
    return sum / (3.0 * a.width() * a.height());
}

/// The unpacked stream that begins at `from`; empty where it is no packed one.
QByteArray streamAt(const QByteArray &pdf, qsizetype from)
{
    const QByteArray packed = pdf.mid(from, pdf.indexOf("endstream", from) - from);
    return qUncompress(QByteArray(4, '\0') + packed); // four bytes with the length, of which it knows nothing yet
}

/// How often something is filled, outlined, written or placed in the documents' contents.
int drawnInPdf(const QByteArray &pdf)
{
    static const QRegularExpression operators(QStringLiteral("(?:^|\\s)(?:f\\*?|S|s|B\\*?|Do|Tj|TJ)(?=\\s|$)"));
    static const QByteArray begin = "stream\n";
    int count = 0;
    for (qsizetype at = pdf.indexOf(begin); at >= 0; at = pdf.indexOf(begin, at + begin.size())) {
        const QByteArray head = pdf.mid(pdf.lastIndexOf("obj", at), at - pdf.lastIndexOf("obj", at));
        const bool isPage = head.contains("/FlateDecode") && !head.contains("/Type") && !head.contains("/Subtype")
            && !head.contains("/Length1");
        if (!isPage || !pdf.mid(at - 3, 3).contains('\n'))
            continue;
        for (auto found = operators.globalMatch(QString::fromLatin1(streamAt(pdf, at + begin.size()))); found.hasNext();
             found.next())
            ++count;
    }
    return count;
}

} // namespace

QString imageFault(const QImage &image)
{
    if (image.isNull())
        return QStringLiteral("can't be read");
    const QImage plain = image.convertToFormat(QImage::Format_RGB32);
    const QRgb first = plain.pixel(0, 0);
    int others = 0;
    for (int y = 0; y < plain.height(); ++y)
        for (int x = 0; x < plain.width(); ++x)
            others += plain.pixel(x, y) != first ? 1 : 0;
    const double share = static_cast<double>(others) / (static_cast<double>(plain.width()) * plain.height());
    return share < 1e-3 ? QStringLiteral("is of one colour (%1 × %2)").arg(plain.width()).arg(plain.height())
                        : QString();
}

QString svgFault(const QString &file, const QImage &same, bool isPhoto)
{
    const QByteArray text = contentOf(file);
    QSvgRenderer renderer(text);
    if (!renderer.isValid())
        return QStringLiteral("is no drawing");
    const Content content = contentOfSvg(text, renderer.defaultSize());
    if (!content.error.isEmpty())
        return content.error;
    if (!isPhoto && content.shapes + content.images < leastShapes)
        return QStringLiteral("has %1 shapes").arg(content.shapes);
    if (!isPhoto && content.largestImage > mostCovered && content.shapes < fewShapes)
        return QStringLiteral("is a bitmap");
    const QImage picture = same.scaled(compared, compared, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                               .convertToFormat(QImage::Format_RGB32);
    QImage drawing(renderer.defaultSize(), QImage::Format_RGB32);
    QPainter painter(&drawing);
    renderer.render(&painter);
    painter.end();
    const double unlike =
        difference(picture, drawing.scaled(picture.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    drawing.save(file + QStringLiteral(".png"));
    return unlike > mostUnlike ? QStringLiteral("looks other than the picture: %1").arg(unlike) : QString();
}

QString pdfFault(const QString &file, QSize size)
{
    const QByteArray pdf = contentOf(file);
    if (!pdf.startsWith("%PDF-1.") || !pdf.trimmed().endsWith("%%EOF"))
        return QStringLiteral("is no document");
    const qsizetype end = pdf.lastIndexOf("startxref");
    const qsizetype table = pdf.mid(end + 9).trimmed().split('\n').first().toLongLong();
    if (end < 0 || table <= 0 || !pdf.mid(table).startsWith("xref"))
        return QStringLiteral("has no table of its objects");
    static const QRegularExpression box(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"));
    const auto page = box.match(QString::fromLatin1(pdf));
    const QSizeF points(page.captured(1).toDouble(), page.captured(2).toDouble());
    const QSizeF wanted = QSizeF(size) * 72 / 96;
    if (!page.hasMatch() || std::abs(points.width() - wanted.width()) > 2
        || std::abs(points.height() - wanted.height()) > 2)
        return QStringLiteral("has a page of %1 × %2 points").arg(points.width()).arg(points.height());
    const int drawn = drawnInPdf(pdf);
    return drawn < leastShapes ? QStringLiteral("has %1 shapes").arg(drawn) : QString();
}

} // namespace vitrine::test
