#include "core/blocks/support/ConvTaps.h"

#include <utility>
#include <vector>

namespace vitrine {
namespace {

/// (tap, place) pairs of one dimension.
using Pairs = std::vector<std::pair<std::int64_t, std::int64_t>>;

void visitProduct(const std::vector<Pairs> &dimensions, std::size_t depth, Index &tap, Index &place,
                  const VisitTap &visit)
{
    if (depth == dimensions.size()) {
        visit(tap, place);
        return;
    }
    for (const auto &[atTap, atPlace] : dimensions[depth]) {
        tap[depth] = atTap;
        place[depth] = atPlace;
        visitProduct(dimensions, depth + 1, tap, place, visit);
    }
}

void visitAll(const std::vector<Pairs> &dimensions, const VisitTap &visit)
{
    Index tap(dimensions.size());
    Index place(dimensions.size());
    visitProduct(dimensions, 0, tap, place, visit);
}

} // namespace

void forEachReached(const ConvAttributes &attributes, std::span<const std::int64_t> anchor,
                    std::span<const std::int64_t> extent, const VisitTap &visit)
{
    std::vector<Pairs> dimensions(anchor.size());
    for (std::size_t d = 0; d < anchor.size(); ++d) {
        for (std::int64_t tap = 0; tap < attributes.kernel[d]; ++tap) {
            const std::int64_t place =
                anchor[d] * attributes.stride[d] - attributes.padding[d] + tap * attributes.dilation[d];
            if (place >= 0 && place < extent[d])
                dimensions[d].emplace_back(tap, place);
        }
    }
    visitAll(dimensions, visit);
}

void forEachReaching(const ConvAttributes &attributes, std::span<const std::int64_t> place,
                     std::span<const std::int64_t> extent, const VisitTap &visit)
{
    std::vector<Pairs> dimensions(place.size());
    for (std::size_t d = 0; d < place.size(); ++d) {
        for (std::int64_t tap = 0; tap < attributes.kernel[d]; ++tap) {
            const std::int64_t distance = place[d] + attributes.padding[d] - tap * attributes.dilation[d];
            if (distance < 0 || distance % attributes.stride[d] != 0)
                continue;
            const std::int64_t anchor = distance / attributes.stride[d];
            if (anchor < extent[d])
                dimensions[d].emplace_back(tap, anchor);
        }
    }
    visitAll(dimensions, visit);
}

} // namespace vitrine
