#include "widgets/yolox/losses/PicturePage.h"

#include "widgets/common/Format.h"
#include "widgets/common/NumberField.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/losses/LossSession.h"
#include "widgets/yolox/losses/SharesTable.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double least = 0.01; ///< of the largest share: what has less is not painted
constexpr int strongest = 200; ///< opacity of the largest share
const QColor heat(0xD5, 0x5E, 0x00); ///< Okabe and Ito's vermilion
constexpr int detailLines = 6; ///< of what is said about a cell
constexpr double dotShare = 0.2; ///< of a cell's side: radius of a positive's dot

} // namespace

PicturePage::PicturePage(LossSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_view(new SceneView(session->state(), this)),
      m_term(new SegmentedControl(lossTermCount, this)), m_kind(new SegmentedControl(2, this)),
      m_l1(new QCheckBox(this)), m_total(new QLabel(this)), m_table(new SharesTable(this)), m_detail(makeNote(this))
{
    build();
    YoloxState *state = session->state();
    m_view->setEditable(true);
    m_view->setOverlay([this](QPainter &painter, const PictureTransform &to) { paint(painter, to); });
    m_view->setToolTips([this](const QPointF &place) {
        const int cell = cellAt(place);
        return cell >= 0 ? LossText::shares(*m_session->shown(), cell) : QString();
    });
    connect(m_view, &SceneView::hovered, this, [this](const QPointF &place) { point(cellAt(place)); });
    connect(m_view, &SceneView::left, this, [this] { point(-1); });
    connect(m_view, &SceneView::clicked, this,
            [this, state](const QPointF &place) { state->selectCell(cellAt(place)); });
    connect(m_table, &SharesTable::pointed, this, &PicturePage::point);
    connect(m_table, &SharesTable::chosen, state, &YoloxState::selectCell);
    connect(state, &YoloxState::cellSelected, this, &PicturePage::showCell);
    connect(m_term, &SegmentedControl::chosen, this, [this] { m_view->update(); });
    connect(m_kind, &SegmentedControl::chosen, this, [this](int kind) {
        DetectionLossSettings settings = m_session->settings();
        settings.box = kind == 0 ? BoxLossKind::Iou : BoxLossKind::Giou;
        m_session->setSettings(settings);
    });
    connect(m_l1, &QCheckBox::toggled, this, [this](bool on) {
        DetectionLossSettings settings = m_session->settings();
        settings.usesL1 = on;
        m_session->setSettings(settings);
    });
    connect(session, &LossSession::settingsChanged, this, &PicturePage::showSettings);
    connect(session, &LossSession::shownChanged, this, &PicturePage::showLoss);
    connect(&Theme::instance(), &Theme::changed, this, [this] { m_view->update(); });
    translated(this, [this] { setTexts(); });
}

QWidget *PicturePage::makeTerms()
{
    auto *terms = new QWidget(this);
    auto *grid = new QGridLayout(terms);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        m_heads[i] = makeNote(terms);
        m_heads[i]->setWordWrap(false);
        m_heads[i]->setAlignment(i == 0 ? Qt::AlignLeft : Qt::AlignRight);
        grid->addWidget(m_heads[i], 0, static_cast<int>(i) + 1);
    }
    for (int i = 0; i < lossTermCount; ++i) {
        // The total stands below what it is made of.
        const int line = i == 0 ? lossTermCount : i;
        const auto index = static_cast<std::size_t>(i);
        m_names[index] = new QLabel(terms);
        m_values[index] = new QLabel(terms);
        m_shares[index] = new QLabel(terms);
        for (QLabel *label : {m_values[index], m_shares[index]})
            label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(m_names[index], line, 0);
        grid->addWidget(m_values[index], line, 2);
        grid->addWidget(m_shares[index], line, 3);
        if (i == 0)
            continue;
        auto *weight = new NumberField(NumberField::Steps::Even, terms);
        weight->setRange(0, 1000);
        weight->setSingleStep(0.5);
        weight->setButtonSymbols(QDoubleSpinBox::NoButtons);
        m_weights[index] = weight;
        grid->addWidget(weight, line, 1);
        connect(weight, &NumberField::edited, this, [this, i](double value) {
            DetectionLossSettings settings = m_session->settings();
            weightOf(settings, static_cast<LossTerm>(i)) = value;
            m_session->setSettings(settings);
        });
    }
    grid->setColumnStretch(2, 1);
    grid->setColumnStretch(3, 1);
    return terms;
}

