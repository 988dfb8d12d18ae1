#pragma once

#include <QUndoView>

namespace vitrine {

/// Every step that led to the network in front, in words; the present one is marked, those that were undone are paler,
/// a disk stands where it was saved. A click goes there.
class HistoryView : public QUndoView {
    Q_OBJECT

public:
    explicit HistoryView(QUndoGroup *group, QWidget *parent = nullptr);

private:
    void drawIcon();
};

} // namespace vitrine
