#pragma once

#include "core/detection/Nms.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QAction;
class QLabel;

namespace vitrine {

class DetectionState;

/// Stepping through the suppression, a move a candidate, in the order of scores: first, back, play, step, last, and
/// back to the result; with the present move as a sentence.
class NmsStepper : public QWidget {
    Q_OBJECT

public:
    explicit NmsStepper(QWidget *parent = nullptr);

    void setState(DetectionState *state); ///< once
    int count() const { return static_cast<int>(m_moves.size()); }
    QString sentence() const;
    QAction *firstAction() const { return m_first; }
    QAction *backAction() const { return m_back; }
    QAction *playAction() const { return m_play; } ///< checkable
    QAction *stepAction() const { return m_step; }
    QAction *lastAction() const { return m_last; }
    QAction *endAction() const { return m_end; }

private:
    QAction *makeAction();
    void setTexts();
    void showIcons();
    void showResult();
    void showMove();
    void goTo(int move);
    void play(bool on);

    DetectionState *m_state = nullptr;
    std::vector<NmsMove> m_moves;
    QAction *m_first, *m_back, *m_play, *m_step, *m_last, *m_end;
    QLabel *m_sentence;
    QTimer m_timer;
};

} // namespace vitrine
