#pragma once

#include <QElapsedTimer>

namespace vitrine {

/// Which changes by hand are one step of undo: all that a slider makes while it is dragged, or a key while it is held
/// down.
class ChangePace {
public:
    /// Whether a click right behind another change is of one step with it.
    enum class Clicks { Join, Apart };

    explicit ChangePace(Clicks clicks = Clicks::Join) : m_clicks(clicks) { }

    /// Asked once for each change: whether it joins the one before.
    bool joins();
    void restart() { m_last.invalidate(); } ///< the next change joins none

private:
    Clicks m_clicks;
    QElapsedTimer m_last; ///< since the last change
    bool m_wasDown = false; ///< that was made with a button of the mouse down
};

} // namespace vitrine
