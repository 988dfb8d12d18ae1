#pragma once

#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/SurfaceMesh.h"

#include <QWidget>

#include <optional>

namespace vitrine {

/// The surface as a landscape with the race on it. A drag or the arrow keys with Shift turn it, the wheel zooms, a
/// double click goes back. While it turns it is coarse.
class SolidView : public QWidget {
    Q_OBJECT

public:
    explicit SolidView(QWidget *parent = nullptr);

    void setState(OptimizersState *state); ///< once
    const Camera &camera() const { return m_camera; }
    void setCamera(const Camera &camera);
    void paintAll(QPainter &painter);

public slots:
    void fit();
    void zoom(double factor);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Shown {
        std::string surface;
        Point2 low, high;
        bool isLogarithmic = false, hasLines = false;
        bool operator==(const Shown &) const = default;
    };
    void showRace();
    void paintCoarse();
    void orderFine();
    std::optional<BoxPoint> boxPoint(const WalkPoint &point) const;
    void paintBox(QPainter &painter) const;
    void paintTrail(QPainter &painter, const RaceEntry &entry) const;

    OptimizersState *m_state = nullptr;
    Camera m_camera;
    Shown m_shown;
    std::shared_ptr<const SurfaceMesh> m_coarse, m_fine;
    QImage m_image;
    QPointF m_dragged;
    LatestJob m_job;
};

} // namespace vitrine
