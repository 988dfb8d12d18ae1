#include "widgets/experiments/ExperimentPanel.h"

#include "widgets/common/Export.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/experiments/ExperimentForm.h"
#include "widgets/experiments/ExperimentPlotView.h"
#include "widgets/experiments/ExperimentSession.h"
#include "widgets/experiments/ExperimentTableView.h"
#include "widgets/experiments/PredictionView.h"
#include "widgets/training/FormParts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitrine {

namespace {

const QString settingsGroup = QStringLiteral("experiments");
const QString chosenKey = QStringLiteral("chosen");
const QString seedKey = QStringLiteral("seed");

QString markOf(ExperimentVerdict::Kind kind)
{
    constexpr char16_t marks[] = {u'✓', u'≈', u'✗', u'?'};
    return QString(QChar(marks[static_cast<std::size_t>(kind)]));
}

ExperimentRequest usualRequest(const ExperimentKind &kind)
{
    return {*completeNumberOptions(kind.name(), {}, kind.parameters()), 1};
}

} // namespace

ExperimentPanel::ExperimentPanel(ExperimentSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_list(new QListWidget(this)), m_title(new QLabel(this)),
      m_verdict(new QLabel(this)), m_hint(makeNote(this)), m_note(makeNote(this)),
      m_prediction(new PredictionView(this)), m_form(new ExperimentForm(this)), m_run(new QPushButton(this)),
      m_defaults(new QToolButton(this)), m_open(new QToolButton(this)), m_export(new QToolButton(this)),
      m_exportMenu(new QMenu(this)), m_progress(new QProgressBar(this)), m_plot(new ExperimentPlotView(this)),
      m_table(new ExperimentTableView(this))
{
    for (const auto &kind : experimentKinds()) {
        m_states.push_back({usualRequest(*kind), PredictionView::undecided, nullptr, {}});
        m_list->addItem(QString());
    }
    build();
    connectAll();
    restore();
    translated(this, [this] { retranslate(); });
}

void ExperimentPanel::build()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    layout->addWidget(splitter);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setSpacing(4);
    m_list->setMinimumWidth(Theme::instance().px(200));
    splitter->addWidget(m_list);
    splitter->addWidget(buildSettings());
    m_results = buildResults();
    splitter->addWidget(m_results);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 2);
    splitter->setStretchFactor(2, 3);
    splitter->setSizes({Theme::instance().px(224), Theme::instance().px(400), Theme::instance().px(520)});
}

QWidget *ExperimentPanel::buildSettings()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(16, 8, 16, 16);
    column->setSpacing(16);
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    font.setBold(true);
    m_title->setFont(font);
    m_title->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_prediction);
    column->addWidget(m_form);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_run, 1);
    buttons->addWidget(m_defaults);
    column->addLayout(buttons);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    QSizePolicy policy = m_progress->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    m_progress->hide();
    column->addWidget(m_progress);
    column->addWidget(m_note);
    column->addWidget(m_open);
    column->addStretch(1);
    m_open->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *area = new QScrollArea;
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setMinimumWidth(Theme::instance().px(320));
    return area;
}

QWidget *ExperimentPanel::buildResults()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(8, 8, 16, 16);
    column->setSpacing(8);
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::RichText);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    column->addWidget(m_verdict);
    column->addWidget(m_hint);
    column->addWidget(m_plot, 1);
    column->addWidget(m_table);
    m_export->setMenu(m_exportMenu);
    m_export->setPopupMode(QToolButton::InstantPopup);
    column->addWidget(m_export, 0, Qt::AlignRight);
    page->setMinimumWidth(Theme::instance().px(360));
    return page;
}

