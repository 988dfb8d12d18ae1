#pragma once

#include "core/blocks/BlockKind.h"

#include <QColor>
#include <QObject>
#include <QString>

#include <array>

namespace vitrine {

/// The studio's colours and type: one place that knows light from dark. All colours come from resources/themes/*.json.
/// Widgets ask color() when they paint and repaint on changed().
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Scheme { System, Light, Dark };
    Q_ENUM(Scheme)

    enum class Role {
        Window, ///< behind panels
        Panel, ///< behind text and controls
        Text,
        MutedText, ///< captions, units; still ≥ 4.5 : 1 on Panel, Window and CanvasBackground
        Accent, ///< links, selection, focus
        Border,
        CanvasBackground,
        BlockFill,
        BlockText,
        Lit, ///< frame of what is active at this step
        Dimmed, ///< what has not run yet
        Error,
        Warning,
        Forward, ///< everything of the forward pass
        Backward, ///< everything of the backward pass
        Receptive ///< the places that a number came from
    };
    Q_ENUM(Role)

    static constexpr int roleCount = 16;
    static constexpr int categoryCount = 10;

    static Theme &instance();

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);
    bool isDark() const { return m_dark; }

    QColor color(Role role) const { return m_colors[static_cast<std::size_t>(role)]; }
    /// A block category's colour, from the Okabe–Ito palette (https://jfly.uni-koeln.de/color/).
    QColor category(Category category) const { return m_categories[static_cast<std::size_t>(category)]; }
    /// Black or white, whichever reads better on `background`.
    static QColor textOn(const QColor &background);

    /// 1 is normal; Ctrl+= and Ctrl+− step it, presentation mode multiplies it. 0.75 … 3.
    double scale() const { return m_scale; }
    void setScale(double scale);
    /// A length on the 8-pixel grid at the present scale.
    int px(int atNormalScale) const;

    /// Contrast of two colours by WCAG 2.1, 1 … 21.
    static double contrast(const QColor &a, const QColor &b);

signals:
    void changed();

private:
    Theme();
    void load();
    void apply();

    Scheme m_scheme = Scheme::System;
    bool m_dark = false;
    double m_scale = 1;
    std::array<QColor, roleCount> m_colors;
    std::array<QColor, categoryCount> m_categories;
};

} // namespace vitrine
