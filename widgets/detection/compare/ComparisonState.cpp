#include "widgets/detection/compare/ComparisonState.h"

#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/KeptBoxes.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

CompareSide other(CompareSide side)
{
    return side == CompareSide::A ? CompareSide::B : CompareSide::A;
}

/// A run has been made, and its result is there.
bool hasResult(const DetectionState &state)
{
    return state.run() && !state.run()->raw.isEmpty()
        && state.result().verdicts.size() == state.run()->candidates.scores.size();
}

ComparedBoxes boxesOf(const DetectionState &state)
{
    return {keptOf(*state.run(), state.result()).objects, state.run()->classNames};
}

DetectionSetup setupOf(const DetectionState &state)
{
    const DetectionRun &run = *state.run();
    return {run.model,         run.weightsFile, run.raw.width(), run.raw.height(),
            run.raw.classes(), run.engine,      state.settings()};
}

QRectF rectOf(const Box &box)
{
    return QRectF(QPointF(static_cast<double>(box.x1), static_cast<double>(box.y1)),
                  QPointF(static_cast<double>(box.x2), static_cast<double>(box.y2)));
}

} // namespace

ComparisonState::ComparisonState(DetectionState *a, DetectionState *b, QObject *parent)
    : QObject(parent), m_states{a, b}
{
    for (const CompareSide side : {CompareSide::A, CompareSide::B}) {
        const DetectionState *each = state(side);
        connect(each, &DetectionState::runChanged, this, &ComparisonState::forget);
        connect(each, &DetectionState::resultChanged, this, &ComparisonState::compareAgain);
        connect(each, &DetectionState::selectionChanged, this, [this, side] { coupleSelection(side); });
        connect(each, &DetectionState::probeChanged, this, [this, side] { coupleProbe(side); });
        connect(each, &DetectionState::hoverChanged, this, [this, side] { coupleHover(side); });
    }
}

void ComparisonState::setOn(bool on)
{
    if (std::exchange(m_isOn, on) == on)
        return;
    compareAgain();
}

/// The result of a new run is not there yet when the run is.
void ComparisonState::forget()
{
    m_isReady = false;
    m_comparison = {};
    m_settings.clear();
    m_differences = 0;
    m_selected = -1;
}

void ComparisonState::compareAgain()
{
    const bool wasReady = m_isReady;
    forget();
    const DetectionState &a = *state(CompareSide::A), &b = *state(CompareSide::B);
    m_isReady = m_isOn && hasResult(a) && hasResult(b) && a.run()->picture.cacheKey() == b.run()->picture.cacheKey();
    if (!m_isReady && !wasReady && !m_isOn)
        return;
    if (m_isReady) {
        m_boxes = {boxesOf(a), boxesOf(b)};
        m_comparison = compareDetections(m_boxes[0], m_boxes[1]);
        m_settings = compareSetups(setupOf(a), setupOf(b));
        m_differences = static_cast<int>(pairs().size()) - m_comparison.count(BoxChange::Same);
        m_selected = std::max(pairOf(CompareSide::A, a.selectedCell()), pairOf(CompareSide::B, b.selectedCell()));
    }
    emit changed();
    emit selectionChanged();
}

int ComparisonState::cellOf(const BoxPair &pair, CompareSide side) const
{
    const int index = side == CompareSide::A ? pair.a : pair.b;
    const std::vector<int> &kept = state(side)->result().kept;
    return index >= 0 && static_cast<std::size_t>(index) < kept.size() ? kept[static_cast<std::size_t>(index)] : -1;
}

int ComparisonState::pairOf(CompareSide side, int cell) const
{
    if (cell < 0)
        return -1;
    const auto found =
        std::find_if(pairs().begin(), pairs().end(), [&](const BoxPair &pair) { return cellOf(pair, side) == cell; });
    return found == pairs().end() ? -1 : static_cast<int>(found - pairs().begin());
}

