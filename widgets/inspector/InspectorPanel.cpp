#include "widgets/inspector/InspectorPanel.h"

#include "core/graph/KindOf.h"
#include "widgets/common/Format.h"
#include "widgets/common/LatestJob.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/inspector/BatchNormView.h"
#include "widgets/inspector/BlockCard.h"
#include "widgets/inspector/StatisticsView.h"
#include "widgets/inspector/TensorPane.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTabWidget>
#include <QVBoxLayout>

namespace vitrine {

namespace {

/// A page that scrolls as a whole where the window is low.
QWidget *scrolled(QWidget *page)
{
    auto *area = new QScrollArea;
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace

InspectorPanel::InspectorPanel(QWidget *parent)
    : QWidget(parent), m_ranging(new LatestJob(this)), m_title(new QLabel), m_state(new QLabel), m_tabs(new QTabWidget),
      m_output(new TensorPane(TensorRole::Activation)), m_input(new TensorPane(TensorRole::Activation)),
      m_weights(new TensorPane(TensorRole::Weight)), m_outputPort(new QComboBox), m_inputPort(new QComboBox),
      m_weightName(new QComboBox), m_statistics(new StatisticsView), m_batchNorm(new BatchNormView),
      m_card(new BlockCard)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_state);
    m_tabs->tabBar()->setObjectName(QStringLiteral("inspectorTabs")); // up to six in a narrow panel
    column->addWidget(m_tabs, 1);
    column->addStretch(); // keeps the words at the top where there are no pages
    m_title->setTextFormat(Qt::RichText);
    m_title->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_state->setWordWrap(true);
    makePages();
    connect(m_title, &QLabel::linkActivated, this, [this](const QString &path) {
        if (m_selection)
            m_selection->selectPath(path);
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, &InspectorPanel::refresh);
    connect(&Theme::instance(), &Theme::changed, this, &InspectorPanel::showPart);
}

void InspectorPanel::addNote(QWidget *note)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_state) + 1, note);
}

void InspectorPanel::makePages()
{
    for (QWidget *page : {withChooser(m_output, m_outputPort), scrolled(withChooser(m_weights, m_weightName)),
                          withChooser(m_input, m_inputPort), static_cast<QWidget *>(m_statistics),
                          static_cast<QWidget *>(m_batchNorm), static_cast<QWidget *>(m_card)})
        m_tabs->addTab(page, {});
    translated(this, [this] { setTexts(); });
    for (QComboBox *chooser : {m_outputPort, m_inputPort, m_weightName}) {
        connect(chooser, &QComboBox::activated, this, &InspectorPanel::refresh);
    }
    useRanges();
    connect(m_card, &BlockCard::partChosen, this, [this](const QString &path) {
        if (m_selection)
            m_selection->selectPath(path);
    });
}

void InspectorPanel::setTexts()
{
    const std::pair<QString, QString> pages[] = {
        {tr("Output"), tr("Every channel of the output, and the gradient of the loss with respect to it")},
        {tr("Weights"), tr("Kernels and other learned numbers, and their gradients")},
        {tr("Input"),
         tr("What comes in, and the gradient that goes back: that of the tensor that comes in, added up over all "
            "blocks that it feeds")},
        {tr("Statistics"), tr("Least, greatest, mean, spread and histogram of every tensor of this block")},
        {tr("Norm"), tr("Batch and running statistics, γ and β, the distribution before and after")},
        {tr("Block"), tr("What this block is: formula, shapes, parameters, parts")}};
    for (int page = 0; page < m_tabs->count(); ++page) {
        m_tabs->setTabText(page, pages[page].first);
        m_tabs->setTabToolTip(page, pages[page].second);
    }
    m_outputPort->setToolTip(tr("Which output"));
    m_inputPort->setToolTip(tr("Which input"));
    m_weightName->setToolTip(tr("Which parameter or buffer"));
    for (QComboBox *chooser : {m_outputPort, m_inputPort, m_weightName})
        chooser->setAccessibleName(chooser->toolTip());
    m_tabs->setAccessibleName(tr("Pages of the block"));
    m_tabs->tabBar()->setAccessibleName(m_tabs->accessibleName());
    showPart();
}

QWidget *InspectorPanel::withChooser(TensorPane *pane, QComboBox *chooser)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(0);
    column->addWidget(chooser);
    column->addWidget(pane, 1);
    return page;
}

