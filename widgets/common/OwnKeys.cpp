#include "widgets/common/OwnKeys.h"

#include "widgets/common/ArrowKeys.h"

#include <QKeyEvent>

#include <algorithm>

namespace vitrine {

bool keepsKey(QEvent *event, const std::function<bool(const QKeyEvent &)> &isOwn)
{
    if (event->type() != QEvent::ShortcutOverride || !isOwn(*static_cast<const QKeyEvent *>(event)))
        return false;
    event->accept();
    return true;
}

bool keepsKeys(QEvent *event, std::initializer_list<int> keys)
{
    return keepsKey(event, [keys](const QKeyEvent &key) { return std::ranges::find(keys, key.key()) != keys.end(); });
}

bool keepsArrows(QEvent *event)
{
    return keepsKey(event, [](const QKeyEvent &key) { return !arrowDirection(key.key()).isNull(); });
}

} // namespace vitrine
