#include "widgets/units/UnitLabView.h"

#include "core/units/UnitNames.h"
#include "widgets/common/Format.h"
#include "widgets/common/OwnKeys.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Text.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/units/ChainRuleView.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitGraphView.h"
#include "widgets/units/UnitPlayer.h"
#include "widgets/units/UnitStepList.h"
#include "widgets/units/UnitWorker.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QRawFont>
#include <QSplitter>
#include <QThread>
#include <QVBoxLayout>

#include <utility>

namespace vitrine {

namespace {

/// A change of one number copies its tensor, and each step of undo keeps a copy.
constexpr std::int64_t editableNumbers = 4'000'000;
constexpr std::int64_t copiedAtOnce = 100'000; ///< more are copied off the GUI thread

Snapshot withNumber(const Snapshot &tensor, const Index &index, double value)
{
    std::vector<float> values = tensor.toFloats();
    const Shape strides = contiguousStrides(tensor.shape());
    std::int64_t position = 0;
    for (std::size_t d = 0; d < strides.size(); ++d)
        position += strides[d] * index[d];
    values[static_cast<std::size_t>(position)] = static_cast<float>(value);
    return Snapshot::of(tensor.shape(), std::move(values));
}

/// A title over what it is about, in a column of its own.
QWidget *column(QLabel *title, QLabel *cost, QWidget *content)
{
    auto *widget = new QWidget;
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(8, 8, 8, 0);
    layout->setSpacing(4);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    for (QLabel *label : {title, cost}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
        layout->addWidget(label);
    }
    layout->addWidget(content, 1);
    return widget;
}

/// Lowered digits that the font itself has not: those of another font would stand at another height.
QString unwritableDigits()
{
    const QRawFont font = QRawFont::fromFont(QApplication::font());
    QString digits;
    for (char16_t digit = 0x2080; digit <= 0x2089; ++digit)
        if (!font.supportsCharacter(QChar(digit)))
            digits += QChar(digit);
    return digits;
}

} // namespace

UnitLabView::UnitLabView(const LabTools &tools, QWidget *parent)
    : Lab(parent), m_tools(tools), m_worker(new UnitWorker), m_cursor(new UnitCursor(this)),
      m_scope(new SegmentedControl(3, this)), m_level(new SegmentedControl(2, this)), m_notice(new QLabel(this)),
      m_graph(new UnitGraphView(m_cursor, this)), m_player(new UnitPlayer(m_cursor, this)),
      m_rule(new ChainRuleView(m_cursor, this)), m_steps(new UnitStepList(m_cursor, this)), m_generalTitle(new QLabel),
      m_generalCost(new QLabel), m_modularTitle(new QLabel), m_modularCost(new QLabel)
{
    m_worker->moveToThread(tools.computeThread);
    connect(tools.computeThread, &QThread::finished, m_worker, &QObject::deleteLater);
    auto *upper = new QWidget;
    auto *layout = new QVBoxLayout(upper);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeTop());
    layout->addWidget(m_graph, 1);
    layout->addWidget(m_player);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(upper);
    splitter->addWidget(makeWays());
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(splitter);
    setFocusProxy(m_graph);
    m_graph->setEditable(tools.document != nullptr);
    m_level->setCurrent(m_rule->isByUnits() ? 1 : 0);
    connectViews();
    translated(this, [this] { setTexts(); });
}

