#pragma once

#include "core/labs/CellSum.h"
#include "widgets/labs/linear/LinearBoard.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QSpinBox;

namespace vitrine {

class ColourLegend;
class PlayBar;
class SumStrip;

/// A linear layer at work: the number that is looked at, its row and column, and the sum of their products.
class LinearView : public QWidget {
    Q_OBJECT

public:
    explicit LinearView(QWidget *parent = nullptr);

    /// Tensors may be invalid while they are computed; x and y as the layer has them, [N, …, features].
    void setRun(const Snapshot &x, const Snapshot &weight, const Snapshot &bias, const Snapshot &y,
                const Shape &output);
    PlayBar *bar() const { return m_bar; }
    LinearBoard *board() const { return m_board; }
    QCheckBox *bySize() const { return m_bySize; }
    QString sentence() const;
    const CellSum &sum() const { return m_sum; }
    std::int64_t output() const { return m_output; }
    bool moveRow(int rows);

private:
    void build();
    void setTexts();
    void slide(qint64 position);
    void setGrain(int grain);
    void refresh();
    QString sumSentence() const;
    QString describeTerm(std::size_t term) const;

    Snapshot m_x, m_weight, m_bias, m_y; ///< two-dimensional, bias one
    std::int64_t m_outputs = 1;
    std::int64_t m_row = 0, m_output = 0, m_term = -1; ///< term: so many are added; −1: all
    std::optional<LinearBoard::Hit> m_pointed;
    bool m_reveals = false;
    CellSum m_sum; ///< in the order on view
    PlayBar *m_bar;
    LinearBoard *m_board;
    SumStrip *m_strip;
    ColourLegend *m_inputLegend, *m_weightLegend;
    QLabel *m_sentence, *m_rowName, *m_outputName;
    QSpinBox *m_rowBox, *m_outputBox;
    QCheckBox *m_bySize;
};

} // namespace vitrine
