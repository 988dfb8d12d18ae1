#pragma once

#include <QLabel>

namespace vitrine {

/// A sentence beside the mouse for as long as something is dragged; unlike a tool tip it stays and keeps up.
class PointerTip : public QLabel {
    Q_OBJECT

public:
    enum class Tone { Good, Doubtful, Bad };

    explicit PointerTip(QWidget *parent);

    /// Beside `place` (in the parent), where there is room. An empty text hides it.
    void say(const QString &text, Tone tone, QPoint place);

private:
    Tone m_tone = Tone::Good;
};

} // namespace vitrine
