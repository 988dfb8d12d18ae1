#include "widgets/compare/NetCompareView.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/compare/NetCompareMaps.h"
#include "widgets/compare/NetCompareModel.h"
#include "widgets/compare/NetCompareText.h"
#include "widgets/input/AnswerView.h"
#include "widgets/labs/curves/BarDelegate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int margin = 16;
const QString sharedKey = QStringLiteral("compare/sharedScale");
const QString splitterKey = QStringLiteral("compare/splitter");

QHBoxLayout *makeRow(QWidget *parent)
{
    auto *row = new QHBoxLayout(parent);
    row->setContentsMargins(margin, 4, margin, 4);
    row->setSpacing(8);
    return row;
}

} // namespace

NetCompareView::NetCompareView(NetCompareState *state, QWidget *parent)
    : QWidget(parent), m_state(state), m_maps(new NetCompareMaps(state, this)),
      m_model(new NetCompareModel(state, this))
{
    auto *upper = new QWidget(this);
    auto *above = new QVBoxLayout(upper);
    above->setContentsMargins(margin, 0, margin, 0);
    above->addWidget(m_maps);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->addWidget(upper);
    m_splitter->addWidget(makeBottom());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeChoices());
    layout->addWidget(m_splitter, 1);
    connectParts();
    restore();
    translated(this, [this] { setTexts(); });
}

QWidget *NetCompareView::makeHead()
{
    auto *bar = new QWidget(this);
    auto *row = makeRow(bar);
    m_back = new QToolButton(bar);
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setAutoRaise(true);
    m_headline = new QLabel(bar);
    m_headline->setWordWrap(true);
    m_progress = new QProgressBar(bar);
    m_progress->setRange(0, 100);
    m_progress->setFixedWidth(96);
    m_cancel = new QToolButton(bar);
    m_item = new QSpinBox(bar);
    m_item->setKeyboardTracking(false);
    m_swap = new QToolButton(bar);
    m_change = new QToolButton(bar);
    m_change->setPopupMode(QToolButton::InstantPopup);
    row->addWidget(m_back);
    row->addWidget(m_headline, 1);
    for (QWidget *each : std::initializer_list<QWidget *>{m_progress, m_cancel, m_item, m_swap, m_change})
        row->addWidget(each);
    for (QToolButton *each : {m_back, m_cancel, m_swap, m_change})
        each->setFocusPolicy(Qt::TabFocus);
    return bar;
}

QWidget *NetCompareView::makeChoices()
{
    auto *bar = new QWidget(this);
    auto *row = makeRow(bar);
    m_parts = new SegmentedControl(comparedParts, bar);
    m_tensor = new QComboBox(bar);
    m_place = new QLabel(bar);
    m_place->setTextFormat(Qt::PlainText);
    m_sample = new QSpinBox(bar);
    m_slice = new QSpinBox(bar);
    m_page = new QSpinBox(bar);
    m_scale = new SegmentedControl(2, bar);
    row->addWidget(m_parts);
    row->addWidget(m_tensor);
    row->addWidget(m_place, 1);
    for (QWidget *each : std::initializer_list<QWidget *>{m_sample, m_slice, m_page, m_scale})
        row->addWidget(each);
    return bar;
}

