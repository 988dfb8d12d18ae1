#include "widgets/detection/ClassNames.h"

#include "core/data/ShapeGenerator.h"

#include <QCoreApplication>

#include <array>

namespace vitrine {

namespace {

/// In the order of shapeClasses().
constexpr std::array shapes{QT_TRANSLATE_NOOP("ShapeClasses", "circle"),   QT_TRANSLATE_NOOP("ShapeClasses", "square"),
                            QT_TRANSLATE_NOOP("ShapeClasses", "triangle"), QT_TRANSLATE_NOOP("ShapeClasses", "star"),
                            QT_TRANSLATE_NOOP("ShapeClasses", "ring"),     QT_TRANSLATE_NOOP("ShapeClasses", "cross")};

} // namespace

QString shownClass(const std::vector<std::string> &names, int classId)
{
    const auto at = static_cast<std::size_t>(classId);
    if (at >= names.size())
        return QString::number(classId);
    // A "ring" of the user's own set keeps its name.
    if (at < shapes.size() && names == shapeClasses())
        return QCoreApplication::translate("ShapeClasses", shapes[at]);
    return QString::fromStdString(names[at]);
}

QString classField(const std::vector<std::string> &names, int classId)
{
    const auto at = static_cast<std::size_t>(classId);
    QString name = at < names.size() ? QString::fromStdString(names[at]) : QString::number(classId);
    return QLatin1Char('"') + name.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

} // namespace vitrine
