#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace vitrine {

enum class TrainStage;

/// Play or pause, one batch, one epoch, start over; a bar of progress and two lines of text: what the bars of a run and
/// of a comparison share. Which words stand there is theirs.
class RunControls : public QWidget {
    Q_OBJECT

public:
    QToolButton *play() const { return m_play; }
    QToolButton *batch() const { return m_batch; }
    QToolButton *epoch() const { return m_epoch; }
    QToolButton *startOver() const { return m_reset; }

signals:
    void playWanted(); ///< begin, go on, or pause
    void batchWanted();
    void epochWanted();
    void resetWanted();

protected:
    explicit RunControls(QWidget *parent);

    /// What the buttons do, and what the progress is of.
    void setHelp(const QString &batch, const QString &epoch, const QString &reset, const QString &progress);
    /// `play` and `help` are for a run that rests.
    void showControls(TrainStage stage, const QString &play, const QString &help);
    void showShare(double share, const QString &text); ///< 0 … 1
    /// While data is read.
    void showPreparing(double share);

private:
    QToolButton *m_play, *m_batch, *m_epoch, *m_reset;
    QProgressBar *m_progress;
    QLabel *m_text;
};

} // namespace vitrine
