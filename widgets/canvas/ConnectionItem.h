#pragma once

#include <QGraphicsItem>
#include <QPainterPath>
#include <QString>

#include <vector>

namespace vitrine {

/// A connection: a curve through the lanes that the layout gave it, labelled with the shape of what flows.
class ConnectionItem : public QGraphicsItem {
public:
    /// What flows along it at the current step.
    enum class Flow { Waiting, Done, Forward, Backward };

    ConnectionItem(const QString &label, const QString &tip);

    void setCourse(QPointF from, const std::vector<QPointF> &bends, QPointF to);
    void setFlow(Flow flow);
    Flow flow() const { return m_flow; }

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void runBack(double height, QPointF to);

    QString m_label;
    QPainterPath m_path;
    QPointF m_labelAt;
    Flow m_flow = Flow::Waiting;
};

} // namespace vitrine
