#include "widgets/labs/batchnorm/NormLab.h"

#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/batchnorm/BatchOfOneView.h"
#include "widgets/labs/batchnorm/ChannelStrip.h"
#include "widgets/labs/batchnorm/FoldView.h"
#include "widgets/labs/batchnorm/ModeView.h"
#include "widgets/labs/batchnorm/NormControls.h"
#include "widgets/labs/batchnorm/NormPlace.h"
#include "widgets/labs/batchnorm/NormText.h"
#include "widgets/labs/batchnorm/RunningView.h"
#include "widgets/labs/batchnorm/StagesView.h"
#include "widgets/labs/batchnorm/TwinsPage.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/session/NetworkDocument.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

const QString pageKey = QStringLiteral("labs/batchnorm/page");
constexpr int firstBatches = 30; ///< that are fed when the laboratory opens
constexpr double firstWork = 2e10; ///< multiply-accumulates that these may take

/// So many batches that a large network does not take long.
int batchesFor(const Graph &graph, std::int64_t batchSize)
{
    double work = 0;
    for (const GraphBlock &block : graph.blocks)
        work += static_cast<double>(block.macs);
    const std::int64_t batch = graph.blocks.empty() || graph.blocks.front().outputShapes.empty()
        ? 1
        : graph.blocks.front().outputShapes.front().front();
    const double one = std::max(1.0, work / static_cast<double>(batch) * static_cast<double>(batchSize));
    return std::clamp(static_cast<int>(firstWork / one), 1, firstBatches);
}

} // namespace

NormLab::NormLab(const LabTools &tools, QWidget *parent)
    : Lab(parent), m_tools(tools), m_session(new NormSession(tools.session, tools.computeThread, this)),
      m_state(new NormState(m_session, this)), m_chooser(new QComboBox(this)), m_mode(new SegmentedControl(2, this)),
      m_strip(new ChannelStrip(m_state, this)), m_controls(new NormControls(m_state, this)),
      m_pages(new QTabWidget(this)), m_running(new RunningView(m_state)), m_modes(new ModeView(m_state)),
      m_stages(new StagesView(m_state)), m_one(new BatchOfOneView(m_state)), m_fold(new FoldView(m_state)),
      m_twins(new TwinsPage(tools.session, tools.computeThread)), m_channel(new QLabel(this)),
      m_formulas(new QLabel(this))
{
    build();
    addPages();
    connectAll();
    translated(this, [this] { setTexts(); });
}

void NormLab::build()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(m_chooser);
    head->addWidget(m_mode);
    head->addWidget(m_channel);
    head->addWidget(m_strip, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 16, 8);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_controls);
    column->addWidget(m_pages, 1);
    column->addWidget(m_formulas);
    m_formulas->setTextFormat(Qt::RichText);
    m_formulas->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_formulas->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_pages->setDocumentMode(true);
    m_pages->setUsesScrollButtons(true);
    setFocusProxy(m_strip);
}

void NormLab::addPages()
{
    for (QWidget *page : std::initializer_list<QWidget *>{m_running, m_modes, m_stages, m_one, m_fold, m_twins})
        m_pages->addTab(page, QString());
    m_pages->setCurrentIndex(std::clamp(QSettings().value(pageKey, 0).toInt(), 0, m_pages->count() - 1));
    connect(m_pages, &QTabWidget::currentChanged, this, [this](int page) {
        QSettings().setValue(pageKey, page);
        show();
    });
}

void NormLab::connectAll()
{
    connect(m_chooser, &QComboBox::activated, this,
            [this](int index) { choose(m_norms[static_cast<std::size_t>(index)]); });
    connect(m_mode, &SegmentedControl::chosen, m_state, [this](int index) { m_state->setTraining(index == 0); });
    connect(m_state, &NormState::changed, this, &NormLab::show);
    connect(m_state, &NormState::courseChanged, this, &NormLab::show);
    connect(&Theme::instance(), &Theme::changed, this, &NormLab::show);
    connect(m_session, &NormSession::failed, this, &Lab::failed);
    connect(m_twins, &TwinsPage::failed, this, &Lab::failed);
    connect(m_controls, &NormControls::applyWanted, this, &NormLab::apply);
    connect(m_running, &RunningView::keepWanted, this, &NormLab::keepRunning);
    connect(m_fold, &FoldView::applyWanted, this, &NormLab::applyFold);
}

void NormLab::setSubject(const LabSubject &subject)
{
    m_subject = subject;
    m_norms = batchNormsAt(subject.outcome->trace->graph, subject.path.toStdString());
    if (m_norms.empty())
        return;
    const bool isThere = std::find(m_norms.begin(), m_norms.end(), m_session->path()) != m_norms.end();
    m_chooser->clear();
    for (const std::string &path : m_norms)
        m_chooser->addItem(QString::fromStdString(path));
    m_chooser->setVisible(m_norms.size() > 1);
    choose(isThere ? m_session->path() : m_norms.front());
    m_twins->setOutcome(subject.outcome);
}

void NormLab::choose(const std::string &path)
{
    const Trace &trace = *m_subject.outcome->trace;
    const bool isOther = path != m_session->path();
    m_chooser->setCurrentText(QString::fromStdString(path));
    m_session->setSubject(m_subject.outcome, path);
    m_state->setLayer(layerAt(trace, path), isOther);
    if (isOther && !m_session->isFeeding())
        m_session->feed(batchesFor(trace.graph, m_session->batchSize()));
    m_controls->setFixed(isBlockOfItsOwn(trace.graph, path)
                             ? QString()
                             : tr("Gives the network γ and β; ε and momentum are the composite block's own"));
}

