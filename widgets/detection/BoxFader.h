#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace vitrine {

/// How visible each kept box is: boxes come and go within 150 ms when a threshold moves, and end exactly at 1 or gone.
class BoxFader : public QObject {
    Q_OBJECT

public:
    static constexpr int milliseconds = 150;

    explicit BoxFader(QObject *parent = nullptr);

    /// These cells are shown from now on; the others go. `animated` false: at once.
    void setCells(const std::vector<int> &cells, bool animated);
    /// Cells that are seen, with an opacity above 0, up to 1.
    const std::map<int, double> &opacities() const { return m_opacities; }
    bool isMoving() const { return m_timer.isActive(); }

signals:
    void changed(); ///< a step of the animation was made

private:
    void advance();

    std::map<int, double> m_opacities;
    std::vector<int> m_cells; ///< shown, sorted
    QTimer m_timer;
    QElapsedTimer m_clock;
};

} // namespace vitrine
