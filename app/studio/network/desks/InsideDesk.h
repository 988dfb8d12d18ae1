#pragma once

#include "widgets/canvas/CanvasView.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <functional>

class QMenu;

namespace vitrine {

class BuildDesk;
class CanvasView;
class Documents;
class InsideBar;
class Selection;
struct DocumentState;

/// Where in the network the canvas of the Network room stands: at its blocks, or inside of one. Leads in and out, comes
/// back to what was seen before, and keeps the place of every tab.
class InsideDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        BuildDesk *build;
        Documents *documents;
        Selection *selection;
        CanvasView *canvas;
    };
    InsideDesk(const Parts &parts, QWidget *window);

    InsideBar *bar() const { return m_bar; }
    bool isInside() const;
    /// Whether a block of the canvas, by its path, has an inside.
    bool hasInside(const QString &path) const;
    /// One level down: into a composite, or out of the composite through one of its entrances and exits. False for a
    /// block that has no inside.
    bool open(const QString &path);
    /// One level up, to the block that was gone into, which is selected; false at the top.
    bool leave();
    /// Esc: what is selected in depth first. False where there is nothing to leave.
    bool climb();
    /// What is to be replaced by its parts now: the selected composite, else the one whose inside is shown; may be
    /// empty.
    QString replaceable() const;
    void replace();
    /// What else the menu of a block holds.
    void fillBlockMenu(QMenu *menu, const QString &path);

signals:
    void changed(); ///< another place is shown
    void parametersWanted(); ///< of the block that is selected

private:
    void goTo(const QString &path);
    void follow();
    void followSelection();
    void showBar();
    void turn(const DocumentState &now);

    Parts m_parts;
    InsideBar *m_bar;
    QHash<QString, CanvasView::Outlook> m_outlooks; ///< of what was left downwards, by path
    QHash<quint64, QHash<QString, CanvasView::Outlook>> m_left; ///< the same of tabs that are not in front
    bool m_isGoing = false; ///< the user goes, and what is selected follows
};

} // namespace vitrine
