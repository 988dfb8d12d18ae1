#pragma once

#include "core/base/Result.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace vitrine {

class LatestJob;
class YoloxState;

/// Says that a picture of the user's own is mixed with generated shapes, for want of others, and takes pictures for
/// the mosaic. Gone where there is nothing to say.
class PoolNote : public QWidget {
    Q_OBJECT

public:
    explicit PoolNote(YoloxState *state, QWidget *parent = nullptr);
    ~PoolNote() override;

    QPushButton *button() const { return m_button; }
    /// The mosaic takes its other pictures from these from now on: a step of undo. One that can't be read leaves all as
    /// it was.
    void add(const QStringList &files);

signals:
    void failed(const vitrine::Error &error);

private:
    void setTexts();
    void showPool();
    void ask();
    void take(const QStringList &files);

    YoloxState *m_state;
    LatestJob *m_job;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace vitrine