void NormLab::show()
{
    m_mode->setCurrent(m_state->isTraining() ? 0 : 1);
    m_channel->setText(tr("Channel %1").arg(m_state->channel()));
    m_formulas->setVisible(m_pages->currentWidget() != m_twins && m_pages->currentWidget() != m_fold);
    m_formulas->setText(normFormulas(*m_state));
    m_formulas->setToolTip(normNumbers(*m_state).trimmed().replace(QLatin1Char(','), QStringLiteral(" = ")));
}

void NormLab::setTexts()
{
    m_chooser->setAccessibleName(tr("Batch norm"));
    m_chooser->setToolTip(tr("The batch norms within the selected block"));
    m_mode->setTexts({tr("Training"), tr("Evaluation")},
                     {tr("Mean and variance of the batch"), tr("Running mean and variance")});
    const std::pair<QString, QString> pages[] = {
        {tr("Over time"), tr("The statistics of batch after batch, and how the running ones follow")},
        {tr("Train and eval"), tr("The output by the batch and by the running statistics, and where they differ")},
        {tr("Spread"), tr("How the channel's values are spread before normalisation, after it, and after γ and β")},
        {tr("Batch of one"), tr("Biased and unbiased variance, and what a single picture does")},
        {tr("Fold"), tr("The batch norm folded into the layer before it, with the proof that nothing changes")},
        {tr("With and without"), tr("The network trained with batch norm and without, side by side")}};
    for (int i = 0; i < m_pages->count(); ++i) {
        m_pages->setTabText(i, pages[i].first);
        m_pages->setTabToolTip(i, pages[i].second);
    }
    m_pages->setAccessibleName(tr("Pages of the batch-norm laboratory"));
    show();
}

/// One for each edit, apart from those of others.
int NormLab::nextKey()
{
    constexpr int ours = 0x4e4d0000;
    return ours + ++m_edits;
}

void NormLab::apply()
{
    if (!m_tools.document || !m_state->isChanged())
        return;
    const int key = nextKey();
    const std::string path = m_session->path();
    const BatchNormLayer &tried = m_state->tried(), given = m_state->given();
    const QString text = tr("Batch Norm %1").arg(QString::fromStdString(path));
    const auto channels = static_cast<std::int64_t>(tried.channels());
    const TensorMap weights{
        {path + ".weight", Snapshot::of({channels}, std::vector<float>(tried.gamma.begin(), tried.gamma.end()))},
        {path + ".bias", Snapshot::of({channels}, std::vector<float>(tried.beta.begin(), tried.beta.end()))}};
    Network network = m_tools.document->network();
    if (Block *block = network.find(path)) {
        if (tried.eps != given.eps)
            block->params["eps"] = tried.eps;
        if (std::isnan(tried.momentum))
            block->params["momentum"] = std::monostate();
        else if (tried.momentum != given.momentum)
            block->params["momentum"] = tried.momentum;
    } else if (tried.gamma == given.gamma && tried.beta == given.beta) {
        emit said(tr("ε and momentum are fixed by the composite block"));
        return;
    }
    const bool isScaled = tried.gamma != given.gamma || tried.beta != given.beta;
    m_tools.document->apply(text, std::move(network), key);
    if (isScaled)
        m_tools.document->applyWeights(text, weights, key);
    emit said(tr("The network has what was tried here; Ctrl+Z takes it back"));
}

void NormLab::keepRunning()
{
    if (!m_tools.document || m_state->course().empty())
        return;
    const RunningStatistics &running = m_state->course().back();
    const std::string path = m_session->path();
    const auto channels = static_cast<std::int64_t>(running.mean.size());
    m_tools.document->applyWeights(
        tr("Running Statistics of %1").arg(QString::fromStdString(path)),
        {{path + ".running_mean",
          Snapshot::of({channels}, std::vector<float>(running.mean.begin(), running.mean.end()))},
         {path + ".running_var",
          Snapshot::of({channels}, std::vector<float>(running.variance.begin(), running.variance.end()))}},
        nextKey());
    emit said(tr("The network has these running statistics; Ctrl+Z takes it back"));
}

void NormLab::applyFold()
{
    const auto proof = m_session->proof();
    if (!m_tools.document || !proof)
        return;
    const int key = nextKey();
    const std::string path = m_session->path();
    const QString text = tr("Fold %1").arg(QString::fromStdString(path));
    m_tools.document->apply(text, withFold(m_tools.document->network(), proof->folded.path, path), key);
    m_tools.document->applyWeights(
        text,
        {{proof->folded.path + ".weight", proof->folded.weight}, {proof->folded.path + ".bias", proof->folded.bias}},
        key);
    emit said(tr("The batch norm is part of the layer before it now; Ctrl+Z takes it back"));
}

ExportSource NormLab::exportSource() const
{
    const QWidget *page = m_pages->currentWidget();
    if (page == m_modes)
        return m_modes->exportSource();
    if (page == m_stages)
        return m_stages->exportSource();
    if (page == m_fold)
        return m_fold->exportSource();
    if (page == m_twins)
        return m_twins->exportSource();
    if (page == m_one)
        return m_one->exportSource();
    return m_running->exportSource();
}

} // namespace vitrine
