#pragma once

#include "core/experiments/ExperimentOutcome.h"

#include <QTableWidget>

namespace vitrine {

/// What an experiment measured, as numbers; copied and saved by its context menu.
class ExperimentTableView : public QTableWidget {
    Q_OBJECT

public:
    explicit ExperimentTableView(QWidget *parent = nullptr);

    void setTable(const ExperimentTable &table);
    QString csv() const;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeights();

    ExperimentTable m_table;
};

} // namespace vitrine
