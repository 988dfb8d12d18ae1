#include "widgets/session/Session.h"

#include "core/edit/Blocks.h"

#include "widgets/session/SessionWorker.h"

#include <utility>

namespace vitrine {

namespace {

/// Whether a question differs from what is shown only in where the blocks of its network stand.
bool onlyMoves(const Question &question, const Outcome &shown)
{
    const auto &edited = question.network.edited;
    if (shown.isFleeting || !edited || edited == shown.question.network.edited
        || !edit::runsAlike(*edited, shown.network))
        return false;
    Question before = shown.question;
    before.network.edited = edited;
    return before == question;
}

} // namespace

Session::Session(QObject *parent) : QObject(parent), m_worker(new SessionWorker), m_wanted(firstQuestion())
{
    m_thread.setObjectName(QStringLiteral("compute"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SessionWorker::answered, this, &Session::accept);
    connect(m_worker, &SessionWorker::refused, this, &Session::refuse);
    connect(m_worker, &SessionWorker::progress, this, &Session::progress);
    connect(m_worker, &SessionWorker::explained, this, [this](quint64 number, const auto &explanation) {
        if (number == m_explanation)
            emit explanationReady(explanation);
    });
    connect(m_worker, &SessionWorker::explanationRefused, this, [this](quint64 number, const Error &error) {
        if (number == m_explanation)
            emit failed(error);
    });
    connect(m_worker, &SessionWorker::summarised, this, [this](const auto &trace, const QString &block) {
        if (trace != this->trace())
            return;
        m_summarised.insert(block);
        emit summariesReady(block);
    });
    // LibTorch's kernels may need more than the 8 MiB / 2 that some systems give to threads.
    m_thread.setStackSize(16 << 20);
    m_thread.start();
}

Session::~Session()
{
    m_cancel.request();
    m_thread.quit();
    m_thread.wait();
}

void Session::setOptions(const RunOptions &options)
{
    if (m_options == options)
        return;
    m_options = options;
    if (m_outcome)
        ask(m_wanted, false);
}

void Session::ask(const Question &question, bool record, bool live)
{
    send(question, record, live, false);
}

void Session::send(const Question &question, bool record, bool live, bool fleeting)
{
    m_fleeting = fleeting;
    if (!(live && m_live))
        m_cancel.request();
    m_live = live;
    m_cancel = Cancel();
    m_wanted = question;
    if (!m_busy && m_outcome && onlyMoves(question, *m_outcome)) { // there is nothing to run
        Outcome moved = *m_outcome;
        moved.question = question;
        moved.network = *question.network.edited;
        emit asked(question);
        return accept(++m_number, std::make_shared<const Outcome>(std::move(moved)), record);
    }
    m_worker->post({++m_number, question, m_options, m_cancel, record, live, fleeting});
    emit asked(question);
    setBusy(true);
}

void Session::accept(quint64 number, std::shared_ptr<const Outcome> outcome, bool record)
{
    // While the mouse moves, a result that is not the newest any more still shows where the drawing goes.
    if (number != m_number && !m_live)
        return;
    const auto before = std::exchange(m_outcome, std::move(outcome));
    ++m_explanation;
    m_summarised.clear();
    for (const GraphBlock &block : m_outcome->trace->graph.blocks) {
        if (m_outcome->isSummarised)
            m_summarised.insert(QString::fromStdString(block.id));
    }
    if (number == m_number) {
        m_live = false;
        setBusy(false);
    }
    if (!before || before->network != m_outcome->network)
        emit networkChanged();
    emit traceChanged(m_outcome->trace);
    emit outcomeChanged();
    if (record && before)
        emit questionAnswered(before->question, m_outcome->question);
}

void Session::present(std::shared_ptr<const Outcome> outcome)
{
    m_cancel.request();
    m_cancel = Cancel();
    m_live = m_fleeting = false;
    m_wanted = outcome->question;
    accept(++m_number, std::move(outcome), false);
}

void Session::refuse(quint64 number, const Error &error)
{
    if (number != m_number)
        return;
    m_live = false;
    if (m_outcome) {
        const Question wanted = std::exchange(m_wanted, m_outcome->question);
        m_fleeting = m_outcome->isFleeting;
        // An edit stays, even where it can't be run.
        if (wanted.weights.kind == WeightsSource::Kind::Edited) {
            m_wanted.network = wanted.network;
            m_wanted.weights = wanted.weights;
        }
    }
    setBusy(false);
    if (!error.cancelled)
        emit failed(error);
}

void Session::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        emit busyChanged(busy);
}

template <typename Change>
void Session::change(Change &&change, bool record, bool live, bool fleeting)
{
    Question question = m_wanted;
    change(question);
    const bool isSamePicture = question.picture == m_wanted.picture && question.fit == m_wanted.fit
        && question.invert == m_wanted.invert && question.batch.set == m_wanted.batch.set
        && question.network == m_wanted.network;
    if (!isSamePicture)
        question.pixels.clear();
    send(question, record, live, fleeting);
}

void Session::openPreset(const QString &name)
{
    change([&](Question &question) {
        question.network = {name, {}};
        question.weights = {};
        question.fit.reset();
        question.invert.reset();
    });
}

void Session::openNetwork(const QString &file)
{
    change([&](Question &question) {
        question.network = {{}, file};
        question.weights = {};
        question.fit.reset();
        question.invert.reset();
    });
}

void Session::openWeights(const QString &file)
{
    change([&](Question &question) {
        question.weights = {WeightsSource::Kind::File, file, question.weights.seed, {}};
    });
}

void Session::showTrained(std::shared_ptr<const TrainedWeights> weights, bool live)
{
    change(
        [&](Question &question) {
            question.weights = {WeightsSource::Kind::Trained, {}, question.weights.seed, std::move(weights)};
        },
        !live, live);
}

void Session::drawWeights()
{
    change([](Question &question) {
        const quint64 seed = question.weights.seed + (question.weights.kind == WeightsSource::Kind::Seed ? 1 : 0);
        question.weights = {WeightsSource::Kind::Seed, {}, seed, {}};
    });
}

void Session::takeOwnWeights()
{
    change([](Question &question) { question.weights = {}; });
}

void Session::openPicture(const QString &file)
{
    change([&](Question &question) { question.picture = {PictureSource::Kind::File, file, {}, 0}; });
}

void Session::openSet(const QString &set)
{
    change([&](Question &question) {
        question.batch.set = set;
        question.picture = {};
    });
}

void Session::setPicture(const QImage &image)
{
    change([&](Question &question) { question.picture = {PictureSource::Kind::Image, {}, image, 0}; });
}

void Session::showFrame(const QImage &image, const QString &name, std::int64_t index, bool fleeting)
{
    change(
        [&](Question &question) {
            question.picture = {PictureSource::Kind::Frame, name, image, index};
        },
        false, fleeting, fleeting);
}

void Session::setDrawing(const QImage &image, bool record)
{
    change(
        [&](Question &question) {
            question.picture = {PictureSource::Kind::Drawing, {}, image, 0};
        },
        record, !record);
}

void Session::setItem(std::int64_t item)
{
    change([&](Question &question) { question.picture = {PictureSource::Kind::Item, {}, {}, item}; });
}

void Session::setFit(FitMode fit)
{
    change([&](Question &question) { question.fit = fit; });
}

void Session::setInvert(bool invert)
{
    change([&](Question &question) { question.invert = invert; });
}

void Session::setMode(Mode mode)
{
    change([&](Question &question) { question.mode = mode; });
}

void Session::setTarget(const TargetChoice &target)
{
    change([&](Question &question) { question.target = target; });
}

void Session::setBatchSize(std::int64_t size)
{
    change([&](Question &question) { question.batch.size = size; });
}

void Session::setPixels(const PixelEdits &pixels, bool record)
{
    change([&](Question &question) { question.pixels = pixels; }, record, !record);
}

void Session::requestExplanation(const QString &path, const Index &index, Pass pass, int port)
{
    if (m_outcome)
        m_worker->postExplanation({++m_explanation, m_outcome->trace, path.toStdString(), index, pass, port});
}

void Session::requestSummaries(const QString &block)
{
    if (!m_outcome)
        return;
    if (isSummarised(block))
        emit summariesReady(block);
    else
        m_worker->postSummaries(m_outcome->trace, block);
}

void Session::cancel()
{
    m_cancel.request();
}

} // namespace vitrine
