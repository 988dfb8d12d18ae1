#include "widgets/labs/batchnorm/NormState.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace vitrine {

namespace {

/// NaN means something here, and is the same as NaN.
bool areSame(double a, double b)
{
    return std::bit_cast<quint64>(a) == std::bit_cast<quint64>(b);
}

} // namespace

NormState::NormState(NormSession *session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(session, &NormSession::lookChanged, this, [this] {
        keepPlace();
        emit changed();
    });
    connect(session, &NormSession::batchFed, this, &NormState::follow);
    connect(session, &NormSession::seriesCut, this, &NormState::restart);
}

void NormState::setLayer(const BatchNormLayer &layer, bool isOther)
{
    const BatchNormLayer before = std::exchange(m_given, layer);
    if (isOther || before.channels() != layer.channels()) {
        m_tried = layer;
        m_channel = std::min(m_channel, static_cast<int>(layer.channels()) - 1);
    } else {
        // What was not touched follows the network.
        if (areSame(m_tried.eps, before.eps))
            m_tried.eps = layer.eps;
        if (areSame(m_tried.momentum, before.momentum))
            m_tried.momentum = layer.momentum;
        for (std::size_t c = 0; c < layer.channels(); ++c) {
            if (areSame(m_tried.gamma[c], before.gamma[c]))
                m_tried.gamma[c] = layer.gamma[c];
            if (areSame(m_tried.beta[c], before.beta[c]))
                m_tried.beta[c] = layer.beta[c];
        }
        m_tried.path = layer.path;
        m_tried.isAffine = layer.isAffine;
        m_tried.running = layer.running;
    }
    keepPlace();
    restart();
}

bool NormState::isChanged() const
{
    return !areSame(m_tried.eps, m_given.eps) || !areSame(m_tried.momentum, m_given.momentum)
        || m_tried.gamma != m_given.gamma || m_tried.beta != m_given.beta;
}

void NormState::setEps(double eps)
{
    if (!areSame(std::exchange(m_tried.eps, eps), eps))
        emit changed();
}

void NormState::setMomentum(double momentum)
{
    if (!areSame(std::exchange(m_tried.momentum, momentum), momentum))
        restart();
}

void NormState::setGamma(double gamma)
{
    if (std::exchange(m_tried.gamma[static_cast<std::size_t>(m_channel)], gamma) != gamma)
        emit changed();
}

void NormState::setBeta(double beta)
{
    if (std::exchange(m_tried.beta[static_cast<std::size_t>(m_channel)], beta) != beta)
        emit changed();
}

void NormState::reset()
{
    m_tried = m_given;
    restart();
}

void NormState::setChannel(int channel)
{
    const int last = static_cast<int>(m_given.channels()) - 1;
    if (std::exchange(m_channel, std::clamp(channel, 0, std::max(0, last))) == channel)
        return;
    keepPlace();
    emit changed();
}

void NormState::setPlace(const Index &index)
{
    if (index.size() < 2 || index == m_place)
        return;
    m_place = index;
    m_channel = static_cast<int>(index[1]);
    keepPlace();
    emit changed();
}

void NormState::setTraining(bool isTraining)
{
    if (std::exchange(m_isTraining, isTraining) != isTraining)
        emit changed();
}

void NormState::setStart(RunningStart start)
{
    if (std::exchange(m_start, start) != start)
        restart();
}

Moments NormState::evaluation() const
{
    if (!m_course.empty())
        return Moments::of(m_course.back());
    return look() ? Moments::of(look()->statistics) : Moments();
}

Moments NormState::moments() const
{
    return m_isTraining && look() ? Moments::of(look()->statistics) : evaluation();
}

std::optional<NormalisedValue> NormState::value() const
{
    if (!look() || m_place.empty() || look()->input.shape().size() != m_place.size())
        return std::nullopt;
    const Moments by = moments();
    if (by.mean.size() != m_tried.channels())
        return std::nullopt;
    return normalisedValue(look()->input.at(m_place), m_tried, by, static_cast<std::size_t>(m_channel));
}

void NormState::follow()
{
    if (!m_course.empty() && m_session->batches().back()->channels() == m_tried.channels())
        m_course.push_back(afterBatch(m_course.back(), *m_session->batches().back(), m_tried.momentum));
    emit courseChanged();
}

void NormState::restart()
{
    m_course.clear();
    if (m_given.running) {
        m_course.push_back(m_start == RunningStart::Fresh ? RunningStatistics::fresh(m_given.channels())
                                                          : *m_given.running);
        for (const auto &batch : m_session->batches())
            if (batch->channels() == m_given.channels())
                m_course.push_back(afterBatch(m_course.back(), *batch, m_tried.momentum));
    }
    emit changed();
}

/// In the middle of the picture's map, until the user has chosen another; within the tensor.
void NormState::keepPlace()
{
    if (!look())
        return;
    const Shape &shape = look()->input.shape();
    const bool isNew = m_place.size() != shape.size();
    if (isNew) {
        m_place.assign(shape.size(), 0);
        for (std::size_t d = 2; d < shape.size(); ++d)
            m_place[d] = shape[d] / 2;
    }
    m_place[1] = m_channel;
    for (std::size_t d = 0; d < shape.size(); ++d)
        m_place[d] = std::clamp<std::int64_t>(m_place[d], 0, shape[d] - 1);
}

} // namespace vitrine
