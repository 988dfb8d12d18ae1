#include "widgets/labs/reshape/FlattenView.h"

#include "core/blocks/support/Indexing.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/BoardPage.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/maps/ColourLegend.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace vitrine {

namespace {

constexpr std::int64_t near = 15; ///< numbers of the row that are shown large
constexpr std::int64_t longestRow = 8192; ///< that is drawn as a whole

QString indexText(const Index &index)
{
    return QString::fromStdString(toString(index));
}

} // namespace

FlattenView::FlattenView(QWidget *parent)
    : QWidget(parent), m_bar(new PlayBar(this)), m_board(new StackBoard(this)), m_legend(new ColourLegend(this)),
      m_sentence(makeSentence()), m_sampleName(new QLabel(this)), m_sampleBox(new QSpinBox(this))
{
    build();
    connect(m_bar, &PlayBar::moved, this, [this](qint64 position) {
        m_position = position;
        m_pointed.reset();
        m_reveals = true;
        refresh();
    });
    connect(m_board, &StackBoard::hovered, this, &FlattenView::point);
    connect(m_board, &StackBoard::chosen, this, &FlattenView::choose);
    m_board->setDescribe([this](int panel, const Index &place) { return describe(panel, place); });
    connect(m_sampleBox, &QSpinBox::valueChanged, this, [this](int sample) {
        m_sample = sample;
        m_values = m_input.select(0, m_sample).toFloats();
        refresh();
    });
    translated(this, [this] { setTexts(); });
}

void FlattenView::build()
{
    layOutBoard(this, {m_bar, {m_sampleName, m_sampleBox}, m_board, {m_legend}, nullptr, m_sentence});
}

void FlattenView::setTexts()
{
    m_sampleName->setText(tr("Sample"));
    m_sampleBox->setAccessibleName(m_sampleName->text());
    m_board->setAccessibleName(tr("The flattening"));
    if (m_node)
        refresh();
}

void FlattenView::setRun(const Node &node, const Snapshot &input)
{
    m_node = &node;
    m_input = input;
    const std::int64_t samples = input.shape()[0];
    m_sample = std::min(m_sample, samples - 1);
    {
        const QSignalBlocker quiet(m_sampleBox);
        m_sampleBox->setRange(0, static_cast<int>(samples) - 1);
        m_sampleBox->setValue(static_cast<int>(m_sample));
    }
    m_sampleBox->setVisible(samples > 1);
    m_sampleName->setVisible(samples > 1);
    m_values = input.select(0, m_sample).toFloats();
    const auto count = static_cast<std::int64_t>(m_values.size());
    if (m_position == 0 || m_position >= count)
        m_position = count / 2;
    m_pointed.reset();
    refresh();
}

Shape FlattenView::sampleSize() const
{
    const Shape &shape = m_input.shape();
    Shape size(shape.begin() + 1, shape.end());
    while (size.size() > 3) {
        size[1] *= size[0];
        size.erase(size.begin());
    }
    return size;
}

std::int64_t FlattenView::firstNear(std::int64_t shown) const
{
    const auto count = static_cast<std::int64_t>(m_values.size());
    return std::clamp<std::int64_t>(shown - near / 2, 0, std::max<std::int64_t>(count - near, 0));
}

BoardPanel FlattenView::inputPanel(std::int64_t shown) const
{
    BoardPanel panel;
    panel.title = tr("Input %1").arg(formatShape(m_input.shape()));
    panel.weight = 3;
    panel.stack.size = sampleSize();
    panel.stack.values = m_values;
    panel.stack.marks.push_back({unravelled(shown, panel.stack.size), Mark::Chosen});
    return panel;
}

BoardPanel FlattenView::rowPanel(std::int64_t shown) const
{
    BoardPanel panel;
    panel.title = tr("Output %1").arg(formatShape(m_node->outputShapes[0]));
    panel.weight = 0.5;
    panel.stack.size = {static_cast<std::int64_t>(m_values.size())};
    panel.stack.values = m_values;
    panel.stack.marks.push_back({{shown}, Mark::Chosen});
    if (m_reveals && !m_pointed)
        panel.stack.filled = m_position + 1;
    return panel;
}

/// A stretch of the row, large enough to be read.
BoardPanel FlattenView::nearPanel(std::int64_t shown) const
{
    BoardPanel panel;
    const std::int64_t first = firstNear(shown);
    const std::int64_t count = std::min<std::int64_t>(near, static_cast<std::int64_t>(m_values.size()));
    panel.title = tr("Numbers %1 to %2 of the row").arg(first).arg(first + count - 1);
    panel.weight = 0.8;
    panel.stack.size = {count};
    panel.stack.values.assign(m_values.begin() + first, m_values.begin() + first + count);
    panel.stack.marks.push_back({{shown - first}, Mark::Chosen});
    if (m_reveals && !m_pointed)
        panel.stack.filled = m_position + 1 - first;
    return panel;
}

