#pragma once

#include "core/network/Network.h"
#include "widgets/inspector/TracePart.h"
#include "widgets/maps/PlaneReader.h"

#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QTabWidget;

namespace vitrine {

class BatchNormView;
class BlockCard;
class LatestJob;
class NetworkDocument;
class Selection;
class StatisticsView;
class StepCursor;
class TensorPane;
struct NamedTensor;
struct TensorSlot;

/// Everything about the selected block at the current step: output, input and weights with their gradients as maps,
/// statistics, batch norm's inside, and what the block is. Only the page on view is kept up to date.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget *parent = nullptr);

    void setSelection(Selection *selection);
    void setCursor(StepCursor *cursor);
    /// With a document its blocks can be edited, those that can't run included.
    void setDocument(NetworkDocument *document);
    /// For parameters as the file gives them; classes name the numbers of the answer.
    void setNetwork(const Network &network);

    /// What is shown; nothing where nothing is selected.
    const std::optional<TracePart> &part() const { return m_part; }
    /// Stands below the weights.
    void setWeightTools(QWidget *tools);
    /// Something to say about the block, under its title.
    void addNote(QWidget *note);

    QTabWidget *tabs() const { return m_tabs; }
    TensorPane *outputPane() const { return m_output; }
    TensorPane *inputPane() const { return m_input; }
    TensorPane *weightPane() const { return m_weights; }
    StatisticsView *statisticsView() const { return m_statistics; }
    BatchNormView *batchNormView() const { return m_batchNorm; }
    BlockCard *blockCard() const { return m_card; }

public slots:
    void showBlockPage(); ///< what the block is, with its parameters
    /// Snapshot::summary() of all that belongs to the block is at hand.
    void showSummaries(const QString &block);

signals:
    void refreshed(); ///< the page on view
    /// The statistics of this block are wanted; answered by showSummaries().
    void summariesWanted(const QString &block);

private:
    enum Page { OutputPage, WeightPage, InputPage, StatisticsPage, BatchNormPage, BlockPage };

    void makePages();
    void setTexts();
    QWidget *withChooser(TensorPane *pane, QComboBox *chooser);
    void showTrace();
    void showPart();
    void showLoose();
    void followPlace();
    void refresh(); ///< the page on view
    void refreshOutput();
    void refreshWeights();
    void refreshInput();
    void refreshStatistics();
    void refreshBatchNorm();
    void refreshCard();
    void fillChoosers();
    QString titleOf(const QString &tensor) const;
    TensorSlot valueSlot(const ValueRef &ref, const QString &title) const;
    TensorSlot gradientSlot(const ValueRef &ref, const QString &title) const;
    std::vector<NamedTensor> tensorsOfPart() const;
    bool isDone(Pass pass) const;
    bool hasBackwardStep() const; ///< of the selected block
    QString breadcrumb() const;
    ValueSpan networkRange(Pass pass); ///< empty until it is known
    void findRanges();
    void useRanges();

    std::shared_ptr<const Trace> trace() const;

    NetworkDocument *m_document = nullptr;
    Selection *m_selection = nullptr;
    StepCursor *m_cursor = nullptr;
    Network m_network;
    std::optional<TracePart> m_part;
    std::optional<ValueSpan> m_ranges[2]; ///< of the network, by pass; computed when first asked for
    LatestJob *m_ranging;

    QLabel *m_title, *m_state;
    QTabWidget *m_tabs;
    TensorPane *m_output, *m_input, *m_weights;
    QComboBox *m_outputPort, *m_inputPort, *m_weightName;
    StatisticsView *m_statistics;
    BatchNormView *m_batchNorm;
    BlockCard *m_card;
    QString m_summarised; ///< the block whose summaries are at hand
};

} // namespace vitrine
