#pragma once

#include <cstdint>
#include <vector>

namespace vitrine {

/// A square page of whole numbers: ink where they are above 0.
struct InkPage {
    int side = 0;
    std::vector<int> values;

    explicit InkPage(int length)
        : side(length), values(static_cast<std::size_t>(length) * static_cast<std::size_t>(length))
    {
    }
    int &at(int x, int y) { return values[index(x, y)]; }
    int at(int x, int y) const { return values[index(x, y)]; }

private:
    std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x);
    }
};

/// Redraws the ink with strokes of another width: `halfWidth` in thirds of a pixel. What is written becomes 255, the
/// rest 0. Thick strokes are never thinned to less than half of themselves, so that what is thin already does not
/// break. Chamfer distances with the weights 3 and 4 (Borgefors 1986), whole numbers throughout.
void setStrokeWidth(InkPage &page, int halfWidth);

} // namespace vitrine
