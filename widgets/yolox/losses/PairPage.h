#pragma once

#include "widgets/common/Export.h"

#include <QWidget>

#include <array>

class QLabel;
class QPushButton;
class QTableWidget;

namespace vitrine {

class NumberField;
class PairPad;
class PairSession;
class SegmentedControl;

/// Two boxes to drag, and what each loss says of them: its formula with the numbers put in, its value and its gradient.
class PairPage : public QWidget {
    Q_OBJECT

public:
    explicit PairPage(PairSession *session, QWidget *parent = nullptr);

    PairPad *pad() const { return m_pad; }
    SegmentedControl *which() const { return m_which; }
    QTableWidget *table() const { return m_table; }
    QLabel *origin() const { return m_origin; }
    QLabel *formula() const { return m_formula; }
    QPushButton *downhill() const { return m_downhill; }
    QPushButton *take() const { return m_take; }
    NumberField *field(int box, int number) const { return m_fields[static_cast<std::size_t>(4 * box + number)]; }
    ExportSource exportSource() const;

signals:
    void takeAsked(); ///< the boxes of the cell that is chosen in the picture

private:
    void build();
    QWidget *makeFields();
    void setTexts();
    void show();
    void showTable();
    QString formulaText() const;
    QString csv() const;
    void edit(std::size_t field, double value);

    PairSession *m_session;
    PairPad *m_pad;
    SegmentedControl *m_which;
    SegmentedControl *m_level;
    QLabel *m_levelName;
    QLabel *m_origin; ///< whose boxes these are
    QLabel *m_formula;
    QTableWidget *m_table;
    std::array<NumberField *, 8> m_fields{}; ///< of the prediction, then of the truth
    std::array<QLabel *, 6> m_fieldNames{}; ///< two boxes, four numbers
    QPushButton *m_downhill;
    QPushButton *m_take;
    QLabel *m_note;
};

} // namespace vitrine
