#pragma once

#include "core/labs/CellSum.h"
#include "widgets/labs/board/StackBoard.h"
#include "widgets/labs/convolution/ConvRun.h"

#include <optional>
#include <vector>

namespace vitrine {

/// What is looked at in a convolution.
struct ConvFocus {
    std::int64_t sample = 0, outChannel = 0;
    std::int64_t inChannel = 0; ///< within the group that the output channel belongs to
    Index cell; ///< of the output; of a transposed convolution the place whose stamp falls is `source`
    Index source; ///< of the input; transposed only
    std::int64_t term = -1; ///< so many products are added; −1: all
    bool reveals = false; ///< only what came so far is there
    std::optional<Index> pointedInput; ///< under the mouse: where does it go?
};

/// The stacks of a convolution as they look at a moment.
class ConvPicture {
public:
    enum Panel { Input, Window, Kernel, Product, Output }; ///< of a transposed convolution Window is left out

    ConvPicture(const ConvStage &stage, const ConvFocus &focus);

    bool isTransposed() const { return m_windows.isTransposed(); }
    const Windows &windows() const { return m_windows; }
    const CellSum &sum() const { return m_sum; }
    std::int64_t firstChannel() const { return m_first; } ///< of the group
    std::int64_t channelsOfGroup() const { return m_perGroup; }
    std::int64_t channel() const { return m_first + m_focus.inChannel; }
    std::size_t kernelSize() const;

    /// Without titles. `isWide`: window, kernel and products stand side by side rather than below each other.
    std::vector<BoardPanel> panels(bool isWide) const;
    std::vector<double> columns(bool isWide) const; ///< their weights
    std::vector<std::pair<int, int>> links() const;
    Panel panelAt(int index) const;
    int indexOf(Panel panel) const;

private:
    BoardPanel inputPanel() const;
    BoardPanel windowPanel() const;
    BoardPanel kernelPanel() const;
    BoardPanel productPanel() const;
    BoardPanel outputPanel() const;
    std::vector<float> kernelValues() const;
    std::vector<float> stampedSoFar() const;
    std::int64_t tapsShown() const;
    bool isStrip() const { return m_windows.input().size() == 1; }

    ConvStage m_stage;
    ConvFocus m_focus;
    ConvAttributes m_attributes;
    Windows m_windows;
    CellSum m_sum;
    std::int64_t m_first = 0, m_perGroup = 1, m_kernelsPerGroup = 1;
};

/// A channel of a tensor as numbers; empty where the tensor is not known.
std::vector<float> channelOf(const Snapshot &tensor, std::int64_t sample, std::int64_t channel);

} // namespace vitrine
