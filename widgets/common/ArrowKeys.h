#pragma once

#include <QPoint>
#include <Qt>

namespace vitrine {

/// Where an arrow key leads, one to the right and down; null for other keys.
inline QPoint arrowDirection(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace vitrine