void FlattenView::refresh()
{
    if (!m_node || m_values.empty())
        return;
    const std::int64_t shown = m_pointed.value_or(m_position);
    std::vector<BoardPanel> panels = {inputPanel(shown), nearPanel(shown)};
    if (static_cast<std::int64_t>(m_values.size()) <= longestRow)
        panels.insert(panels.begin() + 1, rowPanel(shown));
    const ColourScale scale = scaleOf(m_values);
    for (BoardPanel &panel : panels)
        panel.stack.scale = scale;
    m_legend->setScale(scale, false);
    const int last = static_cast<int>(panels.size()) - 1;
    m_board->setPanels(std::move(panels), {1});
    m_board->setLinks({{0, last}});
    m_sentence->setText(moveSentence(shown));
    m_bar->setCount(static_cast<qint64>(m_values.size()));
    m_bar->setPosition(m_position);
}

std::optional<std::int64_t> FlattenView::positionOf(int panel, const Index &place) const
{
    const auto &panels = m_board->panels();
    if (panel < 0 || panels[static_cast<std::size_t>(panel)].stack.isMargin(place))
        return std::nullopt;
    if (panel == 0)
        return ravelled(place, panels[0].stack.size);
    const bool isNear = panel + 1 == static_cast<int>(panels.size());
    return place[0] + (isNear ? firstNear(m_pointed.value_or(m_position)) : 0);
}

void FlattenView::point(int panel, const std::optional<Index> &place)
{
    if (!m_node || m_bar->isPlaying())
        return;
    // The stretch that is shown large stays where it is while one reads in it.
    const bool isNear = panel >= 0 && panel + 1 == static_cast<int>(m_board->panels().size());
    m_pointed = place && !isNear ? positionOf(panel, *place) : std::nullopt;
    refresh();
}

void FlattenView::choose(int panel, const Index &place)
{
    const auto position = m_node ? positionOf(panel, place) : std::nullopt;
    if (!position)
        return;
    m_bar->pause();
    m_position = *position;
    m_reveals = false;
    m_pointed.reset();
    refresh();
}

bool FlattenView::moveRow(int rows)
{
    const std::int64_t to = m_position + rows * (m_node ? sampleSize().back() : 0);
    if (!m_node || to < 0 || to >= static_cast<std::int64_t>(m_values.size()))
        return false;
    m_bar->pause();
    m_position = to;
    refresh();
    return true;
}

QString FlattenView::sentence() const
{
    return m_sentence->text();
}

QString FlattenView::describe(int panel, const Index &place) const
{
    const auto position = positionOf(panel, place);
    if (!position)
        return {};
    const std::int64_t whole = *position + m_sample * static_cast<std::int64_t>(m_values.size());
    const Index from = unravelled(whole, m_input.shape()), to = unravelled(whole, m_node->outputShapes[0]);
    return tr("x%1 = y%2 = %3")
        .arg(indexText(from), indexText(to),
             formatExact(static_cast<double>(m_values[static_cast<std::size_t>(*position)])));
}

QString FlattenView::positionInNumbers(const Index &index) const
{
    const Shape &shape = m_input.shape();
    const auto start = wrapDimension(m_node->params.integer("start_dim"), shape.size());
    const auto end = wrapDimension(m_node->params.integer("end_dim"), shape.size());
    if (!start || !end || *start >= *end)
        return {};
    QString text = QString::number(index[*start]);
    std::int64_t position = index[*start];
    for (std::size_t d = *start + 1; d <= *end; ++d) {
        const QString before = d == *start + 1 ? text : QStringLiteral("(%1)").arg(text);
        text = QStringLiteral("%1·%2 + %3").arg(before).arg(shape[d]).arg(index[d]);
        position = position * shape[d] + index[d];
    }
    return QStringLiteral("%1 = %2").arg(text).arg(position);
}

QString FlattenView::moveSentence(std::int64_t position) const
{
    const std::int64_t whole = position + m_sample * static_cast<std::int64_t>(m_values.size());
    const Index from = unravelled(whole, m_input.shape()), to = unravelled(whole, m_node->outputShapes[0]);
    const QString number = formatNumber(static_cast<double>(m_values[static_cast<std::size_t>(position)]));
    const QString arithmetic = positionInNumbers(from);
    if (arithmetic.isEmpty())
        return tr("x%1 = %2 stays at y%3").arg(indexText(from), number, indexText(to));
    return tr("x%1 = %2 goes to y%3: %4. Nothing is computed; the numbers keep their order.")
        .arg(indexText(from), number, indexText(to), arithmetic);
}

} // namespace vitrine
