#include "app/studio/network/desks/PlaygroundDesk.h"

#include "app/studio/documents/History.h"
#include "app/studio/network/desks/TrainDesk.h"
#include "core/base/AtomicFile.h"
#include "core/graph/AdoptWeights.h"
#include "widgets/common/ChangeCommand.h"
#include "widgets/playground/DataStrip.h"
#include "widgets/playground/NeuronBoard.h"
#include "widgets/playground/PlaneTools.h"
#include "widgets/playground/PlaneView.h"
#include "widgets/playground/PlayStrip.h"
#include "widgets/playground/PlaygroundView.h"
#include "widgets/session/Session.h"
#include "widgets/training/SetSpec.h"
#include "widgets/training/TrainState.h"

#include <QDir>
#include <QFileDialog>
#include <QToolButton>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int syncDelay = 40; // milliseconds
constexpr int weightCommand = 300; ///< apart from other commands on the stack

bool isForNumbers(const std::string &loss)
{
    return loss == "MSELoss" || loss == "L1Loss" || loss == "HuberLoss";
}

/// A weight's tensor with one number changed.
TensorMap changed(TensorMap tensors, const std::string &name, std::size_t place, float value)
{
    Snapshot &tensor = tensors.at(name);
    std::vector<float> values = tensor.toFloats();
    values[place] = value;
    tensor = Snapshot::of(tensor.shape(), std::move(values));
    return tensors;
}

} // namespace

PlaygroundDesk::PlaygroundDesk(Session *session, History *history, TrainDesk *training, QWidget *window)
    : QObject(window), m_session(session), m_history(history), m_training(training),
      m_playground(new Playground(session->computeThread(), this)),
      m_view(new PlaygroundView(m_playground, training->training(), training->state(), window))
{
    m_later.setSingleShot(true);
    m_later.setInterval(syncDelay);
    connect(&m_later, &QTimer::timeout, this, &PlaygroundDesk::sync);
    connect(session, &Session::outcomeChanged, this, &PlaygroundDesk::followSession);
    connect(m_playground, &Playground::failed, this, &PlaygroundDesk::failed);
    connectTraining();
    connectView();
}

void PlaygroundDesk::connectTraining()
{
    TrainSession *run = m_training->training();
    connect(run, &TrainSession::runBegun, this, &PlaygroundDesk::followRun);
    connect(run, &TrainSession::momentArrived, this, [this](const std::shared_ptr<const TrainMoment> &moment) {
        if (m_playground->network() && isSameNetwork(*m_playground->network(), *moment->weights->network))
            m_playground->setMoment(*moment);
    });
    connect(run, &TrainSession::stageChanged, &m_later, qOverload<>(&QTimer::start));
    connect(run, &TrainSession::failed, this, [this, run] {
        m_isRefused = run->stage() == TrainStage::Idle;
        if (m_isRefused)
            m_playground->setData(nullptr, {});
    });
    connect(m_training->state(), &TrainState::changed, this, [this] {
        m_isRefused = false;
        m_later.start();
    });
}

void PlaygroundDesk::connectView()
{
    const PlayStrip *strip = m_view->run();
    connect(strip, &PlayStrip::playWanted, m_training, &TrainDesk::play);
    connect(strip, &PlayStrip::batchWanted, m_training, &TrainDesk::trainBatch);
    connect(strip, &PlayStrip::epochWanted, m_training, &TrainDesk::trainEpoch);
    connect(strip, &PlayStrip::resetWanted, m_training, &TrainDesk::reset);
    connect(strip, &PlayStrip::layerWanted, this, &PlaygroundDesk::addLayer);
    connect(strip, &PlayStrip::paceChanged, m_training->training(), &TrainSession::setPace);
    const DataStrip *data = m_view->data();
    connect(data, &DataStrip::setWanted, this, &PlaygroundDesk::chooseSet);
    connect(data, &DataStrip::lossWanted, this, &PlaygroundDesk::setLoss);
    const NeuronBoard *board = m_view->board();
    connect(board, &NeuronBoard::weightEdited, this, &PlaygroundDesk::editWeight);
    connect(board, &NeuronBoard::countWanted, this, &PlaygroundDesk::setCount);
    connect(board, &NeuronBoard::removeWanted, this, &PlaygroundDesk::removeLayer);
    connect(board, &NeuronBoard::activationWanted, this, &PlaygroundDesk::setActivation);
    connect(board, &NeuronBoard::featuresWanted, this, &PlaygroundDesk::setFeatures);
    connect(m_view->plane(), &PlaneView::painted, this, &PlaygroundDesk::paint);
    const PlaneTools *tools = m_view->tools();
    connect(tools, &PlaneTools::clearWanted, this, [this] { paint({}); });
    connect(tools, &PlaneTools::saveWanted, this, &PlaygroundDesk::askSave);
}

