#include "widgets/ripple/PixelPage.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/maps/MapGridView.h"
#include "widgets/ripple/CellEditor.h"
#include "widgets/session/Session.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

enum Tool { Values, Painting };

/// What a brightness, 0 black to 1 white, is to the network: by channel.
std::vector<double> inkValues(const InputFormat &format, double brightness, std::int64_t channels)
{
    const auto of = [](const std::vector<double> &numbers, std::size_t channel, double otherwise) {
        return numbers.empty() ? otherwise : numbers[std::min(channel, numbers.size() - 1)];
    };
    std::vector<double> values;
    for (std::size_t c = 0; c < static_cast<std::size_t>(std::max<std::int64_t>(1, channels)); ++c)
        values.push_back((brightness * format.white - of(format.mean, c, 0)) / of(format.std, c, 1));
    return values;
}

QSlider *makeSlider(int low, int high, int value, QWidget *parent)
{
    auto *slider = new QSlider(Qt::Horizontal, parent);
    slider->setRange(low, high);
    slider->setValue(value);
    return slider;
}

} // namespace

PixelPage::PixelPage(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_view(new MapGridView(this)), m_editor(new CellEditor(m_view)),
      m_tool(new SegmentedControl(2, this)), m_brushRow(makeBrushRow()), m_changed(new QLabel(this)),
      m_putBack(new QToolButton(this))
{
    m_view->setMinimumHeight(208);
    m_changed->setProperty("muted", true);
    m_changed->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_changed, 1);
    row->addWidget(m_putBack);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_tool);
    layout->addWidget(m_brushRow);
    layout->addLayout(row);
    connect(m_tool, &SegmentedControl::chosen, this, &PixelPage::showBrush);
    connect(m_ink, &QSlider::valueChanged, this, &PixelPage::showBrush);
    connect(m_size, &QSlider::valueChanged, this, &PixelPage::showBrush);
    connect(m_putBack, &QToolButton::clicked, this, &PixelPage::putBackWanted);
    connect(session, &Session::outcomeChanged, this, &PixelPage::showOutcome);
    m_tool->setCurrent(Painting);
    translated(this, [this] { retranslate(); });
    showOutcome();
}

QWidget *PixelPage::makeBrushRow()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_inkText = new QLabel(bar));
    row->addWidget(m_ink = makeSlider(0, 100, 100, bar), 1);
    row->addWidget(m_sizeText = new QLabel(bar));
    row->addWidget(m_size = makeSlider(1, 7, 2, bar), 1);
    return bar;
}

void PixelPage::showOutcome()
{
    const auto outcome = m_session->outcome();
    m_input.clear();
    if (outcome && !outcome->picture.isNull())
        for (const GraphBlock &block : outcome->trace->graph.blocks)
            if (m_input.empty() && block.kind->category() == Category::Input)
                m_input = block.id;
    m_editor->setEnabled(!m_input.empty());
    if (m_input.empty())
        m_view->setMessage(tr("This network takes no picture."));
    else
        m_view->setTensor(outcome->trace->output(m_input));
    showBrush();
}

void PixelPage::showBrush()
{
    const bool isPainting = m_tool->current() == Painting;
    m_brushRow->setVisible(isPainting);
    const auto outcome = m_session->outcome();
    if (!isPainting || !outcome) {
        m_editor->setBrush({});
        return;
    }
    m_editor->setBrush(CellEditor::Brush{inkValues(outcome->format, m_ink->value() / 100.0, m_view->layout().planes()),
                                         m_size->value(), true});
}

void PixelPage::showChanged(int count)
{
    m_count = count;
    m_changed->setText(count == 0 ? tr("As the picture is")
                                  : tr("%1 of %2 numbers changed")
                                        .arg(formatCount(count),
                                             formatCount(m_view->hasTensor() ? m_view->tensor().elementCount() : 0)));
    m_changed->setToolTip(m_changed->text());
    m_putBack->setEnabled(count > 0);
}

void PixelPage::retranslate()
{
    m_tool->setTexts({tr("Value"), tr("Brush")},
                     {tr("Click a pixel to type its number, drag up or down to move it"),
                      tr("Paint pixels with the mouse, in all channels")});
    m_view->setTitle(tr("The network's input"));
    m_view->setToolTip({});
    m_inkText->setText(tr("Ink"));
    m_ink->setToolTip(tr("Brightness that the brush paints, from black to white"));
    m_ink->setAccessibleName(m_ink->toolTip());
    m_sizeText->setText(tr("Size"));
    m_size->setToolTip(tr("Pixels across that the brush paints"));
    m_size->setAccessibleName(m_size->toolTip());
    m_putBack->setText(tr("Put Back"));
    m_putBack->setToolTip(tr("All pixels as the picture has them"));
    showChanged(m_count);
}

} // namespace vitrine
