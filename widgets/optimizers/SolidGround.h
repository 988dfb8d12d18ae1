#pragma once

#include "widgets/common/LatestJob.h"
#include "widgets/optimizers/SurfaceDecor.h"
#include "widgets/optimizers/SurfaceMesh.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace vitrine {

struct Competitor;

/// A path over a surface, as it is painted.
struct SolidTrail {
    int count = 0; ///< of its points
    std::function<Point2(int)> at;
    const Competitor &style; ///< its colour and line
    double width = 2;
};

/// A surface as a landscape; who knows what stands on it paints that. A drag or the arrow keys with Shift turn it, the
/// wheel zooms, a double click goes back. While it turns it is coarse.
class SolidGround : public QWidget {
    Q_OBJECT

public:
    explicit SolidGround(QWidget *parent = nullptr);

    const Camera &camera() const { return m_camera; }
    void setCamera(const Camera &camera);
    void paintAll(QPainter &painter);

public slots:
    void fit();
    void zoom(double factor);

protected:
    struct Shown {
        std::string surface; ///< tells it from others
        Point2 low, high;
        bool isLogarithmic = false, hasLines = false;
        bool operator==(const Shown &) const = default;
    };
    /// `isFiner`: the same ground, known more finely; what is painted stays until the next picture is there.
    void setGround(std::shared_ptr<const SurfaceKind> surface, const Shown &shown, bool isFiner = false);
    void clearGround();
    bool hasGround() const { return m_coarse != nullptr; }
    void setAxisNames(const AxisNames &names) { m_names = names; }
    virtual void paintOn(QPainter &painter) = 0;
    void paintTrail(QPainter &painter, const SolidTrail &trail) const;
    /// Faint where the surface stands in front of it; nothing outside the box.
    void paintMarker(QPainter &painter, Point2 place, const Competitor &style, double radius) const;

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintCoarse();
    void orderFine();
    std::optional<BoxPoint> boxPoint(Point2 place) const;
    void paintBox(QPainter &painter) const;

    std::shared_ptr<const SurfaceKind> m_surface;
    Camera m_camera;
    Shown m_shown;
    AxisNames m_names{QStringLiteral("x"), QStringLiteral("y")};
    std::shared_ptr<const SurfaceMesh> m_coarse, m_fine;
    QImage m_image;
    QPointF m_dragged;
    LatestJob m_job;
};

} // namespace vitrine
