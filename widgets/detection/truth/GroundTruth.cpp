#include "widgets/detection/truth/GroundTruth.h"

#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectionState.h"

#include <algorithm>
#include <utility>

namespace vitrine {

GroundTruth::GroundTruth(DetectSession *session, DetectionState *state, QObject *parent)
    : TruthSource(parent), m_session(session), m_state(state)
{
    m_reader.setMaxThreadCount(1);
    connect(session, &DetectSession::outcomeChanged, this, &GroundTruth::mapClassesAgain);
    connect(state, &DetectionState::resultChanged, this, &GroundTruth::judge);
}

GroundTruth::~GroundTruth()
{
    m_cancel.request();
    m_reader.waitForDone();
}

const PictureTruth *GroundTruth::shown() const
{
    return m_state->layers().truth ? picture() : nullptr;
}

void GroundTruth::open(const QString &path)
{
    m_cancel.request();
    m_cancel = Cancel();
    const quint64 number = ++m_number;
    const auto outcome = m_session->outcome();
    const auto classes = outcome && outcome->detector ? outcome->detector->classNames : std::vector<std::string>();
    setReading(true);
    m_reader.start([this, path, number, classes, cancel = m_cancel] {
        int told = -1;
        const auto tell = [this, number, &told](double share) {
            if (const int percent = static_cast<int>(share * 100); std::exchange(told, percent) != percent)
                QMetaObject::invokeMethod(
                    this, [this, number, share] { number == m_number ? emit progress(share) : void(); },
                    Qt::QueuedConnection);
        };
        const auto set = readTruth(path, classes, {cancel, tell});
        QMetaObject::invokeMethod(
            this, [this, number, set] { take(number, set); }, Qt::QueuedConnection);
    });
}

void GroundTruth::take(quint64 number, const Result<std::shared_ptr<const TruthSet>> &set)
{
    if (number != m_number)
        return;
    setReading(false);
    if (!set) {
        if (!set.error().cancelled)
            emit failed(set.error());
        return;
    }
    m_set = *set;
    mapClassesAgain();
    emit setChanged();
    judge();
    emit opened();
}

void GroundTruth::close()
{
    cancel();
    if (!m_set)
        return;
    m_set.reset();
    m_mapping.reset();
    m_mappedFor.reset();
    emit setChanged();
    judge();
}

void GroundTruth::cancel()
{
    m_cancel.request();
}

void GroundTruth::setIou(double iou)
{
    iou = std::clamp(iou, 0.05, 0.95);
    if (std::exchange(m_iou, iou) == iou)
        return;
    emit iouChanged();
    judge();
}

void GroundTruth::setReading(bool reading)
{
    if (std::exchange(m_isReading, reading) != reading)
        emit readingChanged(reading);
}

/// Another detector may have other classes; with the same ones nothing is done again.
void GroundTruth::mapClassesAgain()
{
    const auto outcome = m_session->outcome();
    const bool hasBoth = m_set && outcome && outcome->detector;
    if (hasBoth && m_mappedFor == m_set && outcome->detector->classNames == m_classNames)
        return;
    const bool had = m_mapping.has_value();
    m_mapping.reset();
    m_mappedFor = hasBoth ? m_set : nullptr;
    if (hasBoth) {
        m_classNames = outcome->detector->classNames;
        auto mapping = mapClasses(m_classNames, m_set->annotations.classes, m_set->path.toStdString());
        if (mapping)
            m_mapping = *std::move(mapping);
        else
            emit failed(mapping.error());
    }
    if (had || m_mapping)
        emit setChanged();
}

void GroundTruth::judge()
{
    const bool had = m_picture.has_value();
    m_picture.reset();
    const auto outcome = m_session->outcome();
    const bool isCurrent = m_state->run() && outcome && outcome->run == m_state->run();
    const int index = m_set && m_mapping && isCurrent ? m_set->indexOf(outcome->question.picture.file) : -1;
    if (index >= 0)
        m_picture = judgePicture(*m_state->run(), m_state->result(), m_state->settings(),
                                 m_set->annotations.pictures[static_cast<std::size_t>(index)],
                                 m_set->annotations.classes, *m_mapping, m_iou);
    if (had || m_picture)
        emit pictureChanged();
}

} // namespace vitrine
