#include "widgets/common/Format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <charconv>
#include <cmath>

namespace vitrine {

namespace {

QString notFinite(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    return value > 0 ? QStringLiteral("∞") : QStringLiteral("-∞");
}

template <typename Number>
QString shortest(Number value)
{
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return QString::fromLatin1(buffer, end - buffer);
}

} // namespace

QString formatNumber(double value)
{
    if (!std::isfinite(value))
        return notFinite(value);
    return value == 0 ? QStringLiteral("0") : QString::number(value, 'g', 4);
}

QString formatExact(double value)
{
    if (!std::isfinite(value))
        return notFinite(value);
    const auto narrow = static_cast<float>(value);
    return static_cast<double>(narrow) == value ? shortest(narrow) : shortest(value);
}

QString formatShape(const Shape &shape)
{
    if (shape.empty())
        return QCoreApplication::translate("Format", "scalar");
    QStringList sizes;
    for (const std::int64_t size : shape)
        sizes += QString::number(size);
    return sizes.join(QStringLiteral(" × "));
}

QString formatCount(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString formatShare(double share)
{
    const double percent = share * 100;
    if (!std::isfinite(percent))
        return notFinite(percent);
    if (percent > 0 && percent < 0.01)
        return QStringLiteral("< 0.01 %");
    return QString::number(percent, 'f', 2) + QStringLiteral(" %");
}

QString formatMilliseconds(double milliseconds)
{
    if (milliseconds >= 1000)
        return QString::number(milliseconds / 1000, 'f', milliseconds < 10000 ? 2 : 1) + QStringLiteral(" s");
    return QString::number(milliseconds, 'f',
                           milliseconds < 10        ? 2
                               : milliseconds < 100 ? 1
                                                    : 0)
        + QStringLiteral(" ms");
}

QString formatDuration(double seconds)
{
    const auto whole = static_cast<qint64>(std::clamp(std::round(seconds), 0.0, 1e9));
    const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    const qint64 hours = whole / 3600, minutes = whole / 60 % 60;
    const QString tail = QLatin1Char(':') + two(whole % 60);
    return hours > 0 ? QString::number(hours) + QLatin1Char(':') + two(minutes) + tail
                     : QString::number(minutes) + tail;
}

QString formatBytes(std::int64_t bytes)
{
    if (bytes < 1024)
        return QCoreApplication::translate("Format", "%1 bytes").arg(bytes);
    return QLocale::c().formattedDataSize(bytes, 1);
}

} // namespace vitrine
