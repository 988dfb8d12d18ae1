#pragma once

#include "widgets/common/Export.h"
#include "widgets/maps/GridGeometry.h"
#include "widgets/maps/MapAtlas.h"

#include <QAbstractScrollArea>
#include <QStringList>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine {

class LatestJob;
struct LongTable;

/// Indices of a tensor that light up: inclusive corners.
struct MapHighlight {
    Index first, last;
};

/// Every channel of a tensor as a picture, nearest neighbour; signals as strips, vectors as bars. Hovering tells the
/// exact value, a click or Return chooses it, arrows move a cursor, Ctrl+wheel and + − 0 zoom.
class MapGridView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit MapGridView(QWidget *parent = nullptr);

    void setTensor(const Snapshot &tensor, TensorRole role = TensorRole::Activation);
    /// Nothing to show, and why: "not computed yet at this step".
    void setMessage(const QString &message);
    /// Names of a vector's numbers: the classes. Empty: their positions.
    void setElementNames(const QStringList &names);
    /// For the title of what is copied or saved, and for screen readers: "conv1, output".
    void setTitle(const QString &title);
    void setChoice(PlaneChoice choice);
    void setScaleMode(ScaleMode mode);
    /// Signed colours even where nothing is below zero: of differences.
    void setSigned(bool isSigned);
    void setNetworkRange(ValueSpan range);
    void setHighlights(std::vector<MapHighlight> highlights);
    /// Places that a hand has changed, with a mark in their corner.
    void setChangedPlaces(std::vector<Index> places);
    /// The selected place; brings it on view.
    void setMarked(const std::optional<Index> &index);
    /// Chooses the sample, slice and page of a place and scrolls to it.
    void bringOnView(const Index &index);
    /// As if the mouse pointed there: what a twin view is pointed at.
    void setHoveredCell(const std::optional<vitrine::PlaneCell> &cell);
    void setZoom(double zoom);
    /// What is told of a number where more is to be said than describe() knows. Empty: describe().
    void setDescriber(std::function<QString(const PlaneCell &)> describer) { m_describer = std::move(describer); }

    const PlaneLayout &layout() const { return m_atlas.reader().layout(); }
    const GridGeometry &geometry() const { return m_grid; }
    const Snapshot &tensor() const { return m_atlas.reader().tensor(); }
    /// The range of a large tensor is being found; the scale is that of its first plane so far.
    bool isRanging() const { return m_atlas.needsLayerRange(); }
    bool hasTensor() const { return m_atlas.reader().isValid(); }
    ColourScale legend() const { return m_atlas.legend(); }
    ScaleMode scaleMode() const { return m_atlas.mode(); }
    std::optional<PlaneCell> cursorCell() const { return m_cursor; }
    double zoom() const { return m_zoom; }
    /// The value under a point of the viewport.
    std::optional<PlaneCell> cellAt(QPoint viewportPoint) const;
    QRectF cellRect(const PlaneCell &cell) const; ///< on the viewport
    /// "[0, 3, 5, 6] = 0.123456789"
    QString describe(const PlaneCell &cell) const;
    ExportSource exportSource() const;

signals:
    void hovered(const std::optional<vitrine::PlaneCell> &cell);
    void activated(const vitrine::Index &index);
    void choiceChanged(const vitrine::PlaneChoice &choice); ///< by setMarked()
    void scaleChanged();
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    QSize sizeHint() const override { return {320, 240}; }
    QSize minimumSizeHint() const override { return {72, 48}; }

private:
    void relayout();
    void reload(const Snapshot &tensor, TensorRole role, PlaneChoice choice);
    void findRange();
    QPointF scrollOffset() const;
    void repaintCell(const std::optional<PlaneCell> &cell);
    void scrollTo(const PlaneCell &cell);
    QString tipOf(const PlaneCell &cell) const { return m_describer ? m_describer(cell) : describe(cell); }
    bool moveCursor(int key);
    LongTable numbers() const;

    /// `withPictures` false: they are there already, from compose().
    void paintContent(QPainter &painter, const QRectF &visible, bool withPictures = true);
    QImage compose(const QRectF &visible);
    void paintPicture(QPainter &painter, std::int64_t plane);
    void paintBar(QPainter &painter, std::int64_t plane);
    void paintName(QPainter &painter, std::int64_t plane);
    void paintHighlights(QPainter &painter, std::int64_t plane);
    void paintChangedPlaces(QPainter &painter, const QRectF &visible);
    void paintFrame(QPainter &painter, const QRectF &rect, const QColor &colour, double width) const;

    mutable MapAtlas m_atlas;
    LatestJob *m_ranging; ///< of a large tensor
    GridGeometry m_grid;
    std::function<QString(const PlaneCell &)> m_describer;
    QString m_message, m_title;
    QStringList m_names;
    std::vector<MapHighlight> m_highlights;
    std::vector<Index> m_changed;
    std::optional<Index> m_marked;
    std::optional<PlaneCell> m_cursor, m_hovered;
    PlaneChoice m_choice;
    double m_zoom = 1;
};

} // namespace vitrine
