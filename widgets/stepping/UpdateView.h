#pragma once

#include "widgets/common/LatestJob.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QTableView;

namespace vitrine {

class StepCursor;
class UpdateModel;

/// What the optimizer's step does to the tensor that the cursor stands at: every weight before and after, and for the
/// one that is selected the formulas with its numbers in them.
class UpdateView : public QWidget {
    Q_OBJECT

public:
    explicit UpdateView(StepCursor *cursor, QWidget *parent = nullptr);

    QTableView *table() const { return m_table; }
    QComboBox *tensors() const { return m_tensors; }
    QString title() const;
    QString summary() const;
    QString lines() const; ///< in plain text

private:
    void setTexts();
    void follow();
    void showTensor();
    void showSummary();
    void showLines();

    StepCursor *m_cursor;
    UpdateModel *m_model;
    QLabel *m_title, *m_summary, *m_lines;
    QComboBox *m_tensors; ///< where a step takes several
    QTableView *m_table;
    LatestJob m_work;
};

} // namespace vitrine
