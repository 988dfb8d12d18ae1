#include "widgets/common/SystemScheme.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

namespace vitrine {

bool systemPrefersDark()
{
    // Asked once, before Theme puts a palette of its own in the platform's place.
    static const bool dark = [] {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    }();
    return dark;
}

} // namespace vitrine
