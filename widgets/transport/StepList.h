#pragma once

#include <QAbstractListModel>
#include <QListView>

namespace vitrine {

class Breakpoints;
class StepCursor;

/// The steps of an iteration as numbered sentences; the current one is lit, what has not happened yet is dimmed. Where
/// it goes on, a last row says so.
class StepListModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit StepListModel(QObject *parent = nullptr);

    void setCursor(StepCursor *cursor);
    void setBreakpoints(const Breakpoints *breakpoints);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void showStep(int step);
    void showAll();
    QVariant onward(int role) const;
    void reset();

    StepCursor *m_cursor = nullptr;
    const Breakpoints *m_breakpoints = nullptr;
    int m_shown = 0; ///< the step that was lit last
};

/// The menu of single steps: a click goes there; its context menu runs there, and marks a step to stop at.
class StepList : public QListView {
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);

    void setCursor(StepCursor *cursor);
    void setBreakpoints(Breakpoints *breakpoints);

signals:
    void runWanted(int step); ///< on until this step comes, in this iteration or in the next

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void choose(int row);

    StepListModel *m_model;
    StepCursor *m_cursor = nullptr;
    Breakpoints *m_breakpoints = nullptr;
};

} // namespace vitrine