void ExperimentPanel::connectAll()
{
    connect(m_list, &QListWidget::currentRowChanged, this, &ExperimentPanel::choose);
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        if (m_list->selectedItems().isEmpty() && m_list->currentItem())
            m_list->currentItem()->setSelected(true); // a click beside the list leaves it as it is
    });
    connect(m_prediction, &PredictionView::predicted, this, [this] {
        state().prediction = m_prediction->chosen();
        showRunning();
        showVerdict();
    });
    connect(m_form, &ExperimentForm::edited, this, [this] {
        state().request = m_form->request();
        showRunning();
    });
    connect(m_run, &QPushButton::clicked, this, &ExperimentPanel::run);
    connect(m_defaults, &QToolButton::clicked, this, [this] {
        state().request = usualRequest(kind());
        m_form->setExperiment(&kind(), state().request);
        showRunning();
    });
    connect(m_open, &QToolButton::clicked, this,
            [this] { emit openWanted(kind().scene(state().request), state().request.seed); });
    connect(m_session, &ExperimentSession::progress, m_progress,
            [this](double share) { m_progress->setValue(static_cast<int>(share * 1000)); });
    connect(m_session, &ExperimentSession::finished, this, &ExperimentPanel::finish);
    connect(m_session, &ExperimentSession::runningChanged, this, &ExperimentPanel::showRunning);
    connect(m_session, &ExperimentSession::failed, this, [this](const Error &error) {
        showRunning();
        m_note->setText(toText(error.message));
        m_note->show();
    });
    connect(&Theme::instance(), &Theme::changed, this, &ExperimentPanel::showVerdict);
}

void ExperimentPanel::restore()
{
    QSettings settings;
    settings.beginGroup(settingsGroup);
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        const ExperimentKind &one = *experimentKinds()[i];
        settings.beginGroup(QString::fromStdString(one.name()));
        NumberOptions parameters;
        for (const QString &key : settings.childKeys())
            if (key != seedKey)
                parameters[key.toStdString()] = settings.value(key).toDouble();
        // What does not hold any more is passed over.
        if (auto complete = completeNumberOptions(one.name(), parameters, one.parameters()))
            m_states[i].request.parameters = *std::move(complete);
        m_states[i].request.seed = std::max(1U, settings.value(seedKey, 1).toUInt());
        settings.endGroup();
    }
    const int chosen = settings.value(chosenKey).toInt();
    m_list->setCurrentRow(chosen >= 0 && chosen < m_list->count() ? chosen : 0);
}

void ExperimentPanel::remember() const
{
    QSettings settings;
    settings.beginGroup(settingsGroup);
    settings.setValue(chosenKey, m_list->currentRow());
    for (std::size_t i = 0; i < m_states.size(); ++i) {
        settings.beginGroup(QString::fromStdString(experimentKinds()[i]->name()));
        for (const auto &[name, value] : m_states[i].request.parameters)
            settings.setValue(QString::fromStdString(name), value);
        settings.setValue(seedKey, static_cast<qulonglong>(m_states[i].request.seed));
        settings.endGroup();
    }
}

const ExperimentKind &ExperimentPanel::kind() const
{
    return *experimentKinds()[static_cast<std::size_t>(m_list->currentRow())];
}

ExperimentPanel::State &ExperimentPanel::state()
{
    return m_states[static_cast<std::size_t>(m_list->currentRow())];
}

void ExperimentPanel::choose(int index)
{
    if (index < 0)
        return;
    m_prediction->setExperiment(&kind(), state().prediction);
    m_form->setExperiment(&kind(), state().request);
    showState();
}

void ExperimentPanel::run()
{
    if (m_session->isRunning() && m_running == m_list->currentRow())
        return m_session->cancel();
    m_running = m_list->currentRow();
    m_progress->setValue(0);
    m_note->hide();
    state().ranWith = state().request;
    m_session->start(kind(), state().request);
    showRunning();
}

void ExperimentPanel::finish(const std::shared_ptr<const ExperimentOutcome> &outcome)
{
    if (m_running < 0)
        return;
    m_states[static_cast<std::size_t>(m_running)].outcome = outcome;
    retranslate();
}

