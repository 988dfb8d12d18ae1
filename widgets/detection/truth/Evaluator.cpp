#include "widgets/detection/truth/Evaluator.h"

#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/truth/GroundTruth.h"

#include <QThread>

#include <utility>

namespace vitrine {

Evaluator::Evaluator(QThread *compute, DetectSession *session, DetectionState *state, GroundTruth *truth,
                     QObject *parent)
    : QObject(parent), m_session(session), m_state(state), m_truth(truth), m_worker(new EvaluationWorker)
{
    m_scorer.setMaxThreadCount(1);
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
    connect(state, &DetectionState::settingsChanged, this, &Evaluator::follow);
    connect(truth, &GroundTruth::iouChanged, this, &Evaluator::follow);
    connect(truth, &GroundTruth::opened, this, &Evaluator::clear);
    connect(truth, &GroundTruth::setChanged, this, [this] {
        if (!m_truth->set())
            clear();
    });
}

Evaluator::~Evaluator()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
    m_scorer.waitForDone();
}

void Evaluator::connectWorker()
{
    connect(m_worker, &EvaluationWorker::progress, this, &Evaluator::progress);
    connect(m_worker, &EvaluationWorker::done, this, [this](const std::shared_ptr<const EvaluationInput> &input) {
        if (m_cancel.requested())
            setRunning(false);
        else
            score(input);
    });
    connect(m_worker, &EvaluationWorker::failed, this, [this](const Error &error) {
        setRunning(false);
        if (!error.cancelled)
            emit failed(error);
    });
}

bool Evaluator::canStart() const
{
    const auto outcome = m_session->outcome();
    return m_truth->mapping() && outcome && outcome->detector && !m_isRunning;
}

float Evaluator::confidence() const
{
    return m_state->settings().confidence;
}

void Evaluator::setConfidence(float confidence)
{
    m_state->setConfidence(confidence);
}

void Evaluator::start()
{
    if (!canStart())
        return;
    m_cancel = Cancel();
    ++m_number;
    setRunning(m_session->withDetector(m_cancel,
                                       [worker = m_worker, set = m_truth->set(), mapping = *m_truth->mapping(),
                                        cancel = m_cancel](const Result<std::shared_ptr<LoadedDetector>> &detector) {
                                           if (!worker)
                                               return;
                                           if (detector)
                                               worker->start(*detector, set, mapping, cancel);
                                           else
                                               emit worker->failed(detector.error());
                                       }));
}

void Evaluator::cancel()
{
    m_cancel.request();
}

void Evaluator::clear()
{
    cancel();
    ++m_number;
    m_scores.reset();
    m_figures.reset();
    emit scoresChanged();
}

ScoreSettings Evaluator::settings() const
{
    const NmsSettings &now = m_state->settings();
    return {now.iou, now.classAgnostic, m_truth->iou()};
}

/// A threshold moved.
void Evaluator::follow()
{
    if (!m_scores)
        return;
    if (m_scoring == 0 && m_scores->settings != settings())
        score(m_scores->input);
    if (std::exchange(m_confidence, confidence()) != confidence())
        emit confidenceChanged();
}

/// One at a time: what moved meanwhile is seen when it is done.
void Evaluator::score(std::shared_ptr<const EvaluationInput> input)
{
    ++m_scoring;
    const bool isNew = !m_scores || m_scores->input != input;
    m_scorer.start([this, input = std::move(input), settings = settings(), isNew, number = m_number] {
        auto scores = scoreEvaluation(input, settings);
        auto figures = isNew ? std::make_shared<const Evaluation>(cocoFigures(*input)) : nullptr;
        QMetaObject::invokeMethod(
            this,
            [this, number, scores = std::move(scores), figures = std::move(figures)] {
                --m_scoring;
                if (number == m_number && !(figures && m_cancel.requested()))
                    take(scores, figures);
                else if (figures)
                    setRunning(false);
                follow();
            },
            Qt::QueuedConnection);
    });
}

void Evaluator::take(std::shared_ptr<const EvaluationScores> scores, std::shared_ptr<const Evaluation> figures)
{
    const bool isNew = figures != nullptr;
    m_scores = std::move(scores);
    if (isNew)
        m_figures = std::move(figures);
    m_confidence = confidence();
    if (isNew)
        setRunning(false);
    emit scoresChanged();
}

void Evaluator::setRunning(bool running)
{
    if (std::exchange(m_isRunning, running) != running)
        emit runningChanged(running);
}

} // namespace vitrine
