#include "widgets/training/TrainPanel.h"

#include "core/training/detection/IsDetector.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/training/BatchSize.h"
#include "widgets/training/DataForm.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/MoreForm.h"
#include "widgets/training/OptimizerForm.h"
#include "widgets/training/RunBar.h"
#include "widgets/training/TrainSession.h"
#include "widgets/training/TrainState.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace vitrine {

namespace {

QSpinBox *makeCount(int most, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(1, most);
    box->setKeyboardTracking(false);
    passWheel(box);
    return box;
}

} // namespace

TrainPanel::TrainPanel(TrainSession *session, TrainState *state, QWidget *parent)
    : QWidget(parent), m_session(session), m_state(state), m_run(new RunBar(session, this)),
      m_data(new DataForm(state, this)), m_lossCaption(makeCaption(this)), m_loss(makeNote(this)),
      m_startCaption(makeCaption(this)), m_start(new SegmentedControl(2, this)),
      m_optimizer(new OptimizerForm(state, this)), m_epochsCaption(makeCaption(this)),
      m_batchCaption(makeCaption(this)), m_epochs(makeCount(100000, this)), m_batch(makeCount(65536, this)),
      m_more(new MoreForm(state, this)), m_moreButton(makeFold(m_more, this)), m_later(makeNote(this)),
      m_compare(new QToolButton(this)), m_keep(new QToolButton(this)), m_keepMenu(new QMenu(m_keep))
{
    build();
    connectAll();
    translated(this, [this] { retranslate(); });
}

void TrainPanel::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(m_run);
    layout->addWidget(m_data);
    layout->addWidget(m_lossCaption);
    layout->addWidget(m_loss);
    layout->addWidget(m_startCaption);
    layout->addWidget(m_start);
    layout->addWidget(m_optimizer);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_epochsCaption, 0, 0);
    grid->addWidget(m_batchCaption, 0, 1);
    grid->addWidget(m_epochs, 1, 0);
    grid->addWidget(m_batch, 1, 1);
    layout->addLayout(grid);
    layout->addWidget(m_later); // down here, so that what is being changed stays under the mouse when it shows
    layout->addWidget(m_moreButton);
    layout->addWidget(m_more);
    m_compare->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(m_compare);
    m_keep->setMenu(m_keepMenu);
    m_keep->setPopupMode(QToolButton::InstantPopup);
    m_keep->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(m_keep);
    layout->addStretch(1);
}

void TrainPanel::connectAll()
{
    connect(m_start, &SegmentedControl::chosen, this, [this](int index) {
        m_state->edit([index](TrainSettings &settings) { settings.fromShown = index == 1; });
    });
    connect(m_epochs, &QSpinBox::valueChanged, this,
            [this](int epochs) { m_state->edit([epochs](TrainSettings &settings) { settings.epochs = epochs; }); });
    connect(m_batch, &QSpinBox::valueChanged, this, [this](int size) {
        m_state->edit([this, size](TrainSettings &settings) { setBatchSize(settings, size, m_isDetector); });
    });
    connect(m_compare, &QToolButton::clicked, this, &TrainPanel::compareWanted);
    connect(m_state, &TrainState::changed, this, &TrainPanel::showSettings);
    connect(m_session, &TrainSession::stageChanged, this, &TrainPanel::showLater);
}

void TrainPanel::setNetwork(const Network &network, const Graph &graph)
{
    m_isDetector = isDetector(network);
    m_more->setNetwork(network);
    m_data->setSuitable(suitableSet(graph));
    const int loss = graph.lossBlock();
    const auto index = static_cast<std::size_t>(loss);
    m_lossText = loss < 0 ? QString() : QString::fromStdString(graph.blocks[index].kind->type());
    m_lossBlock = loss < 0 ? QString() : QString::fromStdString(graph.blocks[index].id);
    showSettings();
}

void TrainPanel::showSettings()
{
    const TrainSettings &settings = m_state->settings();
    const QSignalBlocker quietEpochs(m_epochs), quietBatch(m_batch);
    m_start->setCurrent(settings.fromShown ? 1 : 0);
    m_epochs->setValue(settings.epochs);
    m_batch->setValue(settings.batchSize);
    m_loss->setText(m_lossText.isEmpty()
                        ? tr("This network has no loss. Put a loss block behind its last layer to train it.")
                        : tr("%1, the network's own (block %2)").arg(m_lossText, m_lossBlock));
    m_batch->setToolTip(m_isDetector
                            ? tr("Items that one step of the optimizer learns from. The learning rate goes along, so "
                                 "much a picture as YOLOX has it, until you set it by hand")
                            : tr("Items that one step of the optimizer learns from"));
    showLater();
}

void TrainPanel::showLater()
{
    const bool goesOn = m_session->stage() == TrainStage::Running || m_session->stage() == TrainStage::Paused;
    m_later->setVisible(goesOn && !m_state->settings().isSameRun(m_session->request().settings));
}

void TrainPanel::retranslate()
{
    m_lossCaption->setText(tr("Loss"));
    m_startCaption->setText(tr("Start from"));
    m_start->setTexts({tr("Fresh weights"), tr("Weights shown")},
                      {tr("Random weights, drawn by the seed"), tr("The weights that the canvas shows now")});
    m_epochsCaption->setText(tr("Epochs"));
    m_epochs->setToolTip(tr("How often all training items are gone through"));
    m_epochs->setAccessibleName(m_epochsCaption->text());
    m_batchCaption->setText(tr("Batch size"));
    m_batch->setAccessibleName(m_batchCaption->text());
    m_moreButton->setText(tr("More"));
    m_moreButton->setToolTip(tr("Split, penalties, noise, averaging, early stopping, seed, augmentations"));
    m_later->setText(tr("Some of these settings count from the next start on."));
    m_compare->setText(tr("Compare with a Twin…"));
    m_compare->setToolTip(tr("Train side by side with runs that differ in one thing; cross-validation; ensembles"));
    m_keep->setText(tr("Keep and Export"));
    m_keep->setToolTip(tr("Save weights, network or the whole run; go on with a run; export the curves"));
    showSettings();
}

} // namespace vitrine