void PicturePage::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    left->addWidget(m_term);
    left->addWidget(m_view, 1);
    auto *right = new QVBoxLayout;
    right->setSpacing(8);
    auto *kind = new QHBoxLayout;
    kind->addWidget(m_kind, 1);
    kind->addWidget(m_l1);
    right->addLayout(kind);
    right->addWidget(makeTerms());
    right->addWidget(m_total);
    right->addWidget(m_table, 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addLayout(left, 3);
    columns->addLayout(right, 4); // the table with all its columns
    layout->addLayout(columns, 1);
    layout->addWidget(m_detail);
    // Always as high, so that the picture stays where it is while cells are pointed at.
    m_detail->setFixedHeight(detailLines * fontMetrics().lineSpacing());
    m_detail->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_total->setWordWrap(true);
    m_total->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // as high as there is room
    m_term->setCurrent(0);
}

void PicturePage::setTexts()
{
    QStringList names, tips;
    for (int i = 0; i < lossTermCount; ++i) {
        const auto term = static_cast<LossTerm>(i);
        const auto index = static_cast<std::size_t>(i);
        names += LossText::name(term);
        tips += LossText::tip(term);
        for (QLabel *label : {m_names[index], m_values[index], m_shares[index]})
            label->setToolTip(tips.last());
        m_names[index]->setText(names.last());
        if (m_weights[index]) {
            m_weights[index]->setAccessibleName(tr("Weight of the term: %1").arg(names.last()));
            m_weights[index]->setToolTip(tips.last());
            m_names[index]->setBuddy(m_weights[index]);
        }
    }
    m_term->setTexts(names, tips);
    const QStringList heads{tr("Weight"), tr("Loss"), tr("Share")};
    for (std::size_t i = 0; i < m_heads.size(); ++i)
        m_heads[i]->setText(heads[static_cast<qsizetype>(i)]);
    m_kind->setTexts({QStringLiteral("1 − IoU²"), QStringLiteral("1 − GIoU")},
                     {tr("YOLOX's own loss of boxes"), tr("Pulls boxes together that lie apart, too")});
    m_l1->setText(tr("with L1"));
    m_l1->setToolTip(LossText::tip(LossTerm::L1));
    m_view->setAccessibleName(tr("Shares of the loss on the picture"));
    m_total->setToolTip(tr("The sums of the terms by their weights, divided by the number of positives"));
    m_detail->setToolTip(tr("The cell that is pointed at or chosen: every number of its share"));
    showSettings();
    showLoss();
}

void PicturePage::showSettings()
{
    DetectionLossSettings settings = m_session->settings();
    for (int i = 1; i < lossTermCount; ++i)
        m_weights[static_cast<std::size_t>(i)]->setValue(weightOf(settings, static_cast<LossTerm>(i)));
    m_weights[static_cast<std::size_t>(LossTerm::L1)]->setEnabled(settings.usesL1);
    m_kind->setCurrent(settings.box == BoxLossKind::Iou ? 0 : 1);
    const QSignalBlocker quiet(m_l1);
    m_l1->setChecked(settings.usesL1);
}

void PicturePage::showLoss()
{
    const auto loss = m_session->shown();
    m_table->setLoss(loss);
    const double total = loss ? loss->loss.terms.total() : 0;
    for (int i = 0; i < lossTermCount; ++i) {
        const double value = loss ? termOf(loss->loss.terms, static_cast<LossTerm>(i)) : 0;
        const auto index = static_cast<std::size_t>(i);
        m_values[index]->setText(loss ? formatNumber(value) : QStringLiteral("–"));
        m_shares[index]->setText(loss && total > 0 ? formatShare(value / total) : QStringLiteral("–"));
    }
    QString text = loss ? LossText::total(*loss) : tr("The network is at work …");
    if (loss && loss->loss.truths == 0)
        text += QLatin1Char('\n') + tr("No object is marked: every cell learns that nothing is there.");
    m_total->setText(text);
    showCell();
}