QWidget *NetCompareView::makeBottom()
{
    auto *bottom = new QWidget(this);
    auto *row = new QHBoxLayout(bottom);
    row->setContentsMargins(margin, 8, margin, 8);
    row->setSpacing(16);
    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    m_beginning = new QLabel(bottom);
    m_beginning->setWordWrap(true);
    m_table = new QTableView(bottom);
    makeDense(m_table);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(NetCompareModel::Relative, new BarDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(NetCompareModel::Name, QHeaderView::Stretch);
    m_table->setMinimumHeight(96);
    left->addWidget(m_beginning);
    left->addWidget(m_table, 1);
    row->addLayout(left, 1);
    m_answerColumn = new QWidget(bottom);
    auto *answers = new QHBoxLayout(m_answerColumn);
    answers->setContentsMargins(0, 0, 0, 0);
    answers->setSpacing(16);
    for (AnswerBox &box : m_answers) {
        auto *column = new QVBoxLayout;
        box = {new QLabel(m_answerColumn), new AnswerView(m_answerColumn)};
        box.view->setFixedWidth(Theme::instance().px(160));
        column->addWidget(box.caption);
        column->addWidget(box.view);
        column->addStretch(1);
        answers->addLayout(column);
        connect(box.view, &AnswerView::classPicked, this, &NetCompareView::targetChosen);
    }
    row->addWidget(m_answerColumn);
    return bottom;
}

void NetCompareView::connectParts()
{
    connect(m_state, &NetCompareState::comparisonChanged, this, &NetCompareView::showComparison);
    connect(m_state, &NetCompareState::placeChanged, this, &NetCompareView::showPlace);
    connect(m_state->session(), &NetCompareSession::busyChanged, this, &NetCompareView::showBusy);
    connect(m_state->session(), &NetCompareSession::progress, this, &NetCompareView::showProgress);
    connect(m_maps, &NetCompareMaps::shown, this, &NetCompareView::showLayout);
    connect(m_back, &QToolButton::clicked, this, &NetCompareView::leaveWanted);
    connect(m_cancel, &QToolButton::clicked, this, &NetCompareView::cancelWanted);
    connect(m_swap, &QToolButton::clicked, this, [this] { m_state->setSwapped(!m_state->isSwapped()); });
    connect(m_item, &QSpinBox::valueChanged, this, [this](int item) { emit itemChosen(item - 1); });
    connect(m_parts, &SegmentedControl::chosen, this,
            [this](int part) { m_state->setPart(static_cast<ComparedPart>(part)); });
    connect(m_scale, &SegmentedControl::chosen, this, [this](int own) { m_maps->setSharedScale(own == 0); });
    connect(m_tensor, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0)
            m_maps->setTensor(index);
    });
    const auto chosen = [this] { choose(); };
    for (QSpinBox *each : {m_sample, m_slice, m_page})
        connect(each, &QSpinBox::valueChanged, this, chosen);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        if (now.isValid())
            m_state->setRow(now.row());
    });
    installExportMenu(m_table->viewport(), exportSource());
}

void NetCompareView::restore()
{
    const QSettings settings;
    const bool isShared = settings.value(sharedKey, true).toBool();
    m_scale->setCurrent(isShared ? 0 : 1);
    m_maps->setSharedScale(isShared);
    m_splitter->restoreState(settings.value(splitterKey).toByteArray());
    showBusy(false);
    showItem();
    showLayout();
    showTensors();
}

void NetCompareView::save() const
{
    QSettings settings;
    settings.setValue(sharedKey, m_maps->hasSharedScale());
    settings.setValue(splitterKey, m_splitter->saveState());
}

QSize NetCompareView::minimumSizeHint() const
{
    return {Theme::instance().px(720), QWidget::minimumSizeHint().height()};
}

QString NetCompareView::otherLetter() const
{
    return m_state->isSwapped() ? QStringLiteral("A") : QStringLiteral("B");
}

