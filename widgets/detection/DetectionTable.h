#pragma once

#include "widgets/common/Export.h"

#include <QTableView>

class QSortFilterProxyModel;

namespace vitrine {

class DetectionModel;
class DetectionState;

/// The kept boxes as a table, to sort; a row and its box on the picture are selected and pointed at together.
class DetectionTable : public QTableView {
    Q_OBJECT

public:
    explicit DetectionTable(QWidget *parent = nullptr);

    void setState(DetectionState *state); ///< once
    DetectionModel *detections() const { return m_model; }
    ExportSource exportSource() const;

protected:
    void leaveEvent(QEvent *event) override;

private:
    void follow();
    void lead();
    void fitColumns();

    DetectionState *m_state = nullptr;
    DetectionModel *m_model;
    QSortFilterProxyModel *m_sorted;
    bool m_following = false;
};

} // namespace vitrine