void PicturePage::showCell()
{
    const auto loss = m_session->shown();
    const int chosen = m_session->state()->selectedCell();
    m_table->setChosen(chosen);
    const int cell = m_pointed >= 0 ? m_pointed : chosen;
    const bool isThere = loss && cell >= 0 && cell < loss->batch().grid.count();
    m_detail->setText(isThere
                          ? LossText::cell(*loss, cell)
                          : tr("Point at a cell to see its share, click to keep it. The dots are positives, sized by "
                               "their stride."));
    m_view->update();
}

void PicturePage::point(int cell)
{
    if (std::exchange(m_pointed, cell) != cell)
        showCell();
}

int PicturePage::cellAt(const QPointF &place) const
{
    const auto loss = m_session->shown();
    if (!loss)
        return -1;
    const CellGrid grid = loss->batch().grid;
    if (!QRectF(0, 0, grid.width, grid.height).contains(place))
        return -1;
    const auto term = static_cast<LossTerm>(std::max(m_term->current(), 0));
    const auto isPositive = [&](int cell) {
        return std::ranges::binary_search(loss->assignment().positives, cell, {}, &Positive::cell);
    };
    int best = -1;
    for (int level = 0; level < CellGrid::levels; ++level) {
        const int cell = grid.indexOf(cellAround(grid, level, place.x(), place.y()));
        const auto worth = [&](int each) { return std::pair(isPositive(each), termOf(loss->share(each), term)); };
        if (best < 0 || worth(cell) > worth(best))
            best = cell;
    }
    return best;
}

void PicturePage::paint(QPainter &painter, const PictureTransform &to) const
{
    const auto loss = m_session->shown();
    if (!loss)
        return;
    const auto term = static_cast<LossTerm>(std::max(m_term->current(), 0));
    const CellGrid grid = loss->batch().grid;
    double most = 0;
    for (const DetectionLossTerms &share : loss->loss.shares)
        most = std::max(most, termOf(share, term));
    painter.setPen(Qt::NoPen);
    for (int cell = grid.count() - 1; cell >= 0 && most > 0; --cell) { // the largest squares first
        const double share = termOf(loss->share(cell), term) / most;
        if (!(share >= least))
            continue;
        QColor colour = heat;
        colour.setAlpha(static_cast<int>(std::lround(strongest * std::sqrt(std::min(share, 1.0)))));
        painter.fillRect(to.map(SceneView::toRect(grid.cell(cell).square())), colour);
    }
    paintPositives(painter, to);
}

void PicturePage::paintPositives(QPainter &painter, const PictureTransform &to) const
{
    const auto loss = m_session->shown();
    const CellGrid grid = loss->batch().grid;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
    painter.setBrush(QColor(0xF0, 0xE4, 0x42));
    for (const Positive &positive : loss->assignment().positives) {
        const Cell cell = grid.cell(positive.cell);
        const double radius = std::max(2.0, dotShare * cell.stride * to.scale);
        painter.drawEllipse(to.map(SceneView::toRect(cell.square()).center()), radius, radius);
    }
    painter.setBrush(Qt::NoBrush);
    const auto frame = [&](int index, double width) {
        if (index < 0 || index >= grid.count())
            return;
        const QRectF rect = to.map(SceneView::toRect(grid.cell(index).square()));
        painter.setPen(QPen(Qt::black, width + 2));
        painter.drawRect(rect);
        painter.setPen(QPen(Qt::white, width));
        painter.drawRect(rect);
    };
    frame(m_pointed, 1.5);
    frame(m_session->state()->selectedCell(), 2.5);
    const int shown = m_pointed >= 0 ? m_pointed : m_session->state()->selectedCell();
    if (shown < 0 || shown >= grid.count())
        return;
    const CellLoss detail = loss->detail(shown); // the box that it predicts
    if (!detail.isPositive)
        return;
    painter.setPen(QPen(QColor(0xF0, 0xE4, 0x42), 2, Qt::DashLine));
    painter.drawRect(to.map(SceneView::toRect(detail.predicted.corners())));
}

ExportSource PicturePage::exportSource() const
{
    ExportSource source = m_view->exportSource();
    source.name = [] { return QStringLiteral("loss-shares"); };
    source.csv = [this] { return m_table->csv(); };
    return source;
}

} // namespace vitrine
