#pragma once

#include <QTableView>

namespace vitrine {

class OptimizersState;
class RankingModel;

/// The ranking; the selected row is the selected competitor.
class RankingTable : public QTableView {
    Q_OBJECT

public:
    explicit RankingTable(OptimizersState *state, QWidget *parent = nullptr);

    RankingModel *ranking() const { return m_model; }
    QSize sizeHint() const override { return {320, 160}; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSelection();
    void fitColumns();

    OptimizersState *m_state;
    RankingModel *m_model;
};

} // namespace vitrine
