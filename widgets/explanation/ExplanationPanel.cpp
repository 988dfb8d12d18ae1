#include "widgets/explanation/ExplanationPanel.h"

#include "core/trace/Explain.h"
#include "widgets/common/DenseTable.h"
#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/explanation/ExplanationModel.h"
#include "widgets/explanation/PatchView.h"
#include "widgets/explanation/SourcesView.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr int rowsInFormula = 4; ///< terms written out with their numbers before "…"
constexpr int longestToolTip = 600; ///< letters
constexpr double agreement = 1e-4; ///< of value and recomputed value, relative

QLabel *textLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QToolButton *button(Qt::ArrowType arrow)
{
    auto *result = new QToolButton;
    result->setArrowType(arrow);
    result->setAutoRaise(true);
    return result;
}

QString csv(const Explanation &explanation)
{
    QString text = QStringLiteral("name,value,place\n");
    for (const Term &term : explanation.terms)
        text +=
            QStringLiteral("%1,%2,\"%3\"\n")
                .arg(QString::fromStdString(term.name), formatExact(term.value), QString::fromStdString(term.label));
    return text;
}

} // namespace

ExplanationPanel::ExplanationPanel(QWidget *parent)
    : QWidget(parent), m_back(button(Qt::LeftArrow)), m_forward(button(Qt::RightArrow)), m_copy(new QToolButton),
      m_title(textLabel()), m_formula(textLabel()), m_numbers(textLabel()), m_check(textLabel()),
      m_tabs(new QTabWidget), m_model(new ExplanationModel(this)), m_sorted(new QSortFilterProxyModel(this)),
      m_table(new QTableView), m_patch(new PatchView), m_sources(new SourcesView)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(makeHeader());
    column->addWidget(m_formula);
    column->addWidget(m_numbers);
    column->addWidget(m_check);
    column->addWidget(m_tabs, 1);
    column->addStretch(0); // keeps the texts at the top while there is no table
    makeTable();
    for (QWidget *page : std::initializer_list<QWidget *>{m_table, m_patch, m_sources})
        m_tabs->addTab(page, {});
    connect(m_patch, &PatchView::placeChosen, this, &ExplanationPanel::goTo);
    connect(m_sources, &SourcesView::placeChosen, this, &ExplanationPanel::goTo);
    translated(this, [this] { setTexts(); });
}

void ExplanationPanel::setTexts()
{
    m_back->setToolTip(tr("Back to the number before"));
    m_forward->setToolTip(tr("Forward again"));
    m_back->setAccessibleName(m_back->toolTip());
    m_forward->setAccessibleName(m_forward->toolTip());
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the explanation with all its numbers"));
    m_copyText->setText(tr("Copy as text"));
    m_copyExpression->setText(tr("Copy as a plain expression"));
    m_tabs->setAccessibleName(tr("Pages of the explanation"));
    m_tabs->setTabText(0, tr("Terms"));
    m_tabs->setTabText(1, tr("Patch × kernel"));
    m_tabs->setTabText(2, tr("Receptive field"));
    m_formula->setToolTip(tr("The formula"));
    m_table->setAccessibleName(tr("Terms"));
    if (m_explanation)
        setExplanation(m_explanation);
    else if (m_selection)
        followPlace();
    else
        showEmpty(tr("No number is chosen"), tr("Click a place in a map to see how its number came about."));
}

QWidget *ExplanationPanel::makeHeader()
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    row->addWidget(m_title, 1);
    row->addWidget(m_copy);
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    auto *menu = new QMenu(m_copy);
    m_copyText = menu->addAction(QString(), this, &ExplanationPanel::copyText);
    m_copyExpression = menu->addAction(QString(), this, &ExplanationPanel::copyExpression);
    m_copy->setMenu(menu);
    m_copy->setPopupMode(QToolButton::InstantPopup);
    connect(m_back, &QToolButton::clicked, this, &ExplanationPanel::goBack);
    connect(m_forward, &QToolButton::clicked, this, &ExplanationPanel::goForward);
    return header;
}

