#pragma once

#include "widgets/canvas/CanvasModel.h"
#include "widgets/common/Export.h"

#include <QGraphicsView>
#include <QTimer>

namespace vitrine {

class BlockItem;
class CanvasScene;
class FocusLens;
class Selection;
class StepCursor;

/// The network on its canvas: click or Tab and arrows select a block; dragging pans, the wheel zooms, Ctrl+0 fits,
/// Ctrl+1 shows it at 100 %. Pointing at a block shows its maps large.
class CanvasView : public QGraphicsView {
    Q_OBJECT
public:
    explicit CanvasView(QWidget *parent = nullptr);

    /// A sound network, or one with problems: those blocks are red and say what is wrong.
    void setNetwork(const Network &network, const GraphResult &result);
    void setNetwork(const Network &network, const Graph &graph);
    void setSelection(Selection *selection);
    void setCursor(StepCursor *cursor);

    CanvasScene *canvas() const { return m_scene; }
    double zoom() const { return transform().m11(); }
    void setZoom(double zoom);
    void selectBlock(BlockItem *block);
    ExportSource exportSource() const;

public slots:
    void fit();
    void showActualSize() { setZoom(1); }

signals:
    void blockOpened(const QString &id); ///< by a double click

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// Readable: fitted, but not so small that nothing can be read; Free: as the user has zoomed it.
    enum class Zoom { Readable, Fitted, Free };

    void setModel(CanvasModel model);
    void arrange(Zoom zoom);
    void followStep();
    void showLens();
    void hideLens();

    CanvasScene *m_scene;
    FocusLens *m_lens;
    QTimer m_lensDelay;
    BlockItem *m_hovered = nullptr;
    StepCursor *m_cursor = nullptr;
    std::optional<QPoint> m_panFrom;
    Zoom m_zoom = Zoom::Readable; ///< kept when the window's size changes
};

} // namespace vitrine
