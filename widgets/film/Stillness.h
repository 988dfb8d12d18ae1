#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace vitrine {

/// Knows when a window has settled after a change: what was begun is done, and nothing of it has asked to be painted
/// again for a moment. Answers of other threads, and what is painted a little later, have come by then.
class Stillness : public QObject {
    Q_OBJECT

public:
    explicit Stillness(QWidget *window, QObject *parent = nullptr);

    /// still() comes once. `isBusy` may be empty; while it says so, it is waited for. What moves by itself, a progress
    /// bar, is waited for a while only.
    void await(std::function<bool()> isBusy);
    void stop();

signals:
    void still();

private:
    void look();
    void wait(); ///< something was painted

    std::function<bool()> m_isBusy;
    QTimer m_quiet;
    QElapsedTimer m_since; ///< since it was last busy
};

} // namespace vitrine
