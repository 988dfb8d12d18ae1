#pragma once

#include "widgets/session/Outcome.h"

#include <QWidget>

namespace vitrine {

/// The five best classes with their probabilities, as bars; the class that the loss compares with is marked.
class AnswerView : public QWidget {
    Q_OBJECT

public:
    explicit AnswerView(QWidget *parent = nullptr);

    void setAnswer(const Answer &answer);
    /// Said where the answer is not a list of classes, in the user's language; empty: just that.
    void setInstead(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void classPicked(int index); ///< a click on a bar: take this class as target

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int rowHeight() const;
    int rowAt(QPoint position) const; ///< −1: none
    QString tipAt(QPoint at) const;
    void describe();

    Answer m_answer;
    QString m_instead;
};

} // namespace vitrine
