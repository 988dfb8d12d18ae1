#include "widgets/yolox/focus/FocusView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/trial/TrialRunner.h"
#include "widgets/yolox/StationSteps.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/focus/FocusBoard.h"
#include "widgets/yolox/focus/FocusTables.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr std::int64_t freshChannels = 32; ///< of a Focus where the network has none: as many as its own stem

/// A Focus with fresh weights on the picture of a network that begins otherwise.
Trial freshFocus(const YoloxRun &run)
{
    const Snapshot input = run.trace->output("images");
    FocusStudy stem;
    stem.input = input;
    stem.kernel = Snapshot::of({freshChannels, 1}, std::vector<float>(freshChannels)); // only its outputs count
    stem.act = "silu";
    return {stemNetwork(stem, Stem::Focus), {}, run.choice.seed, {{"picture", input}}};
}

} // namespace

FocusView::FocusView(const StationTools &tools)
    : m_tools(tools), m_fresh(new TrialRunner(tools.computeThread, this)),
      m_trials(new TrialRunner(tools.computeThread, this)), m_times(new TrialRunner(tools.computeThread, this)),
      m_steps(new StationSteps(this)), m_board(new FocusBoard), m_note(new QLabel), m_sentence(new QLabel),
      m_result(new QLabel), m_tabs(new QTabWidget), m_slices(new SliceTable), m_stems(new StemTable),
      m_measure(new QPushButton)
{
    layOut();
    connect(tools.state, &YoloxState::runChanged, this, &FocusView::refresh);
    connect(m_steps, &StationSteps::currentChanged, this, &FocusView::showStep);
    connect(m_board, &FocusBoard::sentenceChanged, m_sentence, &QLabel::setText);
    connect(m_slices, &SliceTable::sliceChosen, this,
            [this](int slice) { m_steps->go(static_cast<int>(FocusStep::FirstSlice) + slice); });
    connect(m_fresh, &TrialRunner::ran, this,
            [this](const std::shared_ptr<const Trace> &trace) { take(focusOf(*trace)); });
    connect(m_fresh, &TrialRunner::failed, this, &Station::failed);
    connect(m_trials, &TrialRunner::ran, this,
            [this](const std::shared_ptr<const Trace> &trace) { compare(trace->output("conv")); });
    connect(m_trials, &TrialRunner::failed, this, &Station::failed);
    connect(m_times, &TrialRunner::timed, this, [this](int row, double milliseconds) {
        m_stems->setTime(row, milliseconds);
        if (row + 1 == static_cast<int>(StemTable::stems.size()))
            stopMeasuring();
    });
    connect(m_measure, &QPushButton::clicked, this, &FocusView::measure);
    translated(this, [this] { setTexts(); });
}

void FocusView::layOut()
{
    m_note->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_result->setWordWrap(true);
    auto *against = new QWidget;
    auto *column = new QVBoxLayout(against);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stems, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_result, 1);
    row->addWidget(m_measure);
    column->addLayout(row);
    m_tabs->addTab(m_slices, {});
    m_tabs->addTab(against, {});
    m_tabs->setDocumentMode(true);
    m_tabs->setFixedHeight(10 * fontMetrics().lineSpacing());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(8, 8, 8, 8);
    all->addWidget(m_note);
    all->addWidget(m_board, 1);
    all->addWidget(m_sentence);
    all->addWidget(m_tabs);
}

void FocusView::setTexts()
{
    m_tabs->setTabText(0, tr("Slices as in ONNX"));
    m_tabs->setTabText(1, tr("Against a convolution of stride 2"));
    m_tabs->setTabToolTip(1, tr("A 6×6 convolution of stride 2 on the picture does the same as Focus and its 3×3"));
    m_measure->setText(m_isMeasuring ? tr("Stop measuring") : tr("Measure times"));
    m_measure->setToolTip(tr("Runs all three on this picture, six times each, on the compute thread"));
    setSentences();
    showResult();
}

void FocusView::setSentences()
{
    if (!m_study) {
        m_note->setText(tr("The network has not seen the picture yet."));
        m_note->show();
        return;
    }
    const bool isOwn = m_run->trace->graph.findNode(m_study->slices.front().path) >= 0;
    m_note->setText(tr("%1 has no Focus: it begins with a convolution. This is one with fresh weights on its input.")
                        .arg(m_run->name));
    m_note->setVisible(!isOwn);
    const auto sizeOf = [](const Snapshot &maps) {
        return formatShape({maps.shape().begin() + 1, maps.shape().end()});
    };
    QStringList sentences{
        tr("The picture as the network gets it: %1, blue first, 0 to 255.").arg(sizeOf(m_study->input))};
    for (const FocusSlice &slice : m_study->slices)
        sentences += tr("Slice \"%1\": every second row from %2 on, every second column from %3 on.")
                         .arg(sliceName(slice))
                         .arg(slice.row)
                         .arg(slice.column);
    sentences += tr("The slices are stacked: %1. Half as high and wide, four times the channels; no number is lost.")
                     .arg(sizeOf(m_study->joined));
    sentences += tr("A %1×%1 convolution mixes them: %2. Each number sees %3×%3 pixels of the picture.")
                     .arg(m_study->kernelSize)
                     .arg(sizeOf(m_study->output))
                     .arg(2 * m_study->kernelSize);
    sentences += tr("A %1×%1 convolution of stride %2 with the same weights, rearranged, gives the same numbers.")
                     .arg(2 * m_study->kernelSize)
                     .arg(2 * m_study->stride);
    m_steps->setSentences(sentences);
}

