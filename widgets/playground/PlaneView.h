#pragma once

#include "widgets/common/Export.h"
#include "widgets/playground/PlanePaint.h"
#include "widgets/training/TrainSettings.h"

#include <QWidget>

namespace vitrine {

class Playground;

/// The plane with the network's answer and the data; or, of sets over the line, the curve among the points. While a
/// neuron is pointed at, its map stands here large. With the brush in hand the mouse paints points of the present
/// class: left button paints, right button the next class; the eraser takes away.
class PlaneView : public QWidget {
    Q_OBJECT

public:
    enum class Tool { Look, Paint, Erase };

    explicit PlaneView(Playground *playground, QWidget *parent = nullptr);

    void setTool(Tool tool);
    Tool tool() const { return m_tool; }
    void setPaintClass(std::int64_t label) { m_label = label; }
    /// What the painting goes on from.
    void setPainted(const PaintedPoints &points) { m_painted = points; }
    PlaneFrame frame() const;
    ExportSource exportSource();

    QSize sizeHint() const override { return {360, 360}; }
    QSize minimumSizeHint() const override { return {200, 200}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

signals:
    void painted(const vitrine::PaintedPoints &points); ///< while the mouse moves
    void described(const QString &text); ///< what lies under the mouse

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void draw(QPainter &painter) const;
    void drawLine(QPainter &painter, const PlaneFrame &frame) const;
    void touch(const QMouseEvent &event);
    void addPoints(QPointF position, std::int64_t label);
    void erase(QPointF position);
    QString describe(QPointF position) const;

    Playground *m_playground;
    Tool m_tool = Tool::Look;
    std::int64_t m_label = 0;
    PaintedPoints m_painted;
    QPointF m_last; ///< where a point was painted last
};

} // namespace vitrine
