#include "widgets/labs/linear/LinearView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/BoardPage.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/labs/board/SumStrip.h"
#include "widgets/maps/ColourLegend.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// Everything but the last dimension as rows. No copy where it is dense.
Snapshot asRows(const Snapshot &tensor)
{
    if (!tensor.valid() || tensor.shape().size() == 2)
        return tensor;
    const std::int64_t columns = tensor.shape().back();
    return Snapshot::of({tensor.elementCount() / columns, columns}, tensor.toFloats());
}

QString signedNumber(double value)
{
    const QString text = formatNumber(value);
    return value < 0 ? QStringLiteral("(%1)").arg(text) : text;
}

} // namespace

LinearView::LinearView(QWidget *parent)
    : QWidget(parent), m_bar(new PlayBar(this)), m_board(new LinearBoard(this)), m_strip(new SumStrip(this)),
      m_inputLegend(new ColourLegend(this)), m_weightLegend(new ColourLegend(this)), m_sentence(makeSentence()),
      m_rowName(new QLabel(this)), m_outputName(new QLabel(this)), m_rowBox(new QSpinBox(this)),
      m_outputBox(new QSpinBox(this)), m_bySize(new QCheckBox(this))
{
    build();
    connect(m_bar, &PlayBar::moved, this, &LinearView::slide);
    connect(m_bar, &PlayBar::grainChosen, this, &LinearView::setGrain);
    connect(m_board, &LinearBoard::hovered, this, [this](const std::optional<LinearBoard::Hit> &hit) {
        if (m_bar->isPlaying())
            return;
        m_pointed = hit;
        refresh();
    });
    connect(m_board, &LinearBoard::chosen, this, [this](const LinearBoard::Hit &hit) {
        m_bar->pause();
        m_row = hit.row;
        if (hit.part != LinearBoard::Part::Input)
            m_output = hit.output;
        m_reveals = false;
        refresh();
    });
    connect(m_outputBox, &QSpinBox::valueChanged, this, [this](int value) {
        m_output = value;
        m_reveals = false;
        refresh();
    });
    connect(m_rowBox, &QSpinBox::valueChanged, this, [this](int value) {
        m_row = value;
        refresh();
    });
    connect(m_bySize, &QCheckBox::toggled, this, &LinearView::refresh);
    m_strip->setDescribe([this](std::size_t term) { return describeTerm(term); });
    translated(this, [this] { setTexts(); });
}

void LinearView::build()
{
    layOutBoard(this,
                {m_bar,
                 {m_outputName, m_outputBox, m_rowName, m_rowBox, m_bySize},
                 m_board,
                 {m_inputLegend, m_weightLegend},
                 m_strip,
                 m_sentence});
}

void LinearView::setTexts()
{
    m_outputName->setText(tr("Output"));
    m_outputBox->setAccessibleName(m_outputName->text());
    m_rowName->setText(tr("Sample"));
    m_rowBox->setAccessibleName(m_rowName->text());
    m_bySize->setText(tr("Largest products first"));
    m_bySize->setToolTip(tr("What the number owes most to comes first"));
    m_inputLegend->setAccessibleName(tr("Colours of x"));
    m_weightLegend->setAccessibleName(tr("Colours of w"));
    m_bar->setGrains({tr("Output"), tr("Product")},
                     {tr("A step is a number of the output"), tr("A step is one product of the sum")});
    refresh();
}

void LinearView::setRun(const Snapshot &x, const Snapshot &weight, const Snapshot &bias, const Snapshot &y,
                        const Shape &output)
{
    m_x = asRows(x);
    m_weight = weight;
    m_bias = bias;
    m_y = asRows(y);
    m_outputs = output.back();
    m_output = std::min(m_output, m_outputs - 1);
    m_row = std::min(m_row, m_x.shape()[0] - 1);
    m_pointed.reset();
    const auto limit = [](QSpinBox *box, std::int64_t count, std::int64_t value) {
        const QSignalBlocker quiet(box);
        box->setRange(0, static_cast<int>(count) - 1);
        box->setValue(static_cast<int>(value));
        box->setSuffix(QStringLiteral(" / %1").arg(count - 1));
    };
    limit(m_outputBox, m_outputs, m_output);
    limit(m_rowBox, m_x.shape()[0], m_row);
    m_rowBox->setVisible(m_x.shape()[0] > 1);
    m_rowName->setVisible(m_x.shape()[0] > 1);
    m_board->setTensors(m_x, m_weight, m_bias, m_y, m_outputs);
    m_inputLegend->setScale(m_board->inputScale(), false);
    m_weightLegend->setScale(m_board->weightScale(), false);
    refresh();
}

void LinearView::slide(qint64 position)
{
    const qint64 steps = m_bar->grain() == 0 ? 1 : m_x.shape()[1];
    m_output = position / steps;
    m_term = m_bar->grain() == 0 ? -1 : position % steps + 1;
    m_reveals = true;
    m_pointed.reset();
    refresh();
}