void FocusView::setWatched(bool watched)
{
    if (watched)
        refresh();
}

void FocusView::refresh()
{
    const auto run = isVisible() ? m_tools.state->run() : nullptr; // nothing is kept for one who does not look
    if (run == m_run && (run == nullptr) == (m_study == nullptr))
        return;
    m_run = run;
    m_fresh->cancel();
    m_trials->cancel();
    m_times->cancel();
    m_comparing.cancel();
    stopMeasuring();
    auto study = run ? focusOf(*run->trace) : std::nullopt;
    const bool needsFresh = run && !study;
    take(std::move(study));
    if (needsFresh)
        m_fresh->run(freshFocus(*run));
}

void FocusView::take(std::optional<FocusStudy> study)
{
    m_study = study ? std::make_shared<const FocusStudy>(*std::move(study)) : nullptr;
    m_difference.reset();
    m_board->setStudy(m_study);
    m_slices->setStudy(m_study);
    m_stems->setStudy(m_study);
    m_measure->setEnabled(m_study != nullptr);
    setSentences();
    showResult();
    if (!m_study)
        return;
    if (!std::exchange(m_hasBegun, true)) { // all of it is there; stepping back takes it apart
        m_steps->go(static_cast<int>(FocusStep::Convolved));
        const YoloxTruths truths = truthsFor(m_tools.state->scene(), *m_run);
        if (!truths.boxes.empty()) { // an edge shows more than a plain ground
            const Box box = truths.boxes.front().box.corners();
            m_board->setRegionAround(QPointF(box.x1, (box.y1 + box.y2) / 2).toPoint());
        }
    }
    showStep(m_steps->current());
    m_trials->run({wideNetwork(*m_study), {{"conv.weight", wideKernel(*m_study)}}, 0, {{"picture", m_study->input}}});
}

void FocusView::showStep(int step)
{
    if (step < 0)
        return;
    m_board->setStep(static_cast<FocusStep>(step));
    const int slice = step - static_cast<int>(FocusStep::FirstSlice);
    const bool isSlice = slice >= 0 && slice < static_cast<int>(m_study ? m_study->slices.size() : 0);
    m_slices->setCurrentSlice(isSlice ? slice : -1);
    if (isSlice)
        m_tabs->setCurrentIndex(0);
    else if (step == static_cast<int>(FocusStep::Compared))
        m_tabs->setCurrentIndex(1);
}

void FocusView::compare(const Snapshot &wide)
{
    m_comparing.start([this, study = m_study, wide](const Cancel &) -> LatestJob::Deliver {
        TensorDifference difference;
        difference.add(study->output, wide);
        const auto values = study->output.floats();
        const auto ends = std::ranges::minmax(values);
        const auto largest = static_cast<double>(std::max(std::abs(ends.min), std::abs(ends.max)));
        return [this, difference, largest] {
            m_difference = difference;
            m_largest = largest;
            m_stems->setDifference(difference);
            showResult();
        };
    });
}

void FocusView::showResult()
{
    if (!m_difference) {
        m_result->clear();
        return;
    }
    const bool isSame = m_difference->notFinite == 0 && m_difference->relative() < 1e-5;
    const QString numbers =
        tr("Of %1 numbers up to ±%2 the two differ by %3 at most")
            .arg(formatCount(m_difference->count), formatNumber(m_largest), formatNumber(m_difference->largest));
    m_result->setText(isSame ? tr("%1: it is the same function.").arg(numbers) : numbers);
}

void FocusView::measure()
{
    if (m_isMeasuring) {
        m_times->cancel();
        stopMeasuring();
        return;
    }
    m_isMeasuring = true;
    m_stems->clearTimes();
    std::vector<Trial> trials;
    for (const Stem stem : StemTable::stems)
        trials.push_back({stemNetwork(*m_study, stem), {}, 0, {{"picture", m_study->input}}});
    m_times->measure(std::move(trials));
    setTexts();
}

void FocusView::stopMeasuring()
{
    if (std::exchange(m_isMeasuring, false))
        setTexts();
}

ExportSource FocusView::exportSource() const
{
    ExportSource source = m_board->exportSource();
    source.csv = [this, board = source.csv] {
        return QStringList{m_slices->csv(), m_stems->csv(), board()}.join(QLatin1Char('\n'));
    };
    return source;
}

} // namespace vitrine
