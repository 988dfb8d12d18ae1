#include "widgets/labs/convolution/ConvPicture.h"

#include "core/blocks/support/Indexing.h"

#include <algorithm>

namespace vitrine {

namespace {

/// What can be added up for a picture while one steps.
constexpr std::int64_t mostStampedProducts = 4'000'000, mostTouches = 50'000;

/// Row-major place of an output cell among those of its channel.
std::int64_t rankOf(const Index &cell, const Shape &size)
{
    return ravelled(cell, size);
}

} // namespace

std::vector<float> channelOf(const Snapshot &tensor, std::int64_t sample, std::int64_t channel)
{
    if (!tensor.valid())
        return {};
    return tensor.select(0, sample).select(0, channel).toFloats();
}

ConvPicture::ConvPicture(const ConvStage &stage, const ConvFocus &focus)
    : m_stage(stage), m_focus(focus), m_attributes(attributesOf(*stage.node)), m_windows(windowsOf(*stage.node))
{
    m_perGroup = m_attributes.inChannels / m_attributes.groups;
    m_kernelsPerGroup = m_attributes.outChannels / m_attributes.groups;
    m_first = focus.outChannel / m_kernelsPerGroup * m_perGroup;
    if (stage.input.valid() && stage.weight.valid()) {
        Index output = {focus.sample, focus.outChannel};
        output.insert(output.end(), focus.cell.begin(), focus.cell.end());
        m_sum = convCell(*stage.node, m_windows, stage.input, stage.weight, stage.bias, output);
    }
}

std::size_t ConvPicture::kernelSize() const
{
    return static_cast<std::size_t>(elementCount(m_attributes.kernel));
}

std::vector<float> ConvPicture::kernelValues() const
{
    if (!m_stage.weight.valid())
        return {};
    const std::int64_t first = isTransposed() ? channel() : m_focus.outChannel;
    const std::int64_t second = isTransposed() ? m_focus.outChannel % m_kernelsPerGroup : m_focus.inChannel;
    return m_stage.weight.select(0, first).select(0, second).toFloats();
}

/// Of the channel on view: how many products are added already; −1: all.
std::int64_t ConvPicture::tapsShown() const
{
    if (m_focus.term < 0)
        return -1;
    const auto size = static_cast<std::int64_t>(kernelSize());
    return std::clamp<std::int64_t>(m_focus.term - (isTransposed() ? 0 : m_focus.inChannel * size), 0, size);
}

BoardPanel ConvPicture::inputPanel() const
{
    BoardPanel panel;
    Stack &stack = panel.stack;
    stack.size = m_windows.input();
    stack.values = channelOf(m_stage.input, m_focus.sample, channel());
    stack.scale = scaleOf(stack.values);
    const std::int64_t taps = tapsShown();
    if (isTransposed()) {
        stack.marks.push_back({m_focus.source, Mark::Chosen});
        if (!m_focus.reveals)
            for (const Windows::Touch &touch : m_windows.under(m_focus.cell))
                stack.marks.push_back({touch.place, Mark::Window});
    } else {
        stack.before = m_windows.before();
        stack.after = m_windows.after();
        std::int64_t at = 0;
        for (const Windows::Touch &touch : m_windows.under(m_focus.cell))
            stack.marks.push_back({touch.place, ++at == taps ? Mark::Term : Mark::Window});
    }
    if (m_focus.pointedInput)
        stack.marks.push_back({*m_focus.pointedInput, Mark::Chosen});
    return panel;
}

BoardPanel ConvPicture::windowPanel() const
{
    BoardPanel panel;
    Stack &stack = panel.stack;
    const std::vector<float> channel = channelOf(m_stage.input, m_focus.sample, this->channel());
    stack.size = m_attributes.kernel;
    for (const Windows::Touch &touch : m_windows.under(m_focus.cell))
        if (!channel.empty())
            stack.values.push_back(
                touch.isInside ? channel[static_cast<std::size_t>(ravelled(touch.place, m_windows.input()))] : 0.0F);
    stack.scale = scaleOf(channel); // as the input, so that colours stay what they mean
    return panel;
}

BoardPanel ConvPicture::kernelPanel() const
{
    BoardPanel panel;
    Stack &stack = panel.stack;
    stack.size = m_attributes.kernel;
    stack.values = kernelValues();
    stack.scale = ColourScale(ValueSpan::of(stack.values), true);
    if (const std::int64_t taps = tapsShown(); taps > 0 && !stack.values.empty())
        stack.marks.push_back({unravelled(taps - 1, stack.size), Mark::Term});
    return panel;
}

/// Window times kernel; of a transposed convolution the number times the kernel, its stamp.
BoardPanel ConvPicture::productPanel() const
{
    BoardPanel panel;
    Stack &stack = panel.stack;
    stack.size = m_attributes.kernel;
    stack.filled = tapsShown();
    const std::vector<float> kernel = kernelValues();
    const std::vector<float> window = isTransposed() ? std::vector<float>() : windowPanel().stack.values;
    const std::vector<float> input = channelOf(m_stage.input, m_focus.sample, channel());
    if (kernel.empty() || input.empty())
        return panel;
    const float number =
        isTransposed() ? input[static_cast<std::size_t>(ravelled(m_focus.source, m_windows.input()))] : 0;
    for (std::size_t i = 0; i < kernel.size(); ++i)
        stack.values.push_back(kernel[i] * (isTransposed() ? number : window[i]));
    stack.scale = ColourScale(ValueSpan::of(stack.values), true);
    if (stack.filled > 0)
        stack.marks.push_back({unravelled(stack.filled - 1, stack.size), Mark::Term});
    return panel;
}

/// The output channel after the stamps of all channels of the group up to the present place.
std::vector<float> ConvPicture::stampedSoFar() const
{
    const std::int64_t last = rankOf(m_focus.source, m_windows.input());
    const std::int64_t touched = (last + 1) * static_cast<std::int64_t>(kernelSize());
    if (touched > mostTouches || touched * m_perGroup > mostStampedProducts || !m_stage.input.valid()
        || !m_stage.weight.valid())
        return {};
    std::vector<std::vector<float>> inputs, kernels;
    for (std::int64_t c = m_first; c < m_first + m_perGroup; ++c) {
        inputs.push_back(channelOf(m_stage.input, m_focus.sample, c));
        kernels.push_back(m_stage.weight.select(0, c).select(0, m_focus.outChannel % m_kernelsPerGroup).toFloats());
    }
    const double bias = m_stage.bias.valid() ? m_stage.bias.flat(m_focus.outChannel) : 0;
    std::vector<double> sums(static_cast<std::size_t>(elementCount(m_windows.output())), bias);
    for (std::int64_t place = 0; place <= last; ++place)
        for (const Windows::Touch &touch : m_windows.over(unravelled(place, m_windows.input()))) {
            if (!touch.isInside)
                continue;
            const auto tap = static_cast<std::size_t>(ravelled(touch.tap, m_attributes.kernel));
            double &sum = sums[static_cast<std::size_t>(ravelled(touch.place, m_windows.output()))];
            for (std::size_t c = 0; c < inputs.size(); ++c)
                sum += static_cast<double>(inputs[c][static_cast<std::size_t>(place)])
                    * static_cast<double>(kernels[c][tap]);
        }
    return {sums.begin(), sums.end()};
}

BoardPanel ConvPicture::outputPanel() const
{
    BoardPanel panel;
    Stack &stack = panel.stack;
    stack.size = m_windows.output();
    stack.values = channelOf(m_stage.output, m_focus.sample, m_focus.outChannel);
    stack.scale = scaleOf(stack.values);
    if (isTransposed()) {
        stack.before = m_windows.before();
        stack.after = m_windows.after();
        stack.isCut = true;
        if (m_focus.reveals) {
            if (std::vector<float> sums = stampedSoFar(); !sums.empty())
                stack.values = std::move(sums);
            for (const Windows::Touch &touch : m_windows.over(m_focus.source))
                stack.marks.push_back({touch.place, Mark::Window});
        } else {
            stack.marks.push_back({m_focus.cell, Mark::Chosen});
        }
    } else {
        stack.marks.push_back({m_focus.cell, Mark::Chosen});
        if (m_focus.reveals)
            stack.filled = rankOf(m_focus.cell, stack.size) + (m_focus.term < 0 ? 1 : 0);
    }
    if (m_focus.pointedInput && !stack.size.empty())
        for (const Windows::Touch &touch : m_windows.over(*m_focus.pointedInput))
            if (touch.isInside || isTransposed())
                stack.marks.push_back({touch.place, Mark::Reached});
    return panel;
}

std::vector<BoardPanel> ConvPicture::panels(bool isWide) const
{
    std::vector<BoardPanel> panels = {inputPanel()};
    if (!isTransposed())
        panels.push_back(windowPanel());
    panels.push_back(kernelPanel());
    panels.push_back(productPanel());
    panels.push_back(outputPanel());
    for (std::size_t i = 1; i < panels.size() && !isStrip(); ++i)
        panels[i].column = isWide ? static_cast<int>(i) : (i + 1 == panels.size() ? 2 : 1);
    return panels;
}

std::vector<double> ConvPicture::columns(bool isWide) const
{
    if (isStrip())
        return {1};
    std::vector<double> weights = {1};
    weights.insert(weights.end(), isWide ? (isTransposed() ? 2U : 3U) : 1U, isWide ? 0.45 : 0.5);
    weights.push_back(1);
    return weights;
}

std::vector<std::pair<int, int>> ConvPicture::links() const
{
    const int product = indexOf(Product), output = indexOf(Output);
    return {{0, 1}, {product, output}};
}

ConvPicture::Panel ConvPicture::panelAt(int index) const
{
    return static_cast<Panel>(isTransposed() && index > 0 ? index + 1 : index);
}

int ConvPicture::indexOf(Panel panel) const
{
    return isTransposed() && panel > Window ? panel - 1 : panel;
}

} // namespace vitrine