void InspectorPanel::setWeightTools(QWidget *tools)
{
    // The maps take what is left, so that the tools are in sight wherever there is room for both.
    m_weights->setMinimumHeight(Theme::instance().px(200));
    for (MapGridView *view : {m_weights->valueView(), m_weights->gradientView()})
        view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    static_cast<QBoxLayout *>(m_weights->parentWidget()->layout())->addWidget(tools);
}

void InspectorPanel::showBlockPage()
{
    m_tabs->setCurrentIndex(BlockPage);
}

void InspectorPanel::setSelection(Selection *selection)
{
    m_selection = selection;
    for (TensorPane *pane : {m_output, m_input, m_weights})
        pane->setSelection(selection);
    selection->setPathCheck(
        [this](const QString &path) { return trace() && findPart(trace()->graph, path.toStdString()); });
    connect(selection, &Selection::pathChanged, this, &InspectorPanel::showPart);
    connect(selection, &Selection::placeChanged, this, &InspectorPanel::followPlace);
    showPart();
}

void InspectorPanel::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    connect(cursor, &StepCursor::traceChanged, this, &InspectorPanel::showTrace);
    connect(cursor, &StepCursor::currentChanged, this, &InspectorPanel::refresh);
    showTrace();
}

void InspectorPanel::setDocument(NetworkDocument *document)
{
    m_document = document;
    m_card->setDocument(document);
    connect(document, &NetworkDocument::changed, this, &InspectorPanel::showPart);
    connect(m_card, &BlockCard::blockRenamed, this, [this](const QString &id) {
        if (m_selection)
            m_selection->selectBlock(id);
    });
}

void InspectorPanel::setNetwork(const Network &network)
{
    m_network = network;
    showPart();
}

std::shared_ptr<const Trace> InspectorPanel::trace() const
{
    return m_cursor ? m_cursor->trace() : nullptr;
}

void InspectorPanel::showTrace()
{
    m_ranges[0].reset();
    m_ranges[1].reset();
    m_ranging->cancel();
    m_summarised.clear();
    useRanges();
    showPart();
}

void InspectorPanel::showPart()
{
    m_part = trace() && m_selection ? findPart(trace()->graph, m_selection->path().toStdString()) : std::nullopt;
    const bool isLoose =
        !m_part && m_selection && m_document && m_document->network().find(m_selection->block().toStdString());
    m_tabs->setVisible(m_part || isLoose);
    if (isLoose) {
        showLoose();
        return;
    }
    for (const int page : {OutputPage, StatisticsPage})
        m_tabs->setTabVisible(page, true);
    if (!m_part) {
        m_title->setText(tr("Nothing is selected"));
        m_title->setAccessibleName(m_title->text());
        m_state->setText(tr("Click a block to see inside."));
        return;
    }
    m_title->setText(breadcrumb());
    m_title->setAccessibleName(QString::fromStdString(m_part->path)); // the breadcrumb is markup
    m_title->setToolTip(QString::fromStdString(kindName(*m_part->kind)));
    fillChoosers();
    m_tabs->setTabVisible(WeightPage, m_weightName->count() > 0);
    m_tabs->setTabVisible(InputPage, !m_part->inputs.empty());
    m_tabs->setTabVisible(BatchNormPage, m_part->kind->type().starts_with("BatchNorm"));
    refresh();
}

/// A block that is in no run: what it is, and what keeps it from running.
void InspectorPanel::showLoose()
{
    const Block &block = *m_document->network().find(m_selection->block().toStdString());
    const BlockKind *kind = kindOf(block);
    const std::string name = kind ? kindName(*kind) : block.type;
    m_title->setText(QStringLiteral("<b style=\"font-size:large\">%1</b> &nbsp; %2")
                         .arg(m_selection->block(), QString::fromStdString(name).toHtmlEscaped()));
    m_title->setAccessibleName(m_selection->block());
    m_state->setText(tr("It has not been run yet."));
    for (const int page : {OutputPage, WeightPage, InputPage, StatisticsPage, BatchNormPage})
        m_tabs->setTabVisible(page, false);
    m_tabs->setCurrentIndex(BlockPage);
    m_card->setLooseBlock(block);
}

