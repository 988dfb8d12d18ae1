#pragma once

#include <QAbstractListModel>
#include <QListView>

namespace vitrine {

class StepCursor;

/// The steps of a run as numbered sentences; the current one is lit, what has not happened yet is dimmed.
class StepListModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit StepListModel(QObject *parent = nullptr);

    void setCursor(StepCursor *cursor);
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void showStep(int step);
    void showAll();

    StepCursor *m_cursor = nullptr;
    int m_shown = 0; ///< the step that was lit last
};

/// The menu of single steps: a click goes there.
class StepList : public QListView {
    Q_OBJECT
public:
    explicit StepList(QWidget *parent = nullptr);

    void setCursor(StepCursor *cursor);

private:
    StepListModel *m_model;
    StepCursor *m_cursor = nullptr;
};

} // namespace vitrine
