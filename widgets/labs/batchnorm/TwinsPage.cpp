#include "widgets/labs/batchnorm/TwinsPage.h"

#include "widgets/common/PlotStyle.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"
#include "widgets/session/Session.h"
#include "widgets/session/Sources.h"
#include "widgets/training/NumberSlider.h"
#include "widgets/twins/TwinPlot.h"
#include "widgets/twins/TwinSession.h"
#include "widgets/twins/TwinText.h"
#include "widgets/twins/TwinView.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace vitrine {

TwinsPage::TwinsPage(Session *session, QThread *compute, QWidget *parent)
    : QWidget(parent), m_session(session), m_twins(new TwinSession(compute, this)), m_view(new TwinView(m_twins, this)),
      m_play(new QPushButton(this)), m_again(new QPushButton(this)),
      m_rate(new NumberSlider({1e-6, 10, 1e-4, 1, true}, this)),
      m_epochs(new NumberSlider({1, 100, 1, 20, false, true}, this)), m_note(new QLabel(this))
{
    auto *bar = new QHBoxLayout;
    auto *numbers = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_play);
    bar->addWidget(m_again);
    bar->addWidget(m_note, 1);
    numbers->setSpacing(24);
    numbers->addWidget(m_rate, 1);
    numbers->addWidget(m_epochs, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(bar);
    column->addLayout(numbers);
    column->addWidget(m_view, 1);
    m_note->setWordWrap(true);
    m_rate->setNameStretch(5);
    m_epochs->setNameStretch(4);
    m_rate->setValue(0.01);
    m_epochs->setValue(5);
    connect(m_play, &QPushButton::clicked, this, &TwinsPage::toggle);
    connect(m_again, &QPushButton::clicked, m_twins, &TwinSession::reset);
    connect(m_twins, &TwinSession::stageChanged, this, &TwinsPage::showStage);
    connect(m_twins, &TwinSession::failed, this, &TwinsPage::failed);
    translated(this, [this] { setTexts(); });
}

void TwinsPage::setOutcome(std::shared_ptr<const Outcome> outcome)
{
    const bool isOther = !m_outcome || !(m_outcome->network == outcome->network);
    m_outcome = std::move(outcome);
    if (isOther && m_twins->stage() != TrainStage::Running)
        m_twins->reset();
}

void TwinsPage::toggle()
{
    if (m_twins->isBusy())
        m_twins->pause();
    else if (m_twins->stage() == TrainStage::Paused)
        m_twins->go(TrainGoal::End);
    else
        start();
}

void TwinsPage::start()
{
    if (!m_outcome)
        return;
    TwinRequest request;
    request.train.network = m_outcome->network;
    // As many of the built-in digits as are drawn at once, so that the curves begin in a moment.
    QString set = setOf(m_outcome->question, m_outcome->network);
    if (set == builtInDigits)
        set = QStringLiteral("digits:size=4000");
    request.train.settings.data = m_outcome->setSize > 0 ? set : QString();
    request.train.settings.epochs = static_cast<int>(m_epochs->value());
    Hyperparameters numbers = request.train.settings.optimizerSettings();
    numbers["lr"] = m_rate->value();
    request.train.settings.hyperparameters[request.train.settings.optimizer] = numbers;
    request.train.device = m_session->options().device;
    request.train.threads = m_session->options().threads;
    const auto twin = suitableTwin(plainSetup(request.train), {"batch-norm", {"without", 0}});
    if (!twin) {
        m_note->setText(toText(twin.error().message));
        return;
    }
    request.settings = {TwinMode::Twins, {*twin}};
    request.asked = request.settings;
    for (const QString &title : memberTitles(request.settings, request.train.settings.seed))
        request.names.push_back(title.toStdString());
    m_twins->start(std::move(request), TrainGoal::End);
    setTexts();
}

void TwinsPage::showStage()
{
    setTexts();
    const bool isFree = !m_twins->hasRun() && !m_twins->isBusy();
    m_rate->setEnabled(isFree || m_twins->stage() == TrainStage::Done);
    m_epochs->setEnabled(m_rate->isEnabled());
}

void TwinsPage::setTexts()
{
    m_play->setText(m_twins->isBusy() ? tr("Pause") : tr("Train both"));
    m_play->setToolTip(tr("Fresh weights, the same in both, and the same batches of the open set; of the built-in "
                          "digits 4,000 are taken"));
    m_again->setText(tr("Start over"));
    m_again->setToolTip(tr("Forget both runs"));
    m_again->setEnabled(m_twins->hasRun());
    m_view->setInvitation(tr("Nothing is compared yet. Press “%1”.").arg(tr("Train both")));
    m_rate->setTexts(tr("Learning rate"),
                     tr("Of Adam, in both. Try ten times as much: with batch norm more is possible"));
    m_epochs->setTexts(tr("Epochs"), tr("How often all items are seen"));
    m_note->setText(
        tr("The network as it is, and without any batch norm (layers before one get a bias), both from fresh "
           "weights. What is learnt here is not kept."));
}

ExportSource TwinsPage::exportSource() const
{
    TwinPlot *plot = m_view->plot();
    return plotSource(plot->plot(), QStringLiteral("with-and-without-batch-norm"), [plot] { return plot->csv(); });
}

} // namespace vitrine
