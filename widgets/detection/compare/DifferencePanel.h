#pragma once

#include "widgets/common/Export.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QTableView;
class QToolButton;

namespace vitrine {

class ComparisonState;
class DifferenceModel;
class ThresholdLink;

/// What differs between two detectors: counts in a line, and a table; a row and its boxes in both views are selected
/// together.
class DifferencePanel : public QWidget {
    Q_OBJECT

public:
    DifferencePanel(ComparisonState *comparison, ThresholdLink *link, QWidget *parent = nullptr);

    /// What the menu offers: the two views as one picture, the table as CSV. Once.
    void setExport(const ExportSource &source);
    QString summary() const; ///< as it is shown
    QTableView *table() const { return m_table; }
    QCheckBox *linkBox() const { return m_link; }
    QToolButton *swapButton() const { return m_swap; }
    QToolButton *closeButton() const { return m_close; }

signals:
    void swapWanted();
    void closeWanted();
    void boxChosen(const QRectF &inPicture); ///< to be brought into view

private:
    void build();
    void connectTable();
    void fillExportMenu();
    void follow();
    void lead();
    void fitColumns();
    void showSummary();
    void retranslate();

    ComparisonState *m_comparison;
    DifferenceModel *m_model;
    QLabel *m_title, *m_summary;
    QCheckBox *m_link;
    QToolButton *m_swap, *m_export, *m_close;
    QTableView *m_table;
    ExportSource m_source;
    bool m_isFollowing = false;
};

} // namespace vitrine