UnitLabView::~UnitLabView()
{
    m_cancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

QWidget *UnitLabView::makeTop()
{
    auto *top = new QWidget;
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(8, 4, 8, 8);
    layout->setSpacing(8);
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_notice->setContentsMargins(8, 0, 8, 0);
    auto *row = new QHBoxLayout;
    row->addWidget(m_scope);
    row->addStretch();
    layout->addLayout(row);
    layout->addWidget(m_notice);
    return top;
}

QWidget *UnitLabView::makeWays()
{
    auto *general = column(m_generalTitle, m_generalCost, m_rule);
    auto *level = new QHBoxLayout;
    level->addWidget(m_level);
    level->addStretch();
    static_cast<QVBoxLayout *>(general->layout())->insertLayout(2, level);
    auto *ways = new QSplitter(Qt::Horizontal);
    ways->addWidget(general);
    ways->addWidget(column(m_modularTitle, m_modularCost, m_steps));
    ways->setChildrenCollapsible(false);
    return ways;
}

void UnitLabView::connectViews()
{
    connect(m_worker, &UnitWorker::ready, this, &UnitLabView::take);
    connect(m_worker, &UnitWorker::failed, this, &UnitLabView::refuse);
    connect(m_scope, &SegmentedControl::chosen, this,
            [this](int index) { setScope(static_cast<UnitOrder::Scope>(index)); });
    connect(m_level, &SegmentedControl::chosen, m_rule, [this](int index) { m_rule->setByUnits(index == 1); });
    connect(m_rule, &ChainRuleView::costChanged, this, &UnitLabView::showCost);
    connect(m_graph, &UnitGraphView::playWanted, m_player->playAction(), &QAction::toggle);
    connect(m_graph, &UnitGraphView::changeWanted, this, &UnitLabView::changeParameter);
    connect(m_graph, &UnitGraphView::openWanted, this, [this](const UnitPlace &place) {
        m_order.opened.push_back(place);
        ask();
    });
    if (m_tools.selection)
        connect(m_tools.selection, &Selection::placeChanged, this, [this] {
            if (isVisible() && m_order.scope != UnitOrder::Scope::Whole)
                setScope(m_order.scope);
        });
}

void UnitLabView::setTexts()
{
    m_scope->setTexts({tr("Whole network"), tr("One number"), tr("Path to the loss")},
                      {tr("Every number of the network, for small ones"),
                       tr("The selected number, and what it is made of"),
                       tr("From the selected number or weight to the loss, where it moves it most")});
    m_level->setTexts({tr("By blocks"), tr("By units")},
                      {tr("Each factor takes a whole block, as one writes it by hand"),
                       tr("Each factor is one unit operation's, as in the modular way")});
    m_generalTitle->setText(tr("The general way: every path by itself"));
    m_modularTitle->setText(tr("The modular way: every gradient once"));
    m_notice->setAccessibleName(tr("What is shown"));
    showNotice();
    showCost();
}

Place UnitLabView::chosenPlace() const
{
    const Trace &trace = *m_subject.outcome->trace;
    if (m_tools.selection)
        if (auto place = m_tools.selection->place())
            if (place->kind == Place::Kind::Output || place->kind == Place::Kind::Gradient
                || (place->kind == Place::Kind::Weight && m_order.scope == UnitOrder::Scope::Path)) {
                if (place->kind == Place::Kind::Gradient)
                    place->kind = Place::Kind::Output;
                return *place;
            }
    std::string path = m_subject.path.toStdString();
    if (!trace.output(path).valid()) {
        path = trace.graph.nodes.back().path;
        for (const Node &node : trace.graph.nodes)
            if (!node.weights.empty()) {
                path = node.path;
                break;
            }
    }
    return {Place::Kind::Output, path, 0, {}}; // the worker looks for its largest gradient
}

void UnitLabView::setSubject(const LabSubject &subject)
{
    const bool isOther = !m_subject.outcome || !(m_subject.outcome->network == subject.outcome->network);
    const bool isOtherBlock = m_subject.path != subject.path;
    const bool isOtherRun = m_subject.outcome != subject.outcome;
    m_subject = subject;
    if (isOther) {
        m_isWholeTooLarge = false;
        m_order = {};
    } else if (isOtherBlock && m_order.scope != UnitOrder::Scope::Whole) {
        m_order.place = chosenPlace();
        m_order.opened.clear();
    }
    if (isOther || isOtherRun || (isOtherBlock && m_order.scope != UnitOrder::Scope::Whole))
        ask();
}

void UnitLabView::setScope(UnitOrder::Scope scope)
{
    m_order = {scope, {}, {}};
    if (scope != UnitOrder::Scope::Whole)
        m_order.place = chosenPlace();
    ask();
}

void UnitLabView::ask()
{
    m_scope->setCurrent(static_cast<int>(m_order.scope));
    m_cancel.request();
    m_cancel = Cancel();
    m_worker->begin({++m_number, m_subject.outcome->trace, m_order, m_cancel, unwritableDigits()});
}

void UnitLabView::take(quint64 number, std::shared_ptr<const UnitPicture> picture)
{
    if (number != m_number)
        return;
    m_refusal.clear();
    m_order = picture->order;
    m_cursor->setPicture(std::move(picture));
    showNotice();
}

void UnitLabView::refuse(quint64 number, const Error &error)
{
    if (number != m_number || error.cancelled)
        return;
    if (m_order.scope == UnitOrder::Scope::Whole && !m_isWholeTooLarge) {
        // What is too large as a whole still has paths.
        m_isWholeTooLarge = true;
        return setScope(UnitOrder::Scope::Path);
    }
    m_refusal = toText(error.message);
    if (!m_order.opened.empty())
        m_order.opened.pop_back();
    else
        m_cursor->setPicture(nullptr);
    showNotice();
}

int UnitLabView::wantedWidth() const
{
    return Theme::instance().px(800); // the two ways side by side
}

bool UnitLabView::climb()
{
    if (m_order.opened.empty())
        return false;
    m_order.opened.pop_back();
    ask();
    return true;
}

void UnitLabView::showNotice()
{
    const auto picture = m_cursor->picture();
    QString text = m_refusal;
    if (picture && text.isEmpty()) {
        QStringList parts;
        const auto &place = picture->order.place;
        if (picture->order.scope != UnitOrder::Scope::Whole)
            parts += QString::fromStdString(nameOfUnit(place.name, place.index));
        parts += tr("%1 unit operations").arg(formatCount(m_cursor->lossStep() + 1));
        if (picture->leftOut > 0)
            parts += tr("%1 smaller terms of sums are drawn as one").arg(formatCount(picture->leftOut));
        if (m_isWholeTooLarge)
            parts += tr("as a whole the network is too large to draw (more than %1)")
                         .arg(formatCount(static_cast<std::int64_t>(UnitPicture::unitLimit)));
        text = parts.join(QStringLiteral("  ·  "));
    }
    m_notice->setText(text);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     Theme::instance().color(m_refusal.isEmpty() ? Theme::Role::MutedText : Theme::Role::Warning));
    m_notice->setPalette(colours);
}

