#include "widgets/detection/compare/ChangeMarks.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>

#include <array>

namespace vitrine {

namespace {

/// lupdate files what a free function translates under the namespace.
QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

/// The colours of Okabe and Ito, and grey.
constexpr std::array<QRgb, boxChangeCount> colours{0xFFCC79A7, 0xFF56B4E9, 0xFFE69F00,
                                                   0xFFF0E442, 0xFF35C79A, 0xFFC4C9D0};
constexpr std::array<Qt::PenStyle, boxChangeCount> lines{Qt::DashDotLine, Qt::SolidLine, Qt::SolidLine,
                                                         Qt::DashLine,    Qt::DotLine,   Qt::SolidLine};

} // namespace

QColor changeColour(BoxChange change)
{
    return QColor(colours[static_cast<std::size_t>(change)]);
}

Qt::PenStyle changeLine(BoxChange change)
{
    return lines[static_cast<std::size_t>(change)];
}

QString changeText(BoxChange change)
{
    switch (change) {
    case BoxChange::OtherClass:
        return tr("other class");
    case BoxChange::OnlyA:
        return tr("only in A");
    case BoxChange::OnlyB:
        return tr("only in B");
    case BoxChange::Moved:
        return tr("moved");
    case BoxChange::Rescored:
        return tr("score changed");
    case BoxChange::Same:
        break;
    }
    return tr("the same");
}

QIcon changeIcon(BoxChange change, int side)
{
    QPixmap pixmap(side, side);
    pixmap.fill(QColor(40, 44, 50)); // as on a picture: these colours are for dark ground
    QPainter painter(&pixmap);
    painter.setPen(QPen(changeColour(change), 2, changeLine(change), Qt::FlatCap, Qt::MiterJoin));
    painter.drawRect(QRect(3, 3, side - 6, side - 6));
    return pixmap;
}

} // namespace vitrine
