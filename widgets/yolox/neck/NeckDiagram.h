#pragma once

#include "widgets/yolox/neck/NeckSet.h"

#include <QWidget>

#include <memory>

namespace vitrine {

/// The three levels of a neck, coarse above fine, and what each tells which: operations as boxes in the order of
/// computing, ways down and up in colours of their own. A click on a box or an arrow chooses whose map is shown, the
/// arrow keys go through them in order.
class NeckDiagram : public QWidget {
    Q_OBJECT

public:
    explicit NeckDiagram(QWidget *parent = nullptr);

    void setNeck(std::shared_ptr<const NeckSet> necks, NeckKind kind); ///< null: there is none yet
    void setHint(const QString &hint); ///< said where there is none
    int place() const { return m_place; }
    void setPlace(int place); ///< of NeckPlan::places; does not emit chosen()
    /// Where a place's box lies; for tests and tooltips.
    QRectF boxOf(int place) const;
    void paint(QPainter &painter, const QSizeF &size) const;

    QSize sizeHint() const override { return {760, 216}; }
    QSize minimumSizeHint() const override { return {480, 176}; }

signals:
    void chosen(int place); ///< by the user

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Grid; ///< where places lie in a size

    const NeckResult *neck() const { return m_necks ? &m_necks->of(m_kind) : nullptr; }
    int placeAt(const QPointF &point) const;
    void paintEdge(QPainter &painter, const Grid &grid, const NeckEdge &edge) const;
    void paintPlace(QPainter &painter, const Grid &grid, int place) const;
    void paintLegend(QPainter &painter, const Grid &grid) const;
    void choose(int place);
    void setTexts();

    std::shared_ptr<const NeckSet> m_necks;
    NeckKind m_kind = NeckKind::Pan;
    int m_place = 0;
    QString m_hint;
};

} // namespace vitrine
