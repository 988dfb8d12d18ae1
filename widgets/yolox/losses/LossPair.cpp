#include "widgets/yolox/losses/LossPair.h"

#include "widgets/common/ChangeCommand.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/YoloxState.h"

#include <QUndoStack>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int pairKind = 7000; ///< of steps of undo
constexpr double stride = 8; ///< pixels that a step downhill moves what it moves most

CenterBox bounded(CenterBox box, int side)
{
    const auto most = static_cast<float>(side);
    box.width = std::clamp(box.width, PairSession::smallest, most);
    box.height = std::clamp(box.height, PairSession::smallest, most);
    box.x = std::clamp(box.x, 0.0F, most);
    box.y = std::clamp(box.y, 0.0F, most);
    return box;
}

LossPair bounded(LossPair pair)
{
    pair.predicted = bounded(pair.predicted, pair.side);
    pair.truth = bounded(pair.truth, pair.side);
    return pair;
}

} // namespace

LossFigures LossFigures::of(const LossPair &pair)
{
    LossFigures figures;
    figures.cell = cellAround({pair.side, pair.side}, pair.level, static_cast<double>(pair.truth.x),
                              static_cast<double>(pair.truth.y));
    figures.iou = boxLoss(BoxLossKind::Iou, pair.predicted, pair.truth);
    figures.giou = boxLoss(BoxLossKind::Giou, pair.predicted, pair.truth);
    figures.encoded = encodedLoss(figures.cell, pair.predicted, pair.truth);
    return figures;
}

double LossFigures::loss(PairLoss which) const
{
    return which == PairLoss::Iou ? iou.loss : which == PairLoss::Giou ? giou.loss : encoded.loss;
}

const std::array<double, 4> &LossFigures::gradient(PairLoss which) const
{
    return which == PairLoss::Iou ? iou.gradient : which == PairLoss::Giou ? giou.gradient : encoded.gradient;
}

PairSession::PairSession(YoloxState *state, QObject *parent) : QObject(parent), m_state(state)
{
    m_pair.truth = {300, 320, 240, 200};
    m_pair.predicted = {400, 260, 200, 220};
    m_followed = m_pair;
    m_figures = LossFigures::of(m_pair);
}

void PairSession::follow(LossPair pair, const QString &origin)
{
    const bool isUntouched = isOfPicture();
    m_followed = bounded(pair);
    m_origin = origin;
    isUntouched ? show(m_followed) : emit changed();
}

QImage PairSession::picture() const
{
    const auto run = m_state->run();
    return run && run->size() == m_pair.side ? run->input : QImage();
}

void PairSession::setPair(LossPair pair, const QString &text, bool joins)
{
    pair = bounded(pair);
    if (pair == m_pair)
        return;
    const auto apply = [this](const LossPair &, const LossPair &to) { show(to); };
    m_state->undoStack()->push(new ChangeCommand<LossPair>(text, pairKind, m_pair, pair, joins, apply));
    show(pair);
}

void PairSession::setWhich(PairLoss which)
{
    if (std::exchange(m_which, which) != which)
        emit changed();
}

void PairSession::descend()
{
    const std::array<double, 4> &gradient = m_figures.gradient(m_which);
    double most = 0;
    for (const double slope : gradient)
        most = std::max(most, std::abs(slope));
    if (most == 0)
        return;
    LossPair pair = m_pair;
    const auto move = [&](float &value, double slope) { value -= static_cast<float>(stride * slope / most); };
    move(pair.predicted.x, gradient[0]);
    move(pair.predicted.y, gradient[1]);
    move(pair.predicted.width, gradient[2]);
    move(pair.predicted.height, gradient[3]);
    setPair(pair, tr("A step downhill"));
}

void PairSession::show(const LossPair &pair)
{
    m_pair = pair;
    m_figures = LossFigures::of(pair);
    emit changed();
}

} // namespace vitrine
