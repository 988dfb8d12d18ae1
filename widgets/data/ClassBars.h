#pragma once

#include "widgets/data/DataOutline.h"

#include <QAbstractScrollArea>

#include <memory>

namespace vitrine {

/// How often each class comes in each part of a set: a bar a class, of the parts' pieces. A click on a class filters by
/// it, a second one lets go.
class ClassBars : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ClassBars(QWidget *parent = nullptr);

    void setOutline(std::shared_ptr<const DataOutline> outline);
    int chosen() const { return m_chosen; } ///< −1: none
    void setChosen(int classIndex); ///< does not emit classChosen()
    QString describe(int classIndex) const; ///< "7: 560 training, 140 validation, 0 test"
    QString csv() const;
    QRect rowRect(int classIndex) const; ///< on the viewport
    static QColor colour(DataPart part);

signals:
    void classChosen(int classIndex); ///< −1: none any more

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    QSize sizeHint() const override { return {184, 160}; }
    QSize minimumSizeHint() const override { return {120, 72}; }

private:
    int rowHeight() const;
    int classAt(QPoint viewportPoint) const;
    void choose(int classIndex);
    void relayout();
    void paintRow(QPainter &painter, int classIndex, const QRect &rect) const;

    std::shared_ptr<const DataOutline> m_outline;
    std::int64_t m_most = 1; ///< of one class
    int m_nameWidth = 0;
    int m_chosen = -1;
    int m_cursor = 0; ///< of the keyboard
};

} // namespace vitrine
