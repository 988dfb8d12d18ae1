#include "widgets/common/Theme.h"

#include "widgets/common/SystemScheme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::array<const char *, Theme::categoryCount> categoryKeys{
    "Input",   "Convolution", "Linear",  "Normalization", "Activation",
    "Pooling", "Reshape",     "Combine", "Detection",     "Loss"};

QJsonObject readThemeFile(bool dark)
{
    QFile file(dark ? QStringLiteral(":/themes/dark.json") : QStringLiteral(":/themes/light.json"));
    // The files are part of the program: one that can't be read is a broken build.
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The theme file is missing from the program's resources.");
    return QJsonDocument::fromJson(file.readAll()).object();
}

QColor readColor(const QJsonObject &colors, const QString &key)
{
    const QColor color(colors.value(key).toString());
    if (!color.isValid())
        qFatal("The theme has no colour %s.", qPrintable(key));
    return color;
}

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](float x, float y) { return static_cast<float>(x + (y - x) * share); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

QPalette makePalette(const Theme &theme)
{
    using Role = Theme::Role;
    const QColor window = theme.color(Role::Window);
    const QColor panel = theme.color(Role::Panel);
    const QColor text = theme.color(Role::Text);
    const QColor accent = theme.color(Role::Accent);
    QPalette palette(text, panel, mixed(panel, Qt::white, 0.2), theme.color(Role::Border), theme.color(Role::MutedText),
                     text, Theme::textOn(accent), panel, window);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Button, mixed(window, panel, 0.5));
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, Theme::textOn(accent));
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::PlaceholderText, theme.color(Role::MutedText));
    palette.setColor(QPalette::ToolTipBase, theme.color(Role::Panel));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Shadow, mixed(window, Qt::black, 0.5));
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mixed(text, window, 0.5));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.color(Role::Border));
    return palette;
}

double basePointSize()
{
    static const double size = [] {
        const double system = QFontDatabase::systemFont(QFontDatabase::GeneralFont).pointSizeF();
        return system > 0 ? system : 10.0;
    }();
    return size;
}

} // namespace

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
    m_dark = systemPrefersDark();
    load();
}

void Theme::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    m_dark = scheme == Scheme::Dark || (scheme == Scheme::System && systemPrefersDark());
    load();
    apply();
}

void Theme::setScale(double scale)
{
    m_scale = std::clamp(scale, 0.75, 3.0);
    apply();
}

int Theme::px(int atNormalScale) const
{
    return static_cast<int>(std::lround(atNormalScale * m_scale));
}

void Theme::load()
{
    const QJsonObject file = readThemeFile(m_dark);
    const QJsonObject roles = file.value(QStringLiteral("roles")).toObject();
    const QMetaEnum names = QMetaEnum::fromType<Role>();
    for (int i = 0; i < roleCount; ++i)
        m_colors[static_cast<std::size_t>(i)] = readColor(roles, QString::fromLatin1(names.valueToKey(i)));
    const QJsonObject categories = file.value(QStringLiteral("categories")).toObject();
    for (std::size_t i = 0; i < categoryKeys.size(); ++i)
        m_categories[i] = readColor(categories, QString::fromLatin1(categoryKeys[i]));
}

void Theme::apply()
{
    QApplication::setPalette(makePalette(*this));
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    // By the name of what is really there: "Sans Serif" is no font's, and the first that has its name would stand in
    // for it, with the wide quotes and dots of Chinese.
    font.setFamilies(
        {QFontInfo(font).family(), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("WenQuanYi Micro Hei")});
    font.setPointSizeF(basePointSize() * m_scale);
    QApplication::setFont(font);
    emit changed();
}

QColor Theme::textOn(const QColor &background)
{
    return contrast(background, Qt::white) >= contrast(background, Qt::black) ? QColor(Qt::white) : QColor(Qt::black);
}

double Theme::contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace vitrine