void NetCompareView::setTexts()
{
    m_back->setText(tr("Network"));
    m_back->setToolTip(tr("Back to the network (Esc)"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop computing the other side"));
    m_swap->setText(tr("Swap"));
    m_swap->setToolTip(tr("A and B change places; what is open stays open"));
    m_change->setToolTip(tr("Another input, other weights or another network to compare with; a file can also be "
                            "dropped here"));
    m_item->setToolTip(tr("Item of the set that the other side looks at"));
    m_parts->setTexts({tr("Output"), tr("Gradient"), tr("Weights"), tr("Weight Gradients")},
                      {tr("What the blocks answer: the forward pass"),
                       tr("∂Loss/∂output of the blocks: the backward pass"), tr("Parameters and buffers of the blocks"),
                       tr("∂Loss/∂weight of the parameters: what an optimizer gets to see")});
    m_scale->setTexts({tr("Shared Scale"), tr("Own Scales")},
                      {tr("The same colour means the same number in A and B"),
                       tr("A and B each use all colours for their own range")});
    m_tensor->setToolTip(tr("Which tensor of the block is drawn; the figures are those of all of them"));
    m_sample->setPrefix(tr("Sample "));
    m_sample->setToolTip(tr("Which sample of the batch is shown"));
    m_slice->setPrefix(tr("Slice "));
    m_slice->setToolTip(tr("Slice of the volume, along its depth"));
    m_page->setPrefix(tr("Page "));
    m_page->setToolTip(tr("The tensor is too large to be shown at once"));
    for (QWidget *each : std::initializer_list<QWidget *>{m_tensor, m_sample, m_slice, m_page, m_item, m_change})
        each->setAccessibleName(each->toolTip());
    m_table->setAccessibleName(tr("How far A and B lie apart, block by block; choosing one goes there"));
    m_progress->setAccessibleName(tr("Progress of the comparison"));
    m_model->retranslate();
    showComparison();
    showPlace();
}

void NetCompareView::showComparison()
{
    const auto comparison = m_state->comparison();
    m_change->setText(tr("Change %1").arg(otherLetter()));
    m_item->setPrefix(tr("%1: item ").arg(otherLetter()));
    m_swap->setEnabled(comparison != nullptr);
    m_headline->setText(comparison ? NetCompareText::headline(NetSideDifference::of(*comparison))
                            : m_state->session()->isBusy() ? tr("The other side is being computed")
                                                           : tr("Nothing is compared: choose another side"));
    m_answerColumn->setVisible(comparison && !comparison->open->answer.best.empty());
    showItem();
    if (!comparison)
        return;
    for (const NetSide side : {NetSide::A, NetSide::B}) {
        const Answer &answer = m_state->outcome(side).answer;
        const AnswerBox &box = m_answers[static_cast<std::size_t>(side)];
        const QString letter = side == NetSide::A ? QStringLiteral("A") : QStringLiteral("B");
        box.view->setAnswer(answer);
        box.caption->setText(answer.loss ? tr("%1 answers · loss %2").arg(letter, formatNumber(*answer.loss))
                                         : tr("%1 answers").arg(letter));
    }
}

void NetCompareView::showItem()
{
    const auto &choice = m_state->session()->choice();
    const auto comparison = m_state->comparison();
    const bool isItem = choice.picture && choice.picture->kind == PictureSource::Kind::Item && comparison;
    m_item->setVisible(isItem);
    if (!isItem || comparison->other->setSize < 1)
        return;
    const QSignalBlocker blocker(m_item);
    m_item->setRange(1, static_cast<int>(comparison->other->setSize)); // as the Input panel counts
    m_item->setValue(static_cast<int>(choice.picture->item) + 1);
}

void NetCompareView::showPlace()
{
    const ComparedPair *pair = m_state->pair();
    m_parts->setCurrent(static_cast<int>(m_state->part()));
    m_beginning->setText(m_state->beginning());
    showTensors();
    showRow();
    if (!pair)
        return m_place->clear();
    const QString a = m_state->path(*pair, NetSide::A), b = m_state->path(*pair, NetSide::B);
    m_place->setText(a == b || b.isEmpty() ? a : a.isEmpty() ? b : QStringLiteral("%1 ↔ %2").arg(a, b));
}

void NetCompareView::showRow()
{
    const QModelIndex index = m_model->index(m_state->row(), 0);
    if (index.row() == m_table->currentIndex().row())
        return;
    const QSignalBlocker blocker(m_table->selectionModel());
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    m_table->viewport()->update();
}

/// Which of several tensors: of the side that has more.
void NetCompareView::showTensors()
{
    std::vector<PartTensor> tensors;
    if (m_state->pair())
        for (const NetSide side : {NetSide::A, NetSide::B})
            if (auto each = m_state->tensors(side); each.size() > tensors.size())
                tensors = std::move(each);
    QStringList names;
    for (const PartTensor &each : tensors)
        names += QString::fromStdString(each.name);
    QStringList present;
    for (int i = 0; i < m_tensor->count(); ++i)
        present += m_tensor->itemText(i);
    m_tensor->setVisible(names.size() > 1);
    if (names == present)
        return;
    const QSignalBlocker blocker(m_tensor);
    m_tensor->clear();
    m_tensor->addItems(names);
    m_maps->setTensor(0);
}

void NetCompareView::showLayout()
{
    const auto *view =
        m_maps->map(m_maps->map(NetCompareMaps::SideA)->hasTensor() ? NetCompareMaps::SideA : NetCompareMaps::SideB);
    const PlaneLayout layout = view->hasTensor() ? view->layout() : PlaneLayout();
    const auto show = [](QSpinBox *box, std::int64_t count, std::int64_t value, int first) {
        const QSignalBlocker blocker(box);
        box->setRange(first, static_cast<int>(std::max<std::int64_t>(1, count)) - 1 + first);
        box->setValue(static_cast<int>(value) + first);
        box->setVisible(count > 1);
    };
    show(m_sample, layout.samples(), layout.choice().sample, 0);
    show(m_slice, layout.depths(), layout.choice().depth, 0);
    show(m_page, layout.pages(), layout.choice().page, 1);
}

void NetCompareView::choose()
{
    m_maps->setChoice({m_sample->value(), m_slice->value(), m_page->value() - 1});
}

/// Only what takes long enough to be told of its progress shows it.
void NetCompareView::showProgress(double share)
{
    m_progress->setValue(static_cast<int>(100 * share));
    m_progress->show();
    m_cancel->show();
}

void NetCompareView::showBusy(bool busy)
{
    if (busy)
        return;
    m_progress->hide();
    m_cancel->hide();
}

void NetCompareView::paint(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QSize maps = m_maps->paintSize();
    const int line = fontMetrics().height() + 4;
    painter.setFont(font());
    painter.fillRect(QRect(QPoint(), exportSource().size()), theme.color(Theme::Role::Panel));
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(margin, line, m_headline->text() + QStringLiteral("   ·   ") + m_place->text());
    painter.save();
    painter.translate(0, 2 * line);
    m_maps->paint(painter);
    painter.restore();
    int y = 3 * line + maps.height();
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(margin, y, m_beginning->text());
    const int widths[] = {200, 136, 112, 112, 96, 96};
    for (int row = -1; row < m_model->rowCount(); ++row) {
        y += line;
        int x = margin;
        for (int column = 0; column < NetCompareModel::ColumnCount; ++column) {
            const QVariant text = row < 0 ? m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                          : m_model->data(m_model->index(row, column), Qt::DisplayRole);
            const int alignment = column > NetCompareModel::Kind ? Qt::AlignRight : Qt::AlignLeft;
            painter.drawText(QRect(x, y, widths[column] - 8, line), alignment | Qt::AlignVCenter, text.toString());
            x += widths[column];
        }
    }
}

ExportSource NetCompareView::exportSource() const
{
    return {[] { return QStringLiteral("comparison"); },
            [this] {
                const int line = fontMetrics().height() + 4;
                const QSize maps = m_maps->paintSize();
                return QSize(std::max(maps.width(), 752 + 2 * margin),
                             maps.height() + (5 + m_model->rowCount()) * line + margin);
            },
            [this](QPainter &painter) { paint(painter); }, [this] { return m_model->csv(); }};
}

} // namespace vitrine
