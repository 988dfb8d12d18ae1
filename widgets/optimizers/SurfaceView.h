#pragma once

#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/SurfaceFrame.h"
#include "widgets/optimizers/SurfacePicture.h"

#include <QWidget>

#include <optional>

namespace vitrine {

/// The surface from above with the race on it. A click or drag is a new start for all competitors; a click on a marker
/// selects. The wheel zooms, the middle or right button pans; with Shift the arrow keys move the start.
class SurfaceView : public QWidget {
    Q_OBJECT

public:
    explicit SurfaceView(QWidget *parent = nullptr);

    void setState(OptimizersState *state); ///< once
    const SurfaceFrame &frame() const { return m_frame; }
    bool hasPicture() const { return m_picture != nullptr; }
    /// What is said of the place under the mouse.
    QString readout() const;
    /// For export: the same picture on any painter, lines as lines.
    void paintAll(QPainter &painter);

public slots:
    void fit();
    void zoom(double factor);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showRace();
    void setFrame(const SurfaceFrame &frame);
    void orderPicture();
    int competitorAt(const QPointF &pixel) const;
    void paintGround(QPainter &painter, bool asLines) const;
    void paintReadout(QPainter &painter) const;

    OptimizersState *m_state = nullptr;
    SurfaceFrame m_frame;
    bool m_isFitted = true; ///< follows the size of the window
    RaceSetup m_shown; ///< whose surface and part the frame was made for
    HeightScale m_scale;
    std::shared_ptr<const SurfacePicture> m_picture;
    LatestJob m_job;
    std::optional<QPointF> m_hovered;
    std::optional<QPointF> m_panned; ///< from where, while panning
};

} // namespace vitrine
