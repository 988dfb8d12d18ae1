#include "widgets/yolox/filters/FilterSteps.h"

#include "widgets/common/Format.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/detection/FunnelStrip.h"
#include "widgets/detection/truth/PictureTruth.h"
#include "widgets/detection/truth/TruthSource.h"

#include <algorithm>

namespace vitrine {

FilterSteps::FilterSteps(DetectionState *state, TruthSource *truth, QObject *parent)
    : StationSteps(parent), m_state(state), m_truth(truth)
{
    connect(truth, &TruthSource::pictureChanged, this, &FilterSteps::rebuild);
    connect(this, &StationSteps::currentChanged, this, &FilterSteps::show);
    rebuild();
}

/// After another threshold the moves are others: who stood in them is at the result; who stood before stays there.
void FilterSteps::rebuild()
{
    const bool wasBefore = current() >= 0 && current() < Sort;
    m_isQuiet = true;
    setSentences(makeSentences());
    if (!wasBefore && m_state->move() < 0)
        go(count() - 1);
    m_isQuiet = false;
}

void FilterSteps::endQuietly()
{
    m_isQuiet = true;
    go(count() - 1);
    m_isQuiet = false;
}

QStringList FilterSteps::makeSentences() const
{
    if (!m_state->run())
        return {};
    const DetectionRun &run = *m_state->run();
    const NmsResult &result = m_state->result();
    const QString cells = formatCount(run.raw.cells());
    QStringList sentences{
        tr("Decode: each of the %1 cells proposes a box: centre = (xy + cell) · stride, size = exp(wh) · stride. Its "
           "score is objectness × best class score.")
            .arg(cells),
        tr("Confidence: %1 of %2 boxes have a score of at least %3.")
            .arg(formatCount(result.confident), cells,
                 formatNumber(static_cast<double>(m_state->settings().confidence))),
        tr("Sort: %n box(es) wait, best score first.", nullptr, static_cast<int>(result.confident))};
    const std::vector<NmsMove> moves = nmsMoves(result);
    const auto own = std::min<std::size_t>(moves.size(), mostMoves);
    for (std::size_t i = 0; i < own; ++i)
        sentences += moveText(run, result, m_state->settings(), moves[i]);
    if (own < moves.size())
        sentences += tr("The other %n box(es), in one step.", nullptr, static_cast<int>(moves.size() - own));
    sentences += resultSentence();
    return sentences;
}

QString FilterSteps::resultSentence() const
{
    const QString kept = tr("Result: %n box(es) are kept.", nullptr, static_cast<int>(m_state->result().kept.size()));
    const PictureTruth *truth = m_truth->picture();
    if (!truth)
        return kept;
    return kept + QLatin1Char(' ')
        + tr("Objects found: %1 of %2; false alarms: %3.")
              .arg(formatCount(truth->matched), formatCount(truth->matched + truth->missed),
                   formatCount(truth->falseAlarms));
}

void FilterSteps::show(int step)
{
    if (m_isQuiet || step < 0)
        return;
    const bool isMove = step >= Sort && step < count() - 1;
    const FunnelStrip::Stage stage = step == Decode ? FunnelStrip::Cells
        : step == Confidence                        ? FunnelStrip::Confident
                                                    : FunnelStrip::Result;
    m_state->setLayers(FunnelStrip::layersOf(stage, m_state->layers()));
    if (!isMove)
        return m_state->setMove(-1);
    const int made = step - Sort;
    m_state->setMove(made <= mostMoves ? made : static_cast<int>(nmsMoves(m_state->result()).size()));
}

} // namespace vitrine