void ExperimentPanel::showState()
{
    const auto &outcome = state().outcome;
    m_title->setText(toText(kind().title()));
    m_prediction->reveal(outcome ? &outcome->verdict : nullptr);
    m_plot->setOutcome(outcome);
    m_table->setTable(outcome ? outcome->table : ExperimentTable());
    m_plot->setVisible(outcome != nullptr);
    m_table->setVisible(outcome != nullptr);
    m_export->setVisible(outcome != nullptr);
    const ExperimentScene scene = kind().scene(state().request);
    const auto *network = std::get_if<NetworkScene>(&scene);
    m_open->setText(network ? tr("Open in the Network Room") : tr("Open in the Optimizers Room"));
    m_open->setToolTip(network ? tr("Opens this network with these settings of training, to be trained there")
                               : tr("Sets up this race, to be watched there step by step"));
    m_open->setVisible(!network || !network->data.empty());
    m_note->hide();
    showVerdict();
    showRunning();
}

void ExperimentPanel::showVerdict()
{
    const auto &outcome = state().outcome;
    m_hint->setVisible(!outcome);
    m_verdict->setVisible(outcome != nullptr);
    if (!outcome)
        return m_hint->setText(
            tr("Choose what you expect, then run the experiment: what was measured will stand here."));
    const ExperimentVerdict &verdict = outcome->verdict;
    QString html = QStringLiteral("<b>%1 %2</b><br/>%3")
                       .arg(markOf(verdict.kind), toText(titleOf(verdict.kind)).toHtmlEscaped(),
                            toText(verdict.text).toHtmlEscaped());
    if (state().prediction >= 0) {
        const bool isRight = state().prediction == verdict.prediction;
        const QColor colour = Theme::instance().color(isRight ? Theme::Role::Accent : Theme::Role::Warning);
        html += QStringLiteral("<br/><span style=\"color:%1\">%2</span>")
                    .arg(colour.name(),
                         isRight ? tr("You predicted it.").toHtmlEscaped()
                                 : tr("You had predicted something else.").toHtmlEscaped());
    }
    m_verdict->setText(html);
}

void ExperimentPanel::showRunning()
{
    const bool runsHere = m_session->isRunning() && m_running == m_list->currentRow();
    m_progress->setVisible(runsHere);
    m_run->setText(runsHere ? tr("Cancel") : tr("Run"));
    const bool mustPredict = state().prediction == PredictionView::undecided;
    m_run->setEnabled(runsHere || !mustPredict);
    m_run->setToolTip(mustPredict ? tr("First choose what you expect")
                                  : tr("Measure it with these numbers; takes seconds"));
    const bool isOld = state().outcome && !runsHere
        && (state().request.parameters != state().ranWith.parameters || state().request.seed != state().ranWith.seed);
    if (isOld)
        m_note->setText(tr("The numbers have changed since the run. Run it again to see what comes of them."));
    m_note->setVisible(isOld);
}

void ExperimentPanel::retranslate()
{
    for (int i = 0; i < m_list->count(); ++i) {
        const auto &outcome = m_states[static_cast<std::size_t>(i)].outcome;
        const QString title = toText(experimentKinds()[static_cast<std::size_t>(i)]->title());
        m_list->item(i)->setText(outcome ? QStringLiteral("%1 %2").arg(markOf(outcome->verdict.kind), title) : title);
    }
    m_list->setAccessibleName(tr("Statements of the notes"));
    m_defaults->setText(tr("Defaults"));
    m_defaults->setToolTip(tr("The numbers that the experiment came with"));
    m_export->setText(tr("Export"));
    m_export->setToolTip(tr("Copy or save the curves as a picture, or their numbers"));
    m_progress->setAccessibleName(tr("Progress of the experiment"));
    fillExport();
    showState();
}

void ExperimentPanel::fillExport()
{
    m_exportMenu->clear();
    ExportSource source;
    source.name = [this] { return QString::fromStdString(kind().name()); };
    source.size = [this] { return m_plot->size(); };
    source.paint = [this](QPainter &painter) { paintPlot(m_plot->plot(), painter); };
    source.csv = [this] {
        return state().outcome ? QString::fromStdString(plotCsv(state().outcome->plot)) : QString();
    };
    addExportActions(m_exportMenu, this, source);
}

} // namespace vitrine