void ExplanationPanel::makeTable()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(ExplanationModel::sortRole);
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // the order of the expression, until a column is chosen
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    makeDense(m_table);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setWordWrap(false);
    const auto go = [this](const QModelIndex &index) {
        if (const auto place = m_model->place(m_sorted->mapToSource(index)))
            goTo(*place);
    };
    connect(m_table, &QTableView::activated, this, go);
    connect(m_table, &QTableView::clicked, this, [this, go](const QModelIndex &index) {
        const int column = index.column();
        if (column == ExplanationModel::FirstPlace || column == ExplanationModel::SecondPlace)
            go(index);
    });
    installExportMenu(
        m_table,
        {[this] { return title(); }, {}, {}, [this] { return m_explanation ? csv(*m_explanation) : QString(); }});
}

void ExplanationPanel::setSelection(Selection *selection)
{
    m_selection = selection;
    connect(selection, &Selection::placeChanged, this, &ExplanationPanel::followPlace);
    followPlace();
}

void ExplanationPanel::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    // Another run may have another value of the same weight.
    connect(cursor, &StepCursor::traceChanged, this, [this] {
        const std::optional<Place> place = m_selection ? m_selection->place() : std::nullopt;
        if (place && place->kind == Place::Kind::Weight)
            showNumber(*place);
    });
    connect(cursor, &StepCursor::currentChanged, this, &ExplanationPanel::followStep);
}

/// Whether the number has been computed at the present step; of a weight, its gradient.
bool ExplanationPanel::isReached(const Place &place) const
{
    if (!m_cursor || !m_cursor->trace())
        return true;
    const Graph &graph = m_cursor->trace()->graph;
    const int node =
        graph.findNode(place.kind == Place::Kind::Weight ? place.name.substr(0, place.name.rfind('.')) : place.name);
    if (node < 0)
        return true;
    const int block = graph.nodes[static_cast<std::size_t>(node)].block;
    const bool waits = place.kind != Place::Kind::Output && m_cursor->find(block, Pass::Backward) >= 0;
    return m_cursor->isVisited(block, waits ? Pass::Backward : Pass::Forward);
}

/// What lies ahead is not told before.
void ExplanationPanel::followStep()
{
    const std::optional<Place> place = m_selection ? m_selection->place() : std::nullopt;
    if (!place || isReached(*place) == m_isReached)
        return;
    if (place->kind == Place::Kind::Weight)
        showNumber(*place);
    else if (m_explanation)
        showExplanation();
}

QString ExplanationPanel::title() const
{
    return m_title->text();
}
QString ExplanationPanel::numbersText() const
{
    return m_numbers->text();
}
QString ExplanationPanel::checkText() const
{
    return m_check->text();
}

void ExplanationPanel::followPlace()
{
    const std::optional<Place> place = m_selection->place();
    if (!place) {
        showEmpty(tr("No number is chosen"), tr("Click a place in a map to see how its number came about."));
        return;
    }
    const bool known = m_at >= 0 && m_history[static_cast<std::size_t>(m_at)] == *place;
    if (!known) {
        m_history.resize(static_cast<std::size_t>(m_at + 1));
        m_history.push_back(*place);
        ++m_at;
    }
    showButtons();
    if (place->kind != Place::Kind::Output && place->kind != Place::Kind::Gradient)
        showNumber(*place);
}

/// What no layer computed: a weight, a statistic, a target.
void ExplanationPanel::showNumber(const Place &place)
{
    const QString what = place.kind == Place::Kind::Weight
        ? tr("A parameter: it comes from the weights, not from this run.")
        : place.kind == Place::Kind::Target ? tr("What the loss compares with: it was given.")
                                            : tr("A statistic of the batch: see the page “Norm” of the inspector.");
    showEmpty(placeText(place.name, place.index), what);
    if (place.kind != Place::Kind::Weight || !m_cursor || !m_cursor->trace())
        return;
    const auto value = m_cursor->trace()->weights.find(place.name);
    const auto gradient = m_cursor->trace()->weightGradients.find(place.name);
    if (value != m_cursor->trace()->weights.end() && value->second.shape().size() == place.index.size())
        m_numbers->setText(tr("Value %1").arg(formatExact(value->second.at(place.index))));
    m_isReached = isReached(place);
    if (!m_isReached && m_cursor->trace()->hasBackward)
        m_check->setText(tr("∂Loss/∂ of it: not computed yet at this step"));
    else if (gradient != m_cursor->trace()->weightGradients.end()
             && gradient->second.shape().size() == place.index.size())
        m_check->setText(tr("∂Loss/∂ of it: %1").arg(formatExact(gradient->second.at(place.index))));
    m_numbers->show();
    m_check->show();
}

