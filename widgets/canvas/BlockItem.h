#pragma once

#include "widgets/canvas/CanvasModel.h"

#include <QColor>
#include <QGraphicsObject>
#include <QImage>
#include <QPen>
#include <QPixmapCache>

#include <functional>
#include <vector>

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

/// A small mark on a block, in its upper right corner, from right to left.
struct BlockBadge {
    QString text; ///< a few letters, or a symbol
    QColor color;
    QString tip; ///< what it means
    bool operator==(const BlockBadge &) const = default;
};

/// What other views add to a block's card.
struct BlockDecor {
    std::vector<BlockBadge> badges;
    QColor tint; ///< of the card, for a heat map; invalid: none
    bool operator==(const BlockDecor &) const = default;
};

/// How a port stands while a wire is drawn.
enum class PortLight { None, Fits, Misfit, Impossible };

/// A block on the canvas: a card with id, type, parameters, a live picture of its output or gradient, and its shape.
class BlockItem : public QGraphicsObject {
    Q_OBJECT
public:
    enum { Type = UserType + 1 };
    static constexpr double width = 176, height = 176;
    static constexpr double portRadius = 5;
    static constexpr QSize thumbnail{152, 84};

    BlockItem(const CanvasBlock &block, int number);

    int type() const override { return Type; }
    /// The same block after an edit.
    void setBlock(const CanvasBlock &block, int number);

    const CanvasBlock &block() const { return m_block; }
    int number() const { return m_number; } ///< in CanvasModel::blocks
    const BlockState &state() const { return m_state; }
    void setState(const BlockState &state);
    /// Asked for when it is painted, so that what is out of sight costs nothing.
    void setPicture(std::function<QImage(Pass)> picture) { m_picture = std::move(picture); }
    /// What stands in place of the picture where the output is a single number; else empty.
    void setNumber(std::function<QString()> number) { m_single = std::move(number); }
    /// Where connections go in and out, in the scene. The input after the last one is that of a block which takes more.
    QPointF inlet(int port) const { return mapToScene(inletAt(port)); }
    QPointF outlet(int port) const { return mapToScene(outletAt(port)); }
    int inletCount() const { return m_block.inputs + (m_block.takesMore ? 1 : 0); }
    int outletCount() const { return m_block.outputs; }
    /// By port; empty: none is lit.
    void setLights(std::vector<PortLight> inlets, std::vector<PortLight> outlets);
    /// The mouse is at this port; −1: at none.
    void setPointedPort(int inlet, int outlet);
    void setDecor(const BlockDecor &decor);
    const BlockDecor &decor() const { return m_decor; }
    /// The card alone, in the scene.
    QRectF cardRect() const { return QRectF(-width / 2, -height / 2, width, height).translated(pos()); }
    /// What a screen reader says: "conv1, Conv2d, 1 × 6 × 28 × 28, active: forward".
    QString spokenText() const;

    /// What it shows has changed.
    void touch();
    /// Drawn from a picture of itself, which is made anew when it shows something else. Off for lines and text.
    void setCached(bool cached) { m_isCached = cached; }
    /// While the view zooms, an old picture is drawn larger or smaller; makeSharp() then makes it anew for that scale.
    static void setZooming(bool on);
    /// True where there was something to do.
    bool makeSharp(double scale, double pixelRatio);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

signals:
    void entered(vitrine::BlockItem *item);
    void left(vitrine::BlockItem *item);

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    bool isFaded() const;
    void paintAll(QPainter &painter, double detail) const;
    void paintPicture(QPainter &painter, const QPixmap &picture) const;
    QPixmap makePicture(double scale, double pixelRatio);
    QPen border() const;
    void paintCard(QPainter &painter, double detail) const;
    void paintGround(QPainter &painter, const QRectF &card, double detail) const;
    void paintTexts(QPainter &painter) const;
    void paintTensor(QPainter &painter) const;
    void paintPorts(QPainter &painter) const;
    void paintPort(QPainter &painter, QPointF at, PortLight light, bool pointed, bool isFurther) const;
    void paintLock(QPainter &painter, double right) const;
    void paintBadges(QPainter &painter) const;
    void showTip();
    QPointF inletAt(int port) const;
    QPointF outletAt(int port) const;

    CanvasBlock m_block;
    int m_number;
    bool m_isCached = true;
    bool m_isStale = true; ///< the picture shows something else
    double m_pictureScale = 0;
    QPixmapCache::Key m_pictureKey;
    BlockState m_state;
    BlockDecor m_decor;
    std::vector<PortLight> m_inletLights, m_outletLights;
    int m_pointedInlet = -1, m_pointedOutlet = -1;
    std::function<QImage(Pass)> m_picture;
    std::function<QString()> m_single;
};

} // namespace vitrine