void PlaygroundDesk::setShown(bool shown)
{
    m_isShown = shown;
    m_playground->setFollowing(shown);
    m_training->training()->followMoments(shown);
    m_training->training()->setPace(shown ? m_view->run()->pace() : 0);
    m_training->setDrawsAnew(shown);
    // Made ready for the neurons alone: another network is not to find it as if it were its own.
    TrainSession *run = m_training->training();
    if (!shown && run->stage() == TrainStage::Paused && run->progress().step == 0)
        run->reset();
    m_later.start();
}

void PlaygroundDesk::followSession()
{
    const auto outcome = m_session->outcome();
    m_isRefused = false;
    const bool wasPossible = isPossible();
    const auto &network = m_playground->network();
    if (!network || !isSameNetwork(*network, outcome->network))
        m_playground->setNetwork(outcome->network, outcome->trace->weights);
    else if (!m_training->training()->isRunning()) // what runs says itself what it is like, and later
        m_playground->setWeights(outcome->trace->weights);
    if (isPossible() != wasPossible)
        emit possibleChanged(isPossible());
    m_later.start();
}

void PlaygroundDesk::followRun()
{
    const TrainSession *run = m_training->training();
    m_playground->setData(run->items(), run->split());
    PaintedPoints points;
    if (!m_playground->isLine() && !m_playground->answer().isNumber())
        for (const DataPoint &point : m_playground->points())
            points.push_back({point.x, point.y, point.label});
    m_view->plane()->setPainted(points);
}

/// Keeps a run ready that trains what is shown with the settings as they are. One that runs is stopped for that, and
/// the new one goes on in its place.
void PlaygroundDesk::sync()
{
    const TrainSession *run = m_training->training();
    if (!m_isShown || !isPossible() || m_isRefused || m_session->isBusy() || run->stage() == TrainStage::Preparing
        || m_training->isCurrent())
        return;
    if (run->isRunning()) {
        m_goesOn = true;
        m_training->training()->pause();
        return;
    }
    m_training->prepare(std::exchange(m_goesOn, false) ? TrainGoal::End : TrainGoal::Nothing);
}

void PlaygroundDesk::edit(const Network &network)
{
    if (const GraphResult built = buildGraph(network, 1); built.ok())
        edit(network, adoptWeights(*built.graph, m_playground->weights(), m_session->question().weights.seed));
    else
        emit failed(built.error(network.name));
}

/// The network takes the place of the one there is, with weights, as one step of undo.
void PlaygroundDesk::edit(const Network &network, TensorMap weights)
{
    if (m_training->training()->isRunning()) {
        m_goesOn = true;
        m_history->releaseWeights(); // those before the run would not fit the network
    }
    const auto edited = std::make_shared<const Network>(network);
    Question question = m_session->question();
    question.network.edited = edited;
    question.weights = {WeightsSource::Kind::Trained,
                        {},
                        question.weights.seed,
                        std::make_shared<const TrainedWeights>(TrainedWeights{edited, std::move(weights), 0, 0})};
    m_session->ask(question);
}

void PlaygroundDesk::setCount(int layer, int count)
{
    const auto &chart = m_playground->chart();
    if (chart && count >= 1 && count <= mostNeurons)
        edit(withNeurons(*m_playground->network(), *chart, static_cast<std::size_t>(layer), count));
}

void PlaygroundDesk::removeLayer(int layer)
{
    if (const auto &chart = m_playground->chart())
        edit(withoutLayer(*m_playground->network(), *chart, static_cast<std::size_t>(layer)));
}

void PlaygroundDesk::addLayer()
{
    const auto &chart = m_playground->chart();
    if (!chart)
        return;
    const int before = chart->layers.size() > 1 ? chart->layers[chart->layers.size() - 2].count : mostNeurons / 2;
    edit(withLayer(*m_playground->network(), *chart, std::min(before, mostNeurons)));
}

void PlaygroundDesk::setActivation(int layer, const QString &type)
{
    if (const auto &chart = m_playground->chart())
        edit(withActivation(*m_playground->network(), *chart, static_cast<std::size_t>(layer), type.toStdString()));
}

void PlaygroundDesk::setFeatures(const FeatureList &features)
{
    const auto &chart = m_playground->chart();
    if (!chart)
        return;
    const Network network = withFeatures(*m_playground->network(), *chart, features);
    if (const GraphResult built = buildGraph(network, 1); built.ok())
        edit(
            network,
            adoptFeatures(*built.graph, *chart, features, m_playground->weights(), m_session->question().weights.seed));
}

