#pragma once

#include "widgets/common/Export.h"
#include "widgets/detection/PicturePaint.h"

#include <QPixmap>
#include <QWidget>

namespace vitrine {

class BoxFader;
class TruthSource;

/// The picture with what was found in it, to zoom and to pan. The wheel, + and − zoom, Ctrl+0 fits; dragging pans where
/// the picture is larger than the view, with the middle button or the space bar always. A click selects a box or asks
/// about an empty place, arrows and Tab go from box to box, Escape clears.
class PictureView : public QWidget {
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);
    ~PictureView() override;

    void setState(DetectionState *state); ///< once
    /// What is annotated, to be shown where its layer is on; once.
    void setTruth(TruthSource *truth);
    /// What stands in an empty view.
    void setMessage(const QString &message);

    double zoom() const { return m_transform.scale; }
    const PictureTransform &transform() const { return m_transform; }
    void setZoom(double zoom, const QPointF &fixed); ///< `fixed` stays where it is on the view
    void fit();
    /// The same scale and the same place in the middle as another view of the same picture.
    void showAs(const PictureView &other);
    /// Brings a rectangle of the picture into view.
    void reveal(const QRectF &inPicture);
    /// Beside another detector: what the kept boxes are, by cell; none: nothing is compared.
    void setChanges(std::optional<std::map<int, BoxChange>> changes);
    /// Boxes that are seen now, also those that are fading.
    const std::map<int, double> &opacities() const;
    const std::vector<PlacedLabel> &labels();
    bool isFading() const;
    ExportSource exportSource() const;

    QSize sizeHint() const override { return {640, 480}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

signals:
    void zoomChanged(double zoom);
    void placed(); ///< zoomed, panned, or fitted

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// What the pixels below the boxes depend on.
    struct BackgroundKey {
        const DetectionRun *run = nullptr;
        PictureTransform transform;
        QSize size;
        double ratio = 1;
        DetectionLayers layers;
        QRgb colour = 0;
        bool operator==(const BackgroundKey &) const = default;
    };

    bool hasRun() const { return m_state && m_state->run(); }
    QRectF content() const; ///< what can be seen, in pixels of the picture
    double fittingZoom() const;
    void place(PictureTransform transform);
    void keepInside(PictureTransform &transform) const;
    bool isLarger() const; ///< than the view
    void showRun();
    void showResult();
    void showSummary();
    void invalidateLabels();
    const PictureTruth *truth() const;
    bool isSeen(int cell) const; ///< whether the layer of ground truth leaves the box in sight
    std::vector<int> labelledCells() const;
    int boxUnder(const QPointF &position) const;
    void click(const QPointF &position);
    void stepSelection(int by);
    bool isOwnKey(const QKeyEvent &event) const;
    QString toolTipAt(const QPointF &position) const;
    QString truthToolTipAt(const QPointF &position, int cell) const;
    PictureScene scene(const PictureTransform &transform, const QRectF &bounds) const;

    void paintBackground();
    void paintPicture(QPainter &painter);
    void paintLegend(QPainter &painter);

    DetectionState *m_state = nullptr;
    TruthSource *m_truth = nullptr;
    BoxFader *m_fader;
    QString m_message;
    PictureTransform m_transform;
    bool m_fitted = true;
    bool m_snap = true; ///< the next result belongs to another picture: boxes don't fade
    QSize m_pictureSize;
    QPixmap m_background;
    BackgroundKey m_backgroundKey;
    QImage m_scaled; ///< the picture at a zoom below 1
    std::vector<PlacedLabel> m_labels;
    bool m_labelsValid = false;
    std::vector<NmsMove> m_moves;
    std::optional<std::map<int, BoxChange>> m_changes;
    QPointF m_pressed, m_panFrom;
    bool m_pressing = false, m_panning = false, m_space = false;
};

} // namespace vitrine
