#include "widgets/labs/convolution/ConvView.h"

#include "core/blocks/support/Indexing.h"
#include "widgets/common/Translated.h"
#include "widgets/labs/board/BoardPage.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/labs/board/SumStrip.h"
#include "widgets/maps/ColourLegend.h"

#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <utility>

namespace vitrine {

ConvView::ConvView(QWidget *parent)
    : QWidget(parent), m_bar(new PlayBar(this)), m_board(new StackBoard(this)), m_strip(new SumStrip(this)),
      m_inputLegend(new ColourLegend(this)), m_outputLegend(new ColourLegend(this)), m_sentence(makeSentence()),
      m_sampleName(new QLabel(this)), m_outName(new QLabel(this)), m_inName(new QLabel(this)),
      m_sample(new QSpinBox(this)), m_out(new QSpinBox(this)), m_in(new QSpinBox(this))
{
    build();
    connect(m_bar, &PlayBar::moved, this, &ConvView::slide);
    connect(m_bar, &PlayBar::grainChosen, this, &ConvView::setGrain);
    connect(m_board, &StackBoard::hovered, this, &ConvView::point);
    connect(m_board, &StackBoard::chosen, this, &ConvView::choose);
    connect(m_board, &StackBoard::wideChanged, this, &ConvView::refresh);
    m_board->setDescribe([this](int panel, const Index &place) { return describe(panel, place); });
    m_strip->setDescribe([this](std::size_t term) { return describeTerm(term); });
    connect(m_strip, &SumStrip::chosen, this, [this](int term) {
        const auto size = static_cast<std::int64_t>(m_picture ? m_picture->kernelSize() : 1);
        if (m_picture && !m_picture->isTransposed())
            m_in->setValue(static_cast<int>(term / size));
    });
    connect(m_sample, &QSpinBox::valueChanged, this, [this](int value) {
        m_focus.sample = value;
        refresh();
    });
    connect(m_out, &QSpinBox::valueChanged, this, [this](int value) {
        m_focus.outChannel = value;
        refresh();
    });
    connect(m_in, &QSpinBox::valueChanged, this, [this](int value) {
        m_focus.inChannel = value;
        refresh();
    });
    translated(this, [this] { setTexts(); });
}

void ConvView::build()
{
    for (QSpinBox *box : {m_in, m_out, m_sample})
        box->setKeyboardTracking(false);
    layOutBoard(this,
                {m_bar,
                 {m_inName, m_in, m_outName, m_out, m_sampleName, m_sample},
                 m_board,
                 {m_inputLegend, m_outputLegend},
                 m_strip,
                 m_sentence});
}

void ConvView::setTexts()
{
    m_sampleName->setText(tr("Sample"));
    m_outName->setText(tr("Output channel"));
    m_inName->setText(tr("Input channel"));
    m_sample->setAccessibleName(m_sampleName->text());
    m_out->setAccessibleName(m_outName->text());
    m_in->setAccessibleName(m_inName->text());
    m_in->setToolTip(tr("Which of the channels that this output channel is made of is drawn"));
    m_out->setToolTip(tr("Which kernel is drawn"));
    m_board->setAccessibleName(tr("The convolution"));
    m_bar->setGrains({tr("Window"), tr("Product")},
                     {tr("A step is a place of the kernel"), tr("A step is one product of the sum")});
    if (m_stage.node)
        refresh();
}

void ConvView::setStage(const ConvStage &stage)
{
    const bool wasTransposed = m_picture && m_picture->isTransposed();
    m_stage = stage;
    const Windows windows = windowsOf(*stage.node);
    const auto keep = [](Index &place, const Shape &size) {
        if (place.size() != size.size()) {
            place = size;
            for (std::int64_t &at : place)
                at /= 2; // where a picture mostly has something to show
        }
        for (std::size_t d = 0; d < size.size(); ++d)
            place[d] = std::min(place[d], size[d] - 1);
    };
    keep(m_focus.cell, windows.output());
    keep(m_focus.source, windows.input());
    m_focus.pointedInput.reset();
    m_pointedOutput.reset();
    if (windows.isTransposed() != wasTransposed)
        m_focus.reveals = windows.isTransposed();
    showChoosers();
    refresh();
}

void ConvView::showChoosers()
{
    const ConvAttributes attributes = attributesOf(*m_stage.node);
    const std::int64_t samples = m_stage.node->inputShapes[0][0];
    const auto limit = [](QSpinBox *box, QLabel *name, std::int64_t count, std::int64_t &value) {
        const QSignalBlocker quiet(box);
        box->setRange(0, static_cast<int>(count) - 1);
        value = std::min(value, count - 1);
        box->setValue(static_cast<int>(value));
        box->setSuffix(QStringLiteral(" / %1").arg(count - 1));
        box->setVisible(count > 1);
        name->setVisible(count > 1);
    };
    limit(m_sample, m_sampleName, samples, m_focus.sample);
    limit(m_out, m_outName, attributes.outChannels, m_focus.outChannel);
    limit(m_in, m_inName, attributes.inChannels / attributes.groups, m_focus.inChannel);
}

Shape ConvView::anchors() const
{
    const Windows windows = windowsOf(*m_stage.node);
    return windows.isTransposed() ? windows.input() : windows.output();
}

/// By products a step is one product of a sum, or one number of a stamp; the last leaves all of them there.
qint64 ConvView::stepsPerAnchor() const
{
    if (m_bar->grain() == 0)
        return 1;
    return windowsOf(*m_stage.node).isTransposed() ? elementCount(attributesOf(*m_stage.node).kernel)
                                                   : termCount(*m_stage.node);
}

void ConvView::slide(qint64 position)
{
    const qint64 steps = stepsPerAnchor();
    m_focus.reveals = true;
    m_pointedOutput.reset();
    m_focus.pointedInput.reset();
    m_focus.term = m_bar->grain() == 0 ? -1 : position % steps + 1;
    anchorChanged(position / steps);
    if (m_focus.term > 0 && !windowsOf(*m_stage.node).isTransposed()) {
        m_focus.inChannel = (m_focus.term - 1) / elementCount(attributesOf(*m_stage.node).kernel);
        const QSignalBlocker quiet(m_in);
        m_in->setValue(static_cast<int>(m_focus.inChannel));
    }
    refresh();
}

void ConvView::anchorChanged(qint64 anchor)
{
    const Windows windows = windowsOf(*m_stage.node);
    const Index place = unravelled(anchor, anchors());
    if (!windows.isTransposed()) {
        m_focus.cell = place;
        return;
    }
    m_focus.source = place;
    const std::vector<Windows::Touch> stamp = windows.over(place);
    const auto first = std::find_if(stamp.begin(), stamp.end(), [](const auto &touch) { return touch.isInside; });
    if (first != stamp.end())
        m_focus.cell = first->place;
}

void ConvView::setGrain(int grain)
{
    m_bar->pause();
    m_focus.term = grain == 0 ? -1 : 1;
    if (grain != 0)
        m_focus.inChannel = 0;
    m_focus.reveals = true;
    showChoosers();
    refresh();
}

void ConvView::point(int panel, const std::optional<Index> &place)
{
    if (!m_picture || m_bar->isPlaying())
        return;
    m_focus.pointedInput.reset();
    m_pointedOutput.reset();
    const auto which = panel < 0 ? ConvPicture::Window : m_picture->panelAt(panel);
    const bool isInside = panel >= 0 && !m_board->panels()[static_cast<std::size_t>(panel)].stack.isMargin(*place);
    if (which == ConvPicture::Input && isInside)
        m_focus.pointedInput = place;
    if (which == ConvPicture::Output && isInside)
        m_pointedOutput = place;
    refresh();
}

void ConvView::choose(int panel, const Index &place)
{
    if (!m_picture || m_board->panels()[static_cast<std::size_t>(panel)].stack.isMargin(place))
        return;
    m_bar->pause();
    const auto which = m_picture->panelAt(panel);
    if (which == ConvPicture::Output) {
        m_focus.cell = place;
        m_focus.reveals = false;
    } else if (which == ConvPicture::Input && m_picture->isTransposed()) {
        anchorChanged(ravelled(place, m_picture->windows().input()));
        m_focus.reveals = true;
    } else if (which == ConvPicture::Input) {
        // The window whose middle it is, or the nearest.
        const std::vector<Windows::Touch> windows = m_picture->windows().over(place);
        if (windows.empty())
            return;
        m_focus.cell = windows[windows.size() / 2].place;
        m_focus.reveals = false;
    } else {
        return;
    }
    m_focus.term = m_bar->grain() == 0 ? -1 : m_focus.term;
    m_pointedOutput.reset();
    refresh();
}

void ConvView::lookAt(const Index &output)
{
    m_focus.sample = output[0];
    m_focus.outChannel = output[1];
    m_focus.cell.assign(output.begin() + 2, output.end());
    m_focus.reveals = false;
    showChoosers();
    refresh();
}

bool ConvView::moveRow(int rows)
{
    const Shape size = m_stage.node ? anchors() : Shape();
    if (size.size() < 2)
        return false;
    const Index &now = windowsOf(*m_stage.node).isTransposed() ? m_focus.source : m_focus.cell;
    const std::int64_t at = ravelled(now, size) + rows * size.back();
    if (at < 0 || at >= elementCount(size))
        return false;
    m_bar->pause();
    anchorChanged(at);
    refresh();
    return true;
}

ConvFocus ConvView::shown() const
{
    ConvFocus focus = m_focus;
    if (m_pointedOutput) {
        focus.cell = *m_pointedOutput;
        focus.reveals = false;
        focus.term = -1;
    }
    return focus;
}

void ConvView::refresh()
{
    if (!m_stage.node)
        return;
    const ConvFocus focus = shown();
    const auto picture = std::make_shared<const ConvPicture>(m_stage, focus);
    m_picture = picture;
    std::vector<BoardPanel> panels = picture->panels(m_board->isWide());
    showTitles(panels, *picture);
    m_inputLegend->setScale(panels.front().stack.scale, false);
    m_outputLegend->setScale(panels.back().stack.scale, false);
    m_board->setPanels(std::move(panels), picture->columns(m_board->isWide()));
    m_board->setLinks(picture->links());
    const std::size_t terms = picture->sum().terms.size();
    const bool isPartial = focus.term >= 0 && !picture->isTransposed();
    m_strip->setSum(picture->sum(), isPartial ? static_cast<std::size_t>(focus.term) : terms,
                    picture->channelsOfGroup() > 1 ? terms / static_cast<std::size_t>(picture->channelsOfGroup()) : 0);
    m_sentence->setText(sumSentence(*picture));
    const qint64 steps = stepsPerAnchor();
    const Index &anchor = picture->isTransposed() ? m_focus.source : m_focus.cell;
    m_bar->setCount(elementCount(anchors()) * steps);
    m_bar->setPosition(ravelled(anchor, anchors()) * steps + std::max<qint64>(m_focus.term - 1, 0));
}

QString ConvView::sentence() const
{
    return m_sentence->text();
}

} // namespace vitrine
