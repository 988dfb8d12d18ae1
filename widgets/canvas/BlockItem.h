#pragma once

#include "widgets/canvas/CanvasModel.h"

#include <QGraphicsObject>
#include <QImage>

#include <functional>

namespace vitrine {

/// How a block stands at the current step.
struct BlockState {
    bool forwardDone = false;
    bool backwardDone = false; ///< and the cursor is in the backward pass: its gradient is shown
    bool active = false; ///< this step is this block's
    Pass pass = Pass::Forward; ///< of the current step
    bool receptive = false; ///< the explained number came from here
    bool operator==(const BlockState &) const = default;
};

/// A block on the canvas: a card with id, type, parameters, a live picture of its output or gradient, and its shape.
class BlockItem : public QGraphicsObject {
    Q_OBJECT
public:
    static constexpr double width = 176, height = 176;
    static constexpr QSize thumbnail{152, 84};

    BlockItem(const CanvasBlock &block, int number);

    const CanvasBlock &block() const { return m_block; }
    int number() const { return m_number; } ///< in CanvasModel::blocks
    const BlockState &state() const { return m_state; }
    void setState(const BlockState &state);
    /// Asked for when it is painted, so that what is out of sight costs nothing.
    void setPicture(std::function<QImage(Pass)> picture) { m_picture = std::move(picture); }
    /// What stands in place of the picture where the output is a single number; else empty.
    void setNumber(std::function<QString()> number) { m_single = std::move(number); }
    /// Where connections go in and out.
    QPointF inlet(int port, int ports) const;
    QPointF outlet(int port, int ports) const;
    /// What a screen reader says: "conv1, Conv2d, 1 × 6 × 28 × 28, active: forward".
    QString spokenText() const;

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

signals:
    void entered(vitrine::BlockItem *item);
    void left(vitrine::BlockItem *item);

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    void paintCard(QPainter &painter, double detail) const;
    void paintTexts(QPainter &painter) const;
    void paintPicture(QPainter &painter) const;

    CanvasBlock m_block;
    int m_number;
    BlockState m_state;
    std::function<QImage(Pass)> m_picture;
    std::function<QString()> m_single;
};

} // namespace vitrine
