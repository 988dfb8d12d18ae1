#pragma once

#include "core/base/Message.h"

#include <QSizeF>
#include <QString>
#include <QStringList>

class QFont;

namespace vitrine {

/// A text of core in the user's language: its pattern and those of its arguments are looked up in the context "core".
/// What is verbatim stays as it is.
QString toText(const Message &message);
/// As many whole lines as find room; the last ends with "…" where there would be more.
QStringList linesWithin(const QString &text, const QFont &font, QSizeF room);

} // namespace vitrine
