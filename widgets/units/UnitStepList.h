#pragma once

#include <QAbstractListModel>
#include <QListView>

namespace vitrine {

class UnitCursor;

/// The steps of a UnitPicture as numbered sentences.
class UnitStepModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit UnitStepModel(UnitCursor *cursor, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    void showAll(); ///< other colours or another language

private:
    void showStep(int step);

    UnitCursor *m_cursor;
    int m_shown = -1;
};

/// The modular way in words: one sentence a unit operation; the same list is the menu of single steps.
class UnitStepList : public QListView {
    Q_OBJECT

public:
    explicit UnitStepList(UnitCursor *cursor, QWidget *parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();

    UnitCursor *m_cursor;
    UnitStepModel *m_model;
};

} // namespace vitrine
