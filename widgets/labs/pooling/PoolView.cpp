#include "widgets/labs/pooling/PoolView.h"

#include "core/blocks/support/Indexing.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/BoardPage.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/labs/convolution/ConvPicture.h"
#include "widgets/maps/ColourLegend.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace vitrine {

namespace {

enum Panel { Input, Window, Output };

constexpr std::int64_t mostCounted = 1'000'000; ///< numbers in all windows of a channel, for counting maxima at once

} // namespace

PoolView::PoolView(QWidget *parent)
    : QWidget(parent), m_bar(new PlayBar(this)), m_board(new StackBoard(this)), m_legend(new ColourLegend(this)),
      m_sentence(makeSentence()), m_channelName(new QLabel(this)), m_sampleName(new QLabel(this)),
      m_channelBox(new QSpinBox(this)), m_sampleBox(new QSpinBox(this)), m_showWinners(new QCheckBox(this))
{
    build();
    connect(m_bar, &PlayBar::moved, this, &PoolView::slide);
    connect(m_board, &StackBoard::hovered, this, &PoolView::point);
    connect(m_board, &StackBoard::chosen, this, &PoolView::choose);
    m_board->setDescribe([this](int panel, const Index &place) { return describe(panel, place); });
    connect(m_channelBox, &QSpinBox::valueChanged, this, [this](int value) {
        m_channel = value;
        countWinners();
        refresh();
    });
    connect(m_sampleBox, &QSpinBox::valueChanged, this, [this](int value) {
        m_sample = value;
        countWinners();
        refresh();
    });
    connect(m_showWinners, &QCheckBox::toggled, this, &PoolView::refresh);
    translated(this, [this] { setTexts(); });
}

void PoolView::build()
{
    m_showWinners->setChecked(true);
    layOutBoard(this,
                {m_bar,
                 {m_channelName, m_channelBox, m_sampleName, m_sampleBox, m_showWinners},
                 m_board,
                 {m_legend},
                 nullptr,
                 m_sentence});
}

void PoolView::setTexts()
{
    m_channelName->setText(tr("Channel"));
    m_sampleName->setText(tr("Sample"));
    m_channelBox->setAccessibleName(m_channelName->text());
    m_sampleBox->setAccessibleName(m_sampleName->text());
    m_showWinners->setText(tr("All maxima"));
    m_showWinners->setToolTip(tr("A dot on every number of the input that is the maximum of a window: only these get a "
                                 "gradient"));
    m_board->setAccessibleName(tr("The pooling"));
    if (m_node)
        refresh();
}

void PoolView::setRun(const Node &node, const Snapshot &input, const Snapshot &output)
{
    m_node = &node;
    m_input = input;
    m_output = output;
    const Windows windows = poolWindowsOf(node);
    if (m_place.size() != windows.output().size()) {
        m_place = windows.output();
        for (std::int64_t &at : m_place)
            at /= 2;
    }
    for (std::size_t d = 0; d < m_place.size(); ++d)
        m_place[d] = std::min(m_place[d], windows.output()[d] - 1);
    m_pointedInput.reset();
    m_pointedOutput.reset();
    const auto limit = [](QSpinBox *box, QLabel *name, std::int64_t count, std::int64_t &value) {
        const QSignalBlocker quiet(box);
        value = std::min(value, count - 1);
        box->setRange(0, static_cast<int>(count) - 1);
        box->setValue(static_cast<int>(value));
        box->setSuffix(QStringLiteral(" / %1").arg(count - 1));
        box->setVisible(count > 1);
        name->setVisible(count > 1);
    };
    limit(m_sampleBox, m_sampleName, input.shape()[0], m_sample);
    limit(m_channelBox, m_channelName, input.shape()[1], m_channel);
    m_showWinners->setVisible(isMaxPool(node));
    countWinners();
    refresh();
}

void PoolView::countWinners()
{
    m_winners.clear();
    const Windows windows = poolWindowsOf(*m_node);
    if (isMaxPool(*m_node) && elementCount(windows.output()) * elementCount(windows.kernel()) <= mostCounted)
        m_winners = winnersOf(windows, m_input, m_sample, m_channel);
}

