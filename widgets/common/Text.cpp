#include "widgets/common/Text.h"

#include <QCoreApplication>

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

} // namespace vitrine
