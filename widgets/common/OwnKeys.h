#pragma once

#include <functional>
#include <initializer_list>

class QEvent;
class QKeyEvent;

namespace vitrine {

/// Keys that a view uses itself while it has the keyboard, though the window has shortcuts of them: takes
/// QEvent::ShortcutOverride of such a key. False: another event or key, and nothing is done.
bool keepsKey(QEvent *event, const std::function<bool(const QKeyEvent &key)> &isOwn);
/// These, as Qt::Key, with any modifiers.
bool keepsKeys(QEvent *event, std::initializer_list<int> keys);
/// The four arrows, likewise.
bool keepsArrows(QEvent *event);

} // namespace vitrine