void ExplanationPanel::showEmpty(const QString &title, const QString &hint)
{
    m_explanation.reset();
    m_model->setExplanation(nullptr);
    m_title->setText(title);
    m_title->setToolTip({});
    m_formula->setText(hint);
    m_numbers->clear();
    m_check->clear();
    m_numbers->hide();
    m_check->hide();
    m_tabs->hide();
    m_copy->setEnabled(false);
    showButtons();
}

void ExplanationPanel::showMessage(const QString &message)
{
    showEmpty(tr("No explanation"), message);
}

void ExplanationPanel::setExplanation(std::shared_ptr<const Explanation> explanation)
{
    if (!explanation)
        return;
    m_explanation = std::move(explanation);
    showExplanation();
}

void ExplanationPanel::showExplanation()
{
    const std::optional<Place> place = m_selection ? m_selection->place() : std::nullopt;
    m_isReached = !place || isReached(*place);
    if (!m_isReached) {
        const auto ahead = m_explanation; // for when it has come to it
        showEmpty(titleOf(*ahead), tr("Not computed yet at this step."));
        m_explanation = ahead;
        return;
    }
    m_model->setExplanation(m_explanation);
    m_patch->setExplanation(m_explanation, m_model->rows());
    const std::vector<Region> places = regions(*m_explanation);
    m_sources->setRegions(m_cursor ? m_cursor->trace() : nullptr, places);
    m_title->setText(QStringLiteral("%1 = %2").arg(titleOf(*m_explanation), formatNumber(m_explanation->value)));
    m_title->setToolTip(formatExact(m_explanation->value));
    m_formula->setText(QString::fromStdString(m_explanation->formula));
    m_numbers->setText(QStringLiteral("= ") + numbersOf(*m_explanation, m_model->rows(), rowsInFormula));
    m_numbers->setToolTip(plainExpression(*m_explanation).left(longestToolTip));
    const double difference = std::abs(m_explanation->value - m_explanation->recomputed);
    const bool agrees = difference <= agreement * std::max(1.0, std::abs(m_explanation->value))
        || (std::isnan(m_explanation->value) && std::isnan(m_explanation->recomputed));
    m_check->setText(tr("= %1 from these terms; the network computed %2 %3")
                         .arg(formatNumber(m_explanation->recomputed), formatNumber(m_explanation->value),
                              agrees ? QStringLiteral("✓") : tr("(they differ)")));
    m_check->setToolTip(tr("From the terms: %1\nAs the network computed it: %2")
                            .arg(formatExact(m_explanation->recomputed), formatExact(m_explanation->value)));
    m_numbers->show();
    m_check->show();
    m_tabs->setTabVisible(1, m_patch->isUseful());
    m_tabs->setTabVisible(2, m_sources->count() > 0);
    // Else the row may keep the place of a tab that has just been hidden.
    m_tabs->tabBar()->setIconSize(m_tabs->tabBar()->iconSize());
    m_tabs->show();
    m_copy->setEnabled(true);
    m_table->resizeColumnsToContents();
    if (m_selection)
        m_selection->setRegions(places);
}

void ExplanationPanel::goTo(const Place &place)
{
    if (m_selection)
        m_selection->selectPlace(place);
}

void ExplanationPanel::visit(int at)
{
    m_at = at;
    if (m_selection)
        m_selection->selectPlace(Place(m_history[static_cast<std::size_t>(at)]));
    showButtons();
}

void ExplanationPanel::goBack()
{
    if (!canGoBack())
        return;
    visit(m_at - 1);
}

void ExplanationPanel::goForward()
{
    if (canGoForward())
        visit(m_at + 1);
}

void ExplanationPanel::showButtons()
{
    m_back->setEnabled(canGoBack());
    m_forward->setEnabled(canGoForward());
}

void ExplanationPanel::copyText() const
{
    if (m_explanation)
        QApplication::clipboard()->setText(explanationText(*m_explanation));
}

void ExplanationPanel::copyExpression() const
{
    if (m_explanation)
        QApplication::clipboard()->setText(plainExpression(*m_explanation));
}

} // namespace vitrine
