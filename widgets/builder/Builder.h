#pragma once

#include "widgets/canvas/CanvasScene.h"

#include <QObject>

#include <functional>
#include <optional>
#include <utility>

class QMenu;

namespace vitrine {

class BlockSearch;
class CanvasEditor;
class CanvasView;
class FindBar;
class Minimap;
class NameField;
class OwnBlockTools;
class PlacePopup;
class PointerTip;
class WireTool;

/// Makes a canvas one to build on: wires can be drawn, blocks searched for in place, found, renamed; a map shows the
/// whole, the context menu what can be done. Puts the small parts together; the edits are CanvasEditor's.
class Builder : public QObject {
    Q_OBJECT

public:
    explicit Builder(CanvasView *view, QObject *parent = nullptr);

    CanvasEditor *editor() const { return m_editor; }
    PlacePopup *popup() const { return m_popup; }
    FindBar *findBar() const { return m_find; }
    Minimap *minimap() const { return m_map; }
    NameField *nameField() const { return m_name; }
    PointerTip *tip() const { return m_tip; }
    OwnBlockTools *ownBlocks() const { return m_own; }
    /// All kinds of blocks, for a panel beside the canvas.
    BlockSearch *palette() const { return m_palette; }
    /// What else the menu of one block holds, below what builds.
    void setBlockExtras(std::function<void(QMenu *menu, const QString &block)> fill) { m_extras = std::move(fill); }

public slots:
    void askForBlock(); ///< in place, next to what is selected
    void rename(); ///< the selected block or group
    void find();

private:
    void connectSearch();
    void connectDrags();
    void askAt(QPointF scene);
    void askInto(const Connection &wire, QPointF scene);
    void askAfter(const PortRef &origin, QPointF scene);
    void take(const QString &type, const QString &typed);
    void fillMenu(QMenu *menu, QPointF scene);
    void fillWireMenu(QMenu *menu, ConnectionItem *wire, QPointF scene);
    void fillBlockMenu(QMenu *menu);
    void fillInsideMenu(QMenu *menu);
    void fillExtras(QMenu *menu);
    void fillGroupMenu(QMenu *menu, const GroupItem *group);
    void renameGroup(int group);
    QPoint globalOf(QPointF scene) const;

    /// What a block that is searched for in place is to be joined with.
    struct Wanted {
        std::optional<QPointF> place;
        std::optional<Endpoint> origin; ///< where the wire came from that was let go of
        bool fromInput = false; ///< it came from an input, which is to be fed
        std::optional<Connection> into;
    };

    std::function<void(QMenu *menu, const QString &block)> m_extras;
    CanvasView *m_view;
    CanvasEditor *m_editor;
    PlacePopup *m_popup;
    PointerTip *m_tip;
    FindBar *m_find;
    Minimap *m_map;
    NameField *m_name;
    BlockSearch *m_palette;
    OwnBlockTools *m_own;
    WireTool *m_wires = nullptr; ///< the view's
    Wanted m_wanted;
    ConnectionItem *m_target = nullptr; ///< under a block that is dragged in
};

} // namespace vitrine