void LinearView::setGrain(int grain)
{
    m_bar->pause();
    m_term = grain == 0 ? -1 : 1;
    m_reveals = true;
    refresh();
}

bool LinearView::moveRow(int rows)
{
    if (!m_x.valid() || m_output + rows < 0 || m_output + rows >= m_outputs)
        return false;
    m_bar->pause();
    m_output += rows;
    refresh();
    return true;
}

void LinearView::refresh()
{
    if (!m_x.valid())
        return;
    using Part = LinearBoard::Part;
    const bool pointsAtOutput = m_pointed && m_pointed->part != Part::Input;
    LinearBoard::Focus focus;
    focus.row = m_pointed && m_pointed->part == Part::Output ? m_pointed->row : m_row;
    focus.output = pointsAtOutput ? m_pointed->output : m_output;
    if (m_pointed && m_pointed->part == Part::Input)
        focus.pointedInput = m_pointed->input;
    m_sum = m_weight.valid() ? linearCell(m_x, m_weight, m_bias, {focus.row, focus.output}) : CellSum();
    if (m_bySize->isChecked())
        std::stable_sort(m_sum.terms.begin(), m_sum.terms.end(), [](const SumTerm &a, const SumTerm &b) {
            return std::abs(a.product()) > std::abs(b.product());
        });
    const bool isPartial = m_term >= 0 && !m_pointed;
    const std::size_t count =
        isPartial ? std::min(static_cast<std::size_t>(m_term), m_sum.terms.size()) : m_sum.terms.size();
    if (isPartial && count > 0)
        focus.input = m_sum.terms[count - 1].place[0];
    else if (m_pointed && m_pointed->part == Part::Weight)
        focus.input = m_pointed->input;
    if (m_reveals && !m_pointed)
        focus.filled = m_output + (isPartial && count < m_sum.terms.size() ? 0 : 1);
    m_board->setFocus(focus);
    m_strip->setSum(m_sum, count, 0);
    m_sentence->setText(sumSentence());
    const qint64 steps = m_bar->grain() == 0 ? 1 : m_x.shape()[1];
    m_bar->setCount(m_outputs * steps);
    m_bar->setPosition(m_output * steps + std::max<qint64>(m_term - 1, 0));
    const QSignalBlocker quietOutput(m_outputBox), quietRow(m_rowBox);
    m_outputBox->setValue(static_cast<int>(m_output));
    m_rowBox->setValue(static_cast<int>(m_row));
}

QString LinearView::sentence() const
{
    return m_sentence->text();
}

QString LinearView::describeTerm(std::size_t term) const
{
    if (term >= m_sum.terms.size())
        return {};
    const SumTerm &at = m_sum.terms[term];
    return tr("Input %1: w·x = %2 · %3 = %4")
        .arg(at.place[0])
        .arg(formatExact(at.weight), formatExact(at.input), formatExact(at.product()));
}

QString LinearView::sumSentence() const
{
    constexpr std::size_t mostTerms = 4;
    if (!m_y.valid())
        return tr("Being computed…");
    const bool isPartial = m_term >= 0 && !m_pointed;
    const std::size_t all = m_sum.terms.size();
    const std::size_t end = isPartial ? std::min(static_cast<std::size_t>(m_term), all) : all;
    const std::size_t begin = isPartial && end > mostTerms ? end - mostTerms : 0;
    QStringList parts;
    if (m_sum.bias)
        parts += signedNumber(*m_sum.bias);
    if (begin > 0)
        parts += QStringLiteral("…");
    for (std::size_t i = begin; i < std::min(end, begin + mostTerms); ++i)
        parts += QStringLiteral("%1·%2").arg(signedNumber(m_sum.terms[i].weight), signedNumber(m_sum.terms[i].input));
    if (begin + mostTerms < end)
        parts += QStringLiteral("…");
    const bool atOutput = m_pointed && m_pointed->part != LinearBoard::Part::Input;
    const std::int64_t output = atOutput ? m_pointed->output : m_output;
    const std::int64_t row = m_pointed && m_pointed->part == LinearBoard::Part::Output ? m_pointed->row : m_row;
    const QString place = QStringLiteral("[%1, %2]").arg(row).arg(output);
    const QString sum = parts.join(QStringLiteral(" + "));
    if (end < all)
        return tr("y%1 so far: %2 = %3 (%4 of %5 products)")
            .arg(place, sum, formatNumber(m_sum.after(end)))
            .arg(end)
            .arg(all);
    return tr("y%1 = %2 = %3. Products: %4. The network computed %5.")
        .arg(place, sum, formatNumber(m_sum.value), formatCount(static_cast<std::int64_t>(all)),
             formatNumber(m_y.at({row, output})));
}

} // namespace vitrine
