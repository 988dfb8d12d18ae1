#pragma once

#include "core/labs/PoolCell.h"
#include "widgets/labs/board/StackBoard.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QSpinBox;

namespace vitrine {

class ColourLegend;
class PlayBar;

/// Pooling at work: the window slides, and what it makes of the numbers in it stands beside: the largest, with its
/// place, or the mean.
class PoolView : public QWidget {
    Q_OBJECT

public:
    explicit PoolView(QWidget *parent = nullptr);

    /// `output` may be invalid while it is computed. `node` must live as long as it is shown.
    void setRun(const Node &node, const Snapshot &input, const Snapshot &output);
    PlayBar *bar() const { return m_bar; }
    StackBoard *board() const { return m_board; }
    QString sentence() const;
    bool moveRow(int rows);
    const PoolCell &cell() const { return m_cell; }
    const Index &place() const { return m_place; }

private:
    void build();
    void setTexts();
    void slide(qint64 position);
    void point(int panel, const std::optional<Index> &place);
    void choose(int panel, const Index &place);
    void countWinners();
    void refresh();
    BoardPanel inputPanel(const Windows &windows) const;
    BoardPanel windowPanel(const Windows &windows) const;
    BoardPanel outputPanel(const Windows &windows) const;
    QString describe(int panel, const Index &place) const;
    QString sumSentence(const Index &place) const;

    const Node *m_node = nullptr;
    Snapshot m_input, m_output;
    std::int64_t m_sample = 0, m_channel = 0;
    Index m_place; ///< of the output
    std::optional<Index> m_pointedInput, m_pointedOutput;
    bool m_reveals = false;
    PoolCell m_cell;
    std::vector<int> m_winners; ///< how often each number of the channel is a maximum; empty: not counted
    PlayBar *m_bar;
    StackBoard *m_board;
    ColourLegend *m_legend;
    QLabel *m_sentence, *m_channelName, *m_sampleName;
    QSpinBox *m_channelBox, *m_sampleBox;
    QCheckBox *m_showWinners;
};

} // namespace vitrine
