#pragma once

#include "core/graph/own/Definition.h"

#include <QObject>

class QMenu;

namespace vitrine {

class BlockSearch;
class CanvasEditor;
class NameField;
class OwnBlocks;

/// Making, changing and keeping blocks of the user's own: what is selected on the canvas becomes one, and “My blocks”
/// in a search can be edited, exported, deleted.
class OwnBlockTools : public QObject {
    Q_OBJECT

public:
    OwnBlockTools(CanvasEditor *editor, NameField *name, OwnBlocks *blocks, QObject *parent = nullptr);

    OwnBlocks *blocks() const { return m_blocks; }
    /// Whether one block of the user's own is selected.
    bool hasOwn() const { return selected() != nullptr; }
    /// Offers “My blocks” in a search, with their menu.
    void offerIn(BlockSearch *search);
    /// What the menu of the selected blocks holds.
    void fillMenu(QMenu *menu);

public slots:
    void make(); ///< one block of what is selected; asks for its name in place
    void edit(); ///< the selected one
    void keep(); ///< the selected one in “My blocks”
    void import(); ///< a file into “My blocks”

signals:
    void failed(const vitrine::Error &error);

private:
    const Definition *selected() const;
    void showMenu(BlockSearch *search, QPoint place);
    bool eventFilter(QObject *object, QEvent *event) override;
    void editSaved(const BlockKind &kind);
    void removeSaved(const BlockKind &kind);
    void exportSaved(const BlockKind &kind);

    CanvasEditor *m_editor;
    NameField *m_name;
    OwnBlocks *m_blocks;
    QString m_folder; ///< where files were exported to or imported from last
};

} // namespace vitrine
