#pragma once

#include "core/graph/Graph.h"
#include "widgets/labs/board/StackBoard.h"

#include <QWidget>

#include <optional>

class QLabel;
class QSpinBox;

namespace vitrine {

class ColourLegend;
class PlayBar;

/// Flattening: the numbers of the channels go into a row, one after the other.
class FlattenView : public QWidget {
    Q_OBJECT

public:
    explicit FlattenView(QWidget *parent = nullptr);

    /// `node` must live as long as it is shown.
    void setRun(const Node &node, const Snapshot &input);
    PlayBar *bar() const { return m_bar; }
    StackBoard *board() const { return m_board; }
    QString sentence() const;
    /// Of the number that is looked at: its place in a sample of the input, row by row.
    std::int64_t position() const { return m_position; }
    bool moveRow(int rows);
    /// "(2·5 + 3)·5 + 1 = 66" of the input's index; empty where nothing is flattened.
    QString positionInNumbers(const Index &index) const;

private:
    void build();
    void setTexts();
    void point(int panel, const std::optional<Index> &place);
    void choose(int panel, const Index &place);
    std::optional<std::int64_t> positionOf(int panel, const Index &place) const;
    void refresh();
    BoardPanel inputPanel(std::int64_t shown) const;
    BoardPanel rowPanel(std::int64_t shown) const;
    BoardPanel nearPanel(std::int64_t shown) const;
    QString describe(int panel, const Index &place) const;
    QString moveSentence(std::int64_t position) const;
    std::int64_t firstNear(std::int64_t shown) const;
    Shape sampleSize() const; ///< as three dimensions at most

    const Node *m_node = nullptr;
    Snapshot m_input;
    std::vector<float> m_values; ///< of the sample
    std::int64_t m_sample = 0, m_position = 0;
    std::optional<std::int64_t> m_pointed;
    bool m_reveals = false;
    PlayBar *m_bar;
    StackBoard *m_board;
    ColourLegend *m_legend;
    QLabel *m_sentence, *m_sampleName;
    QSpinBox *m_sampleBox;
};

} // namespace vitrine
