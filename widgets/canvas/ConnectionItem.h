#pragma once

#include <QGraphicsItem>
#include <QPainterPath>
#include <QString>

#include <vector>

namespace vitrine {

/// A connection: a wire labelled with the shape of what flows.
class ConnectionItem : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };
    /// What flows along it at the current step.
    enum class Flow { Waiting, Done, Forward, Backward };

    ConnectionItem();

    int type() const override { return Type; }
    /// `number`: in CanvasModel::connections.
    void setConnection(int number, const QString &label, const QString &tip);
    int number() const { return m_number; }
    /// Where it starts, bends as the layout has it, and ends; true where that is another way than before.
    bool setCourse(std::vector<QPointF> course);
    void setPath(const QPainterPath &path, QPointF labelAt);
    const QPainterPath &path() const { return m_path; }
    void setFlow(Flow flow);
    Flow flow() const { return m_flow; }
    /// What is dragged over it would be put in here.
    void setTarget(bool on);
    bool isTarget() const { return m_isTarget; }

    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    void paintLabel(QPainter &painter) const;

    int m_number = -1;
    QString m_label;
    std::vector<QPointF> m_course;
    QPainterPath m_path;
    QPointF m_labelAt;
    QRectF m_bounds;
    Flow m_flow = Flow::Waiting;
    bool m_isTarget = false;
    bool m_isPointed = false;
};

} // namespace vitrine