void UnitLabView::showCost()
{
    const ChainCost &cost = m_rule->cost();
    const bool hasCost = m_cursor->picture() && m_cursor->picture()->graph.hasGradients;
    m_generalCost->setText(!hasCost ? QString()
                                    : tr("%1 multiplications, %2 of them form a product anew that was there already")
                                          .arg(formatNumber(cost.general), formatNumber(cost.repeated)));
    if (!hasCost || m_rule->isByUnits())
        m_modularCost->setText(!hasCost ? QString()
                                        : tr("%1 multiplications: local derivative × incoming gradient, handed on")
                                              .arg(formatNumber(cost.modular)));
    else
        m_modularCost->setText(
            tr("%1 multiplications by blocks, %2 by units as below: local derivative × incoming gradient, handed on")
                .arg(formatNumber(cost.modular),
                     formatNumber(chainCost(m_cursor->picture()->unitChain, m_cursor->picture()->parameters).modular)));
}

Snapshot UnitLabView::weightOf(const std::string &name) const
{
    if (!m_subject.outcome)
        return {};
    const TensorMap &weights = m_subject.outcome->trace->weights;
    const auto found = weights.find(name);
    return found == weights.end() ? Snapshot() : found->second;
}

void UnitLabView::changeParameter(int unit, double value)
{
    const auto picture = m_cursor->picture();
    const UnitTensorPlace place = placeOf(picture->graph.units[static_cast<std::size_t>(unit)]);
    const Snapshot tensor = weightOf(place.tensor);
    if (!tensor.valid() || !m_tools.document)
        return;
    if (tensor.elementCount() > editableNumbers) {
        emit said(tr("%1 is too large to be changed number by number").arg(QString::fromStdString(place.tensor)));
        return;
    }
    const QString name = QString::fromStdString(picture->graph.units[static_cast<std::size_t>(unit)].name);
    const auto apply = [this, name, value, weight = place.tensor](const Snapshot &changed) {
        m_tools.document->applyWeights(QStringLiteral("%1 → %2").arg(name, formatNumber(value)), {{weight, changed}},
                                       static_cast<int>(qHash(name) & 0x7fffffff) | 1);
    };
    if (tensor.elementCount() <= copiedAtOnce)
        return apply(withNumber(tensor, place.index, value));
    m_change.start(
        [this, apply, tensor, index = place.index, weight = place.tensor, value](const Cancel &) -> LatestJob::Deliver {
            return [this, apply, before = tensor, weight, changed = withNumber(tensor, index, value)] {
                // What has been changed meanwhile, by Undo or elsewhere, is newer.
                const Snapshot present = weightOf(weight);
                if (present.valid() && present.data() == before.data())
                    apply(changed);
            };
        });
}

/// Keys that step from block to block elsewhere step from unit to unit in here.
bool UnitLabView::event(QEvent *event)
{
    return keepsKey(event, [this](const QKeyEvent &key) { return m_graph->isOwnKey(key); }) || Lab::event(event);
}

void UnitLabView::keyPressEvent(QKeyEvent *event)
{
    if (m_graph->isOwnKey(*event))
        m_graph->press(event->key());
    else
        Lab::keyPressEvent(event);
}

ExportSource UnitLabView::exportSource() const
{
    return m_graph->exportSource();
}

} // namespace vitrine