void PoolView::slide(qint64 position)
{
    m_place = unravelled(position, poolWindowsOf(*m_node).output());
    m_reveals = true;
    m_pointedInput.reset();
    m_pointedOutput.reset();
    refresh();
}

void PoolView::point(int panel, const std::optional<Index> &place)
{
    if (!m_node || m_bar->isPlaying())
        return;
    m_pointedInput.reset();
    m_pointedOutput.reset();
    if (panel >= 0 && !m_board->panels()[static_cast<std::size_t>(panel)].stack.isMargin(*place)) {
        if (panel == Input)
            m_pointedInput = place;
        else if (panel == Output)
            m_pointedOutput = place;
    }
    refresh();
}

void PoolView::choose(int panel, const Index &place)
{
    if (!m_node || m_board->panels()[static_cast<std::size_t>(panel)].stack.isMargin(place) || panel == Window)
        return;
    m_bar->pause();
    if (panel == Output) {
        m_place = place;
    } else {
        const auto windows = poolWindowsOf(*m_node).over(place);
        if (windows.empty())
            return;
        m_place = windows[windows.size() / 2].place;
    }
    m_reveals = false;
    m_pointedOutput.reset();
    refresh();
}

bool PoolView::moveRow(int rows)
{
    const Shape size = m_node ? poolWindowsOf(*m_node).output() : Shape();
    if (size.size() < 2)
        return false;
    const std::int64_t at = ravelled(m_place, size) + rows * size.back();
    if (at < 0 || at >= elementCount(size))
        return false;
    m_bar->pause();
    m_place = unravelled(at, size);
    refresh();
    return true;
}

BoardPanel PoolView::inputPanel(const Windows &windows) const
{
    BoardPanel panel;
    panel.title = tr("Input");
    panel.symbol = QStringLiteral("x[%1, %2]").arg(m_sample).arg(m_channel);
    Stack &stack = panel.stack;
    stack.size = windows.input();
    stack.before = windows.before();
    stack.after = windows.after();
    stack.values = channelOf(m_input, m_sample, m_channel);
    stack.scale = scaleOf(stack.values);
    for (const Windows::Touch &touch : windows.under(m_pointedOutput.value_or(m_place)))
        stack.marks.push_back({touch.place, Mark::Window});
    if (isMaxPool(*m_node)) {
        if (!m_cell.members.empty())
            stack.marks.push_back({m_cell.members[m_cell.winner].place, Mark::Winner});
        if (m_showWinners->isChecked())
            stack.dots = m_winners;
    }
    if (m_pointedInput)
        stack.marks.push_back({*m_pointedInput, Mark::Chosen});
    return panel;
}

BoardPanel PoolView::windowPanel(const Windows &windows) const
{
    BoardPanel panel;
    panel.column = windows.input().size() == 1 ? 0 : 1;
    panel.title = tr("Window");
    Stack &stack = panel.stack;
    stack.size = windows.kernel();
    stack.values.assign(static_cast<std::size_t>(elementCount(stack.size)), 0);
    stack.absent.assign(stack.values.size(), true);
    for (const PoolCell::Member &member : m_cell.members) {
        const auto at = static_cast<std::size_t>(ravelled(member.tap, stack.size));
        stack.values[at] = static_cast<float>(member.value);
        stack.absent[at] = false;
    }
    stack.scale = scaleOf(channelOf(m_input, m_sample, m_channel));
    if (isMaxPool(*m_node) && !m_cell.members.empty())
        stack.marks.push_back({m_cell.members[m_cell.winner].tap, Mark::Winner});
    return panel;
}

