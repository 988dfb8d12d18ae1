#include "app/studio/network/desks/LandscapeDesk.h"

#include "app/studio/network/desks/TrainDesk.h"
#include "core/training/OptimizerKind.h"
#include "widgets/common/Format.h"
#include "widgets/landscape/LandscapeForm.h"
#include "widgets/landscape/LandscapePanel.h"
#include "widgets/landscape/LandscapeSession.h"
#include "widgets/optimizers/RaceSetup.h"
#include "widgets/session/Session.h"
#include "widgets/training/TrainState.h"

#include <QJsonDocument>
#include <QSettings>

namespace vitrine {

namespace {

const QString settingsKey = QStringLiteral("landscape/settings");
const QString solidKey = QStringLiteral("landscape/solid");
const QString logarithmicKey = QStringLiteral("landscape/logarithmic");
constexpr int growthInterval = 500; // milliseconds

} // namespace

LandscapeDesk::LandscapeDesk(Session *session, TrainDesk *training, QWidget *window)
    : QObject(window), m_session(session), m_training(training),
      m_landscape(new LandscapeSession(session->computeThread(), this)),
      m_panel(new LandscapePanel(m_landscape, window))
{
    const QSettings settings;
    const QByteArray json = settings.value(settingsKey).toByteArray();
    m_panel->form()->setSettings(LandscapeSettings::fromJson(QJsonDocument::fromJson(json).object()));
    m_panel->setSolid(settings.value(solidKey).toBool());
    m_panel->setLogarithmic(settings.value(logarithmicKey, true).toBool());
    m_growth.setSingleShot(true);
    m_growth.setInterval(growthInterval);
    connect(&m_growth, &QTimer::timeout, this, &LandscapeDesk::followPath);
    connect(m_panel, &LandscapePanel::orderWanted, this, &LandscapeDesk::compute);
    connect(m_panel, &LandscapePanel::weightsChosen, this, &LandscapeDesk::load);
    connect(m_panel, &LandscapePanel::lookChanged, this, &LandscapeDesk::stateChanged);
    connect(m_landscape, &LandscapeSession::landscapeChanged, this, &LandscapeDesk::stateChanged);
    connect(m_landscape, &LandscapeSession::stageChanged, this, [this] {
        if (m_landscape->stage() == LandscapeStage::Computing)
            followCanvas();
    });
    connect(m_landscape, &LandscapeSession::failed, this, &LandscapeDesk::failed);
    connect(m_session, &Session::outcomeChanged, this, &LandscapeDesk::followCanvas);
    connect(training->training(), &TrainSession::progressChanged, this, [this] {
        if (!m_growth.isActive() && m_panel->isVisible())
            m_growth.start();
    });
    connect(training->training(), &TrainSession::rested, this, &LandscapeDesk::followPath);
}

/// The path of the run there is, where the network that is open is the one it trains.
std::vector<LandscapePath> LandscapeDesk::paths() const
{
    const TrainSession *training = m_training->training();
    const auto outcome = m_session->outcome();
    if (!outcome || !training->path() || !m_training->isOfRun(outcome->network))
        return {};
    const OptimizerKind *optimizer = findOptimizerKind(training->request().settings.optimizer.toStdString());
    return {{optimizer ? optimizerTitle(*optimizer) : QString(), 0, 0, training->path()->points()}};
}

LandscapeOrder LandscapeDesk::order() const
{
    const auto outcome = m_session->outcome();
    const TrainSession *training = m_training->training();
    LandscapeOrder order;
    order.settings = m_panel->form()->settings();
    order.network = outcome->network;
    order.tensors = outcome->trace->weights;
    order.paths = paths();
    order.device = m_session->options().device;
    if (training->items() && m_training->isOfRun(outcome->network)) {
        order.items = training->items();
        order.split = training->split();
        // The plane of a path goes through its last point: the buffers that belong to that.
        const auto newest = training->history().newestWeights();
        if (newest && order.settings.directions != LandscapeDirections::Random)
            order.tensors = newest->tensors;
    } else {
        order.data = m_training->state()->settings();
    }
    return order;
}

void LandscapeDesk::compute()
{
    if (m_session->outcome())
        m_landscape->start(order());
}

void LandscapeDesk::followPath()
{
    const auto now = paths();
    if (m_landscape->plan() && !now.empty())
        m_landscape->follow(now);
}

void LandscapeDesk::followCanvas()
{
    const auto outcome = m_session->outcome();
    if (!outcome)
        return;
    m_panel->form()->setHasNorms(hasRunningNorms(outcome->trace->graph));
    if (!m_landscape->plan())
        return;
    const auto &trained = outcome->question.weights.trained;
    if (isSameNetwork(outcome->network, m_landscape->order().network))
        m_landscape->follow(outcome->network, outcome->trace->weights, trained ? trained->step : 0);
    else
        m_landscape->forgetPresent();
}

void LandscapeDesk::load(Point2 place)
{
    const auto plan = m_landscape->plan();
    if (!plan)
        return;
    m_landscape->weightsAt(place, [this, plan, place](const TensorMap &tensors) {
        const auto outcome = m_session->outcome();
        if (!isSameNetwork(outcome->network, m_landscape->order().network)) {
            emit failed(fail(VITRINE_TEXT("core",
                                          "The landscape is of another network than the one that is open. Compute it "
                                          "anew for this one.")));
            return;
        }
        auto weights = std::make_shared<TrainedWeights>();
        weights->network = std::make_shared<const Network>(plan->model.network);
        weights->tensors = tensors;
        m_training->showWeights(weights);
        emit said(tr("The weights at (%1, %2) of the landscape").arg(formatNumber(place.x), formatNumber(place.y)));
    });
}

void LandscapeDesk::remember() const
{
    QSettings settings;
    settings.setValue(settingsKey, QJsonDocument(m_panel->form()->settings().toJson()).toJson(QJsonDocument::Compact));
    settings.setValue(solidKey, m_panel->isSolid());
    settings.setValue(logarithmicKey, m_panel->isLogarithmic());
}

} // namespace vitrine
