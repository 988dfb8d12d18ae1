#pragma once

#include "core/edit/Blocks.h"
#include "widgets/canvas/CanvasModel.h"
#include "widgets/canvas/MouseTool.h"
#include "widgets/common/Export.h"

#include <QGraphicsView>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

class QMenu;

namespace vitrine {

class BlockItem;
class CanvasScene;
class ConnectionItem;
class FocusLens;
class Selection;
class StepCursor;
struct Inside;

/// The network on its canvas: click or Tab and arrows select a block, a drag over the empty canvas selects several; the
/// middle button, Space with a drag, or two fingers pan; the wheel or a pinch zooms, Ctrl+0 fits, Ctrl+1 shows it at
/// 100 %. Pointing at a block shows its maps large. What editing needs of it, it tells in signals.
class CanvasView : public QGraphicsView {
    Q_OBJECT
public:
    explicit CanvasView(QWidget *parent = nullptr);
    ~CanvasView() override;

    /// Another network: sound, or one with problems, whose blocks are red and say what is wrong.
    void setNetwork(const Network &network, const GraphResult &result);
    void setNetwork(const Network &network, const Graph &graph);
    /// The inside of one of its blocks. What it is named by on the canvas are paths.
    void setInside(const Inside &inside, const Graph &graph);
    /// The same one after an edit: zoom, place and selection stay, and so do the items of all that was not edited.
    void showEdit(const Network &network, const GraphResult &result);
    void showEdit(const Inside &inside, const Graph &graph);
    void setSelection(Selection *selection);
    void setCursor(StepCursor *cursor);

    CanvasScene *canvas() const { return m_scene; }
    /// Readable: fitted, but not so small that nothing can be read; Free: as the user has zoomed it.
    enum class Zoom { Readable, Fitted, Free };
    /// What of the canvas is seen.
    struct Outlook {
        double zoom = 1;
        QPointF centre;
        Zoom kind = Zoom::Readable;
    };
    Outlook outlook() const;
    void setOutlook(const Outlook &outlook);
    double zoom() const { return transform().m11(); }
    void setZoom(double zoom);
    void pan(QPoint way); ///< pixels
    void selectBlock(BlockItem *block);
    /// Scrolls only where not all of the block is seen, so that what was fitted stays.
    void bringIntoView(const BlockItem *block);
    /// Scrolls to a block, and zooms in where it could not be read.
    void reveal(BlockItem *block);
    ExportSource exportSource() const;

    /// Blocks can be moved with the mouse.
    void setEditable(bool on) { m_isEditable = on; }
    bool isEditable() const { return m_isEditable; }
    /// Asked before those that are there.
    void addTool(std::unique_ptr<MouseTool> tool);
    /// Fills the context menu of a place, before the items for export.
    void setMenu(std::function<void(QMenu *menu, QPointF scene)> fill) { m_fillMenu = std::move(fill); }
    /// Whether a block of this type may be put into a wire.
    void setInsertCheck(std::function<bool(const QString &type)> check) { m_insertCheck = std::move(check); }
    bool canInsert(const QString &type) const { return m_insertCheck && m_insertCheck(type); }
    /// What stands on the canvas of a network without blocks.
    void setHint(const QString &text);

    bool isSpaceHeld() const { return m_isSpaceHeld; }
    void setPanning(bool on);
    void setBand(const QRectF &band); ///< in the scene; null: none
    MousePlace placeOf(QPoint view, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) const;
    /// Drops what the mouse has begun; false where that is nothing.
    bool cancelTool();
    void hideLens();

public slots:
    void fit();
    void showActualSize();
    void zoomBy(double factor); ///< about the middle

signals:
    void blocksMoved(const vitrine::edit::Positions &positions, vitrine::ConnectionItem *onto);
    void blockOpened(const QString &id); ///< double click, or Enter
    void leaveWanted(); ///< out of the composite whose inside is shown
    void wireActivated(vitrine::ConnectionItem *wire, QPointF scene);
    void placeActivated(QPointF scene); ///< double click on the empty canvas
    void groupActivated(int group);
    void groupSwitched(int group); ///< collapse it, or open it
    void typeDragged(const QString &type, QPointF scene); ///< a block of the palette is over the canvas
    void typeDropped(const QString &type, QPointF scene);
    void dragLeft();
    void spaceTapped(); ///< pressed and let go, with no drag between
    void viewMoved(); ///< scrolled, zoomed or resized

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    bool focusNextPrevChild(bool next) override;

private:
    void connectLens();
    void setModel(CanvasModel model);
    void showEdit(CanvasModel model);
    void announce();
    void arrange(Zoom zoom);
    const BlockItem *mostWanted() const;
    void centreWithin(const QRectF &whole, QPointF wanted);
    void followStep();
    void showLens();
    void sharpen();
    void walk(const QKeyEvent &event, QPointF direction);
    void open(const BlockItem *block);
    void nudge(QPointF direction);

    CanvasScene *m_scene;
    FocusLens *m_lens;
    QTimer m_lensDelay;
    QTimer m_settle; ///< from the last step of the zoom until blocks are drawn sharp again
    BlockItem *m_hovered = nullptr;
    StepCursor *m_cursor = nullptr;
    std::vector<std::unique_ptr<MouseTool>> m_tools; ///< the first that takes a press has the mouse
    MouseTool *m_tool = nullptr; ///< has the mouse now
    std::function<void(QMenu *, QPointF)> m_fillMenu;
    std::function<bool(const QString &)> m_insertCheck;
    QString m_hint;
    QString m_announced; ///< the selected block that was brought into view
    QRectF m_band;
    bool m_isEditable = false;
    bool m_isPointing = false; ///< the mouse is moving, not the canvas under it
    bool m_isSpaceHeld = false;
    bool m_spaceWasUsed = false;
    Zoom m_zoom = Zoom::Readable; ///< kept when the window's size changes
};

/// What a drag of a kind of block from the palette carries: its type.
inline constexpr const char *blockMimeType = "application/x-vitrine-block";

} // namespace vitrine
