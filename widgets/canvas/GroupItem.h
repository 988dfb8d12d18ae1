#pragma once

#include <QGraphicsItem>
#include <QString>

namespace vitrine {

/// A frame with a name around blocks; collapsed, a card in their place. Its title bar is what the mouse takes hold of.
class GroupItem : public QGraphicsItem {
public:
    enum { Type = UserType + 3 };
    static constexpr double titleHeight = 28, margin = 20;

    explicit GroupItem(int number);

    int type() const override { return Type; }
    int number() const { return m_number; } ///< in CanvasModel::groups
    /// `count`: of its blocks.
    void setGroup(int number, const QString &name, bool isCollapsed, int count);
    bool isCollapsed() const { return m_isCollapsed; }
    const QString &name() const { return m_name; }
    /// Of the frame with its title bar, in the scene.
    void setFrame(const QRectF &frame);
    const QRectF &frame() const { return m_frame; }
    QRectF titleBar() const { return {m_frame.left(), m_frame.top(), m_frame.width(), titleHeight}; }
    /// Whether a place in the scene is on the switch that collapses it.
    bool isSwitch(QPointF place) const;
    /// Where the wires of a collapsed group end.
    QPointF inlet() const { return {m_frame.left(), m_frame.center().y()}; }
    QPointF outlet() const { return {m_frame.right(), m_frame.center().y()}; }

    QRectF boundingRect() const override { return m_frame.adjusted(-4, -4, 4, 4); }
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintTitle(QPainter &painter) const;

    int m_number;
    QString m_name;
    QRectF m_frame;
    int m_count = 0;
    bool m_isCollapsed = false;
};

} // namespace vitrine
