#pragma once

#include "widgets/landscape/LandscapeLook.h"
#include "widgets/optimizers/SurfaceFrame.h"
#include "widgets/optimizers/SurfacePicture.h"

#include <QWidget>

namespace vitrine {

/// A landscape from above, with its lines of equal loss and the paths. A click chooses a place, a drag moves the view,
/// the wheel zooms, a double click goes back; with Shift the arrow keys move the chosen place, Return takes it.
class LandscapeMap : public QWidget {
    Q_OBJECT

public:
    explicit LandscapeMap(LandscapeSession *session, QWidget *parent = nullptr);

    /// Null: there is none.
    void setSurface(std::shared_ptr<const LandscapeSurface> surface);
    void setLook(const LandscapeLook &look);
    void setHint(const QString &hint); ///< what stands where there is no landscape
    bool hasPicture() const { return m_picture != nullptr; }
    const SurfaceFrame &frame() const { return m_frame; }
    /// What is said of the place under the mouse; empty where there is nothing.
    QString readout() const;
    void paintAll(QPainter &painter);

public slots:
    void fit();
    void zoom(double factor);

signals:
    void chosen(vitrine::Point2 place);
    void taken(); ///< the chosen place, by the keyboard

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
    void setFrame(const SurfaceFrame &frame);
    void orderPicture();
    QRectF area() const; ///< of x and y
    QString pathReadout(const QPointF &pixel) const;
    void paintGround(QPainter &painter, bool asLines) const;
    void paintPaths(QPainter &painter) const;
    void paintPlaces(QPainter &painter) const;
    void paintReadout(QPainter &painter) const;
    void paintHint(QPainter &painter) const;

    LandscapeSession *m_session;
    std::shared_ptr<const LandscapeSurface> m_surface;
    LandscapeLook m_look;
    QString m_hint;
    SurfaceFrame m_frame;
    bool m_isFitted = true; ///< follows the size of the window
    HeightScale m_scale;
    std::shared_ptr<const SurfacePicture> m_picture;
    LatestJob m_job;
    std::optional<QPointF> m_hovered, m_pressed;
    bool m_isDragged = false;
};

} // namespace vitrine