int ComparisonState::droppedFor(const BoxPair &pair) const
{
    if (!m_isReady || (pair.a >= 0 && pair.b >= 0))
        return -1;
    const CompareSide has = pair.a >= 0 ? CompareSide::A : CompareSide::B;
    const DetectionState &lacking = *state(other(has));
    const Detection &wanted = m_boxes[static_cast<std::size_t>(has)]
                                  .objects[static_cast<std::size_t>(has == CompareSide::A ? pair.a : pair.b)];
    const QString name = className(*state(has)->run(), wanted.classId);
    const Candidates &candidates = lacking.run()->candidates;
    std::pair<bool, float> best{false, -1.0F}; // of the same class, and its score
    int found = -1;
    for (std::size_t i = 0; i < candidates.scores.size(); ++i) {
        const int cell = static_cast<int>(i);
        if (lacking.result().verdicts[i].gate == Gate::Kept
            || !(intersectionOverUnion(boxInPicture(*lacking.run(), cell), wanted.box) >= CompareLimits().match))
            continue;
        const std::pair candidate(className(*lacking.run(), candidates.classes[i]) == name, candidates.scores[i]);
        if (candidate > best) {
            best = candidate;
            found = cell;
        }
    }
    return found;
}

std::map<int, BoxChange> ComparisonState::marks(CompareSide side) const
{
    std::map<int, BoxChange> marks;
    for (const BoxPair &pair : pairs()) {
        if (const int cell = cellOf(pair, side); cell >= 0)
            marks[cell] = pair.change;
    }
    return marks;
}

QRectF ComparisonState::boxOf(const BoxPair &pair) const
{
    QRectF rect;
    if (pair.a >= 0)
        rect = rectOf(m_boxes[0].objects[static_cast<std::size_t>(pair.a)].box);
    if (pair.b >= 0)
        rect = rect.united(rectOf(m_boxes[1].objects[static_cast<std::size_t>(pair.b)].box));
    return rect;
}

/// Its box, or the candidate that was dropped for it, or the place where it would be.
void ComparisonState::select(CompareSide side, const BoxPair &pair)
{
    int cell = cellOf(pair, side);
    if (cell < 0)
        cell = droppedFor(pair);
    if (cell >= 0)
        state(side)->select(cell);
    else
        state(side)->setProbe(boxOf(pair).center());
}

void ComparisonState::setSelected(int pair)
{
    if (std::exchange(m_selected, pair) != pair)
        emit selectionChanged();
}

void ComparisonState::selectPair(int pair)
{
    if (pair < 0 || static_cast<std::size_t>(pair) >= pairs().size())
        return;
    {
        const QScopedValueRollback guard(m_isCoupling, true);
        const BoxPair chosen = pairs()[static_cast<std::size_t>(pair)];
        select(CompareSide::A, chosen);
        select(CompareSide::B, chosen);
    }
    setSelected(pair);
}

void ComparisonState::coupleSelection(CompareSide from)
{
    if (m_isCoupling || !m_isReady)
        return;
    const int pair = pairOf(from, state(from)->selectedCell());
    if (pair >= 0)
        return selectPair(pair);
    {
        const QScopedValueRollback guard(m_isCoupling, true);
        state(other(from))->select(-1);
    }
    setSelected(-1);
}

void ComparisonState::coupleProbe(CompareSide from)
{
    if (m_isCoupling || !m_isReady)
        return;
    {
        const QScopedValueRollback guard(m_isCoupling, true);
        state(other(from))->setProbe(state(from)->probe());
    }
    if (state(from)->probe())
        setSelected(-1);
}

void ComparisonState::coupleHover(CompareSide from)
{
    if (m_isCoupling || !m_isReady)
        return;
    const QScopedValueRollback guard(m_isCoupling, true);
    const int pair = pairOf(from, state(from)->hoveredCell());
    state(other(from))->hover(pair < 0 ? -1 : cellOf(pairs()[static_cast<std::size_t>(pair)], other(from)));
}

QString ComparisonState::csv() const
{
    return QString::fromStdString(comparisonCsv(m_settings, m_comparison, m_boxes[0], m_boxes[1]));
}

} // namespace vitrine