QString InspectorPanel::breadcrumb() const
{
    const QString accent = Theme::instance().color(Theme::Role::Accent).name();
    QString text;
    QString parent;
    const QString path = QString::fromStdString(m_part->path);
    for (const QString &name : path.split(QLatin1Char('.'))) {
        parent += (parent.isEmpty() ? QString() : QStringLiteral(".")) + name;
        text += text.isEmpty() ? QString() : QStringLiteral(" › ");
        const bool link = parent != path && findPart(trace()->graph, parent.toStdString());
        text += link ? QStringLiteral("<a style=\"color:%1\" href=\"%2\">%3</a>").arg(accent, parent, name) : name;
    }
    return QStringLiteral("<b style=\"font-size:large\">%1</b> &nbsp; %2")
        .arg(text, QString::fromStdString(kindName(*m_part->kind)).toHtmlEscaped());
}

void InspectorPanel::fillChoosers()
{
    const auto fill = [](QComboBox *chooser, const QStringList &texts, bool alone) {
        QStringList there;
        for (int i = 0; i < chooser->count(); ++i)
            there += chooser->itemText(i);
        if (there == texts)
            return;
        const QString before = chooser->currentText();
        chooser->clear();
        chooser->addItems(texts);
        chooser->setCurrentIndex(static_cast<int>(std::max<qsizetype>(0, texts.indexOf(before))));
        chooser->setVisible(texts.size() > 1 || (alone && !texts.isEmpty()));
    };
    QStringList outputs, inputs, weights;
    const Graph &graph = trace()->graph;
    for (std::size_t i = 0; i < m_part->outputs.size(); ++i)
        outputs += tr("Output %1: %2").arg(i).arg(formatShape(shapeOf(graph, m_part->outputs[i])));
    for (std::size_t i = 0; i < m_part->inputs.size(); ++i)
        inputs += tr("Input %1: %2, from %3")
                      .arg(i)
                      .arg(formatShape(shapeOf(graph, m_part->inputs[i])),
                           QString::fromStdString(graph.nodes[static_cast<std::size_t>(m_part->inputs[i].node)].path));
    for (const std::string &name : weightNames(graph, *m_part))
        weights += QString::fromStdString(name);
    fill(m_outputPort, outputs, false);
    fill(m_inputPort, inputs, true);
    fill(m_weightName, weights, true);
}

void InspectorPanel::followPlace()
{
    const std::optional<Place> place = m_selection->place();
    if (!place || !m_part)
        return;
    if (place->kind == Place::Kind::Weight) {
        const int index = m_weightName->findText(QString::fromStdString(place->name));
        if (index >= 0) {
            m_weightName->setCurrentIndex(index);
            m_tabs->setCurrentIndex(WeightPage);
        }
    } else if (place->kind == Place::Kind::Statistic && m_tabs->isTabVisible(BatchNormPage)) {
        m_tabs->setCurrentIndex(BatchNormPage);
    } else if (place->kind == Place::Kind::Output || place->kind == Place::Kind::Gradient) {
        m_outputPort->setCurrentIndex(place->port);
        if (m_tabs->currentIndex() != InputPage || place->name == m_part->path)
            m_tabs->setCurrentIndex(OutputPage);
    }
    refresh();
}

bool InspectorPanel::isDone(Pass pass) const
{
    return m_cursor->isVisited(m_part->block, pass);
}

/// Whether the backward pass comes by: the loss depends on it.
bool InspectorPanel::hasBackwardStep() const
{
    return m_cursor->find(m_part->block, Pass::Backward) >= 0;
}

void InspectorPanel::refresh()
{
    if (!m_part || !trace())
        return;
    for (TensorPane *pane : {m_output, m_input, m_weights})
        for (MapGridView *view : {pane->valueView(), pane->gradientView()})
            view->setSigned(m_cursor->showsDifference());
    const bool forward = isDone(Pass::Forward), backward = isDone(Pass::Backward);
    const bool isAside = trace()->hasBackward && !hasBackwardStep();
    m_state->setText(backward                 ? tr("Forward and backward done at this step")
                         : forward && isAside ? tr("Forward done; the loss does not depend on it")
                         : forward            ? tr("Forward done, backward not yet at this step")
                                              : tr("Not computed yet at this step"));
    switch (m_tabs->currentIndex()) {
    case OutputPage:
        refreshOutput();
        break;
    case WeightPage:
        refreshWeights();
        break;
    case InputPage:
        refreshInput();
        break;
    case StatisticsPage:
        refreshStatistics();
        break;
    case BatchNormPage:
        refreshBatchNorm();
        break;
    case BlockPage:
        refreshCard();
        break;
    default:
        break;
    }
    emit refreshed();
}

} // namespace vitrine