void PlaygroundDesk::setLoss(const QString &type)
{
    const auto &chart = m_playground->chart();
    if (!chart || chart->loss.empty() || chart->lossType == type.toStdString())
        return;
    Network network = withLoss(*m_playground->network(), *chart, type.toStdString());
    const int outputs = chart->layers.back().count;
    const int wanted = type == QStringLiteral("CrossEntropyLoss") ? std::max(outputs, m_playground->classCount()) : 1;
    if (wanted != outputs)
        network = withNeurons(std::move(network), *chart, chart->layers.size() - 1, wanted);
    edit(network);
}

/// Numbers and classes need another loss each.
void PlaygroundDesk::chooseSet(const QString &spec)
{
    m_training->state()->edit([&spec](TrainSettings &settings) { settings.data = spec; });
    const auto &chart = m_playground->chart();
    if (!chart || chart->loss.empty() || m_playground->isLine())
        return;
    const bool wantsNumbers = hasNumbers(spec);
    if (wantsNumbers && !isForNumbers(chart->lossType))
        setLoss(QStringLiteral("MSELoss"));
    else if (!wantsNumbers && isForNumbers(chart->lossType))
        setLoss(QStringLiteral("BCEWithLogitsLoss"));
}

void PlaygroundDesk::openPoints(const QString &file)
{
    chooseSet(QStringLiteral("points:") + QDir::fromNativeSeparators(file));
}

void PlaygroundDesk::paint(const PaintedPoints &points)
{
    m_view->plane()->setPainted(points);
    m_training->state()->edit([&points](TrainSettings &settings) {
        settings.painted = std::make_shared<const PaintedPoints>(points);
        settings.data = paintedData;
    });
    if (points.empty()) // there is nothing to make a run of
        m_playground->setData(nullptr, {});
}

void PlaygroundDesk::editWeight(const WeightRef &weight, float value)
{
    const auto before = m_playground->value(weight);
    if (!before || *before == value)
        return;
    const QString tensor = m_playground->tensorOf(weight);
    const std::size_t place = m_playground->placeOf(weight);
    const auto apply = [this, tensor, place](float from, float to) { applyWeight(tensor, place, from, to); };
    apply(*before, value);
    m_history->stack()->push(new ChangeCommand<float>(tr("Weight"), weightCommand, *before, value, false, apply));
}

/// Into the run, which goes on from it, and, where that rests, onto the canvas.
void PlaygroundDesk::applyWeight(const QString &tensor, std::size_t place, float from, float to)
{
    TrainSession *run = m_training->training();
    const auto &network = m_playground->network();
    if (!network)
        return;
    if (run->hasRun() && m_training->isOfRun(*network))
        run->setWeight(tensor, place, from, to);
    if (run->isRunning())
        return;
    Question question = m_session->question();
    const auto &trained = question.weights.trained;
    const TensorMap present = trained ? wholeTensors(*trained) : m_playground->weights();
    const std::string name = tensor.toStdString();
    const auto found = present.find(name);
    if (found == present.end() || static_cast<std::int64_t>(place) >= found->second.elementCount())
        return;
    const auto shown = std::make_shared<const TrainedWeights>(
        TrainedWeights{trained ? trained->network : network, changed(present, name, place, to),
                       trained ? trained->step : 0, trained ? trained->epoch : 0});
    question.weights = {WeightsSource::Kind::Trained, {}, question.weights.seed, shown};
    m_history->follow(question);
    m_session->ask(question, false);
}

void PlaygroundDesk::askSave()
{
    const QString file =
        QFileDialog::getSaveFileName(m_view, tr("Save Points"), QStringLiteral("points.csv"), tr("Tables (*.csv)"));
    if (!file.isEmpty())
        savePoints(file);
}

void PlaygroundDesk::savePoints(const QString &file)
{
    const bool hasTargets = m_playground->answer().isNumber();
    std::string text = hasTargets ? "x,y,value\n" : "x,y,label\n";
    for (const DataPoint &point : m_playground->points()) {
        const QString answer =
            hasTargets ? QString::number(static_cast<double>(point.target), 'g', 9) : QString::number(point.label);
        text += QStringLiteral("%1,%2,%3\n")
                    .arg(static_cast<double>(point.x), 0, 'g', 9)
                    .arg(static_cast<double>(point.y), 0, 'g', 9)
                    .arg(answer)
                    .toStdString();
    }
    if (const auto written = writeFileAtomically(file.toStdString(), text); !written)
        emit failed(written.error());
    else
        emit said(tr("Saved %1").arg(file));
}

} // namespace vitrine
