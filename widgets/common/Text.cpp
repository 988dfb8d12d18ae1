#include "widgets/common/Text.h"

#include <QCoreApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QTextLayout>

namespace vitrine {

QString toText(const Message &message)
{
    if (message.isVerbatim())
        return QString::fromStdString(message.pattern());
    if (message.isEmpty())
        return {};
    const QString pattern = QCoreApplication::translate("core", message.pattern().c_str());
    const auto &arguments = message.arguments();
    // Not QString::arg(): an argument may itself hold a %1 (a file's name, say).
    QString text;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const int digit = pattern[i] == QLatin1Char('%') && i + 1 < pattern.size() ? pattern[i + 1].digitValue() : -1;
        if (digit < 1 || static_cast<std::size_t>(digit) > arguments.size()) {
            text += pattern[i];
            continue;
        }
        text += toText(arguments[static_cast<std::size_t>(digit) - 1]);
        ++i;
    }
    return text;
}

QStringList linesWithin(const QString &text, const QFont &font, QSizeF room)
{
    const QFontMetricsF metrics(font);
    const int most = static_cast<int>(room.height() / metrics.lineSpacing());
    QStringList lines;
    QTextLayout layout(text, font);
    layout.beginLayout();
    while (lines.size() < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(room.width());
        const bool isCut = lines.size() + 1 == most && line.textStart() + line.textLength() < text.size();
        lines += isCut ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, room.width())
                       : text.mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

} // namespace vitrine
