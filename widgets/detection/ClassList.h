#pragma once

#include <QWidget>

class QLineEdit;
class QSortFilterProxyModel;
class QToolButton;
class QTreeView;

namespace vitrine {

class ClassListModel;
class DetectionState;

/// The classes of this picture, to switch on and off, with their colours and how many boxes of each are kept. All and
/// none mean the classes that the filter shows; without a filter every class of the model.
class ClassList : public QWidget {
    Q_OBJECT

public:
    explicit ClassList(QWidget *parent = nullptr);

    void setState(DetectionState *state); ///< once
    ClassListModel *model() const { return m_model; }
    QTreeView *list() const { return m_list; }
    QLineEdit *filter() const { return m_filter; }
    QToolButton *allButton() const { return m_all; }
    QToolButton *noneButton() const { return m_none; }

private:
    void setTexts();
    void setShown(bool shown);

    ClassListModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    QToolButton *m_all, *m_none;
    QTreeView *m_list;
};

} // namespace vitrine