BoardPanel PoolView::outputPanel(const Windows &windows) const
{
    BoardPanel panel;
    panel.column = windows.input().size() == 1 ? 0 : 2;
    panel.title = tr("Output");
    panel.symbol = QStringLiteral("y[%1, %2]").arg(m_sample).arg(m_channel);
    Stack &stack = panel.stack;
    stack.size = windows.output();
    stack.values = channelOf(m_output, m_sample, m_channel);
    stack.scale = scaleOf(channelOf(m_input, m_sample, m_channel)); // as the input, so that colours stay what they mean
    stack.marks.push_back({m_pointedOutput.value_or(m_place), Mark::Chosen});
    if (m_reveals && !m_pointedOutput)
        stack.filled = ravelled(m_place, stack.size) + 1;
    if (m_pointedInput)
        for (const Windows::Touch &touch : windows.over(*m_pointedInput))
            stack.marks.push_back({touch.place, Mark::Reached});
    return panel;
}

void PoolView::refresh()
{
    if (!m_node)
        return;
    const Windows windows = poolWindowsOf(*m_node);
    const Index shown = m_pointedOutput.value_or(m_place);
    Index output = {m_sample, m_channel};
    output.insert(output.end(), shown.begin(), shown.end());
    m_cell = poolCell(*m_node, windows, m_input, output);
    const bool isStrip = windows.input().size() == 1;
    std::vector<BoardPanel> panels = {inputPanel(windows), windowPanel(windows), outputPanel(windows)};
    m_legend->setScale(panels.front().stack.scale, false);
    m_board->setPanels(std::move(panels), isStrip ? std::vector<double>{1} : std::vector<double>{1, 0.5, 1});
    m_board->setLinks({{Input, Window}, {Window, Output}});
    m_sentence->setText(sumSentence(shown));
    m_bar->setCount(elementCount(windows.output()));
    m_bar->setPosition(ravelled(m_place, windows.output()));
}

QString PoolView::sentence() const
{
    return m_sentence->text();
}

QString PoolView::describe(int panel, const Index &place) const
{
    const Stack &stack = m_board->panels()[static_cast<std::size_t>(panel)].stack;
    if (stack.isMargin(place))
        return isMaxPool(*m_node) ? tr("Padding: never a maximum") : tr("Padding: a zero, not part of the input");
    const auto value = stack.value(place);
    const QString number = value ? formatExact(static_cast<double>(*value)) : tr("padding");
    switch (panel) {
    case Input: {
        const Windows windows = poolWindowsOf(*m_node);
        QString text = tr("x%1 = %2\nWindows that it lies in: %3")
                           .arg(placeText({m_sample, m_channel}, place), number)
                           .arg(windows.over(place).size());
        if (!m_winners.empty())
            text += QLatin1Char('\n')
                + tr("Windows whose maximum it is: %1")
                      .arg(m_winners[static_cast<std::size_t>(ravelled(place, windows.input()))]);
        return text;
    }
    case Window:
        return tr("In the window at %1: %2").arg(placeText({}, place), number);
    default:
        return tr("y%1 = %2").arg(placeText({m_sample, m_channel}, place), number);
    }
}

/// "y[0, 1, 2, 3] = max(0.1, 0.2, 0.3, 0.4) = 0.4, from x[0, 1, 5, 7]".
QString PoolView::sumSentence(const Index &place) const
{
    constexpr qsizetype mostNumbers = 9;
    QStringList numbers;
    for (const PoolCell::Member &member : m_cell.members) {
        if (numbers.size() == mostNumbers) {
            numbers += QStringLiteral("…");
            break;
        }
        numbers += formatNumber(member.value);
    }
    const QString at = placeText({m_sample, m_channel}, place);
    if (isMaxPool(*m_node) && !m_cell.members.empty())
        return tr("y%1 = max(%2) = %3, from x%4")
            .arg(at, numbers.join(QStringLiteral(", ")), formatNumber(m_cell.value),
                 placeText({m_sample, m_channel}, m_cell.members[m_cell.winner].place));
    return tr("y%1 = (%2) / %3 = %4")
        .arg(at, numbers.join(QStringLiteral(" + ")))
        .arg(m_cell.divisor)
        .arg(formatNumber(m_cell.value));
}

} // namespace vitrine
