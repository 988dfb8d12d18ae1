#include "core/blocks/support/PoolNd.h"

#include "core/blocks/support/Indexing.h"
#include "core/blocks/support/ShapeCheck.h"
#include "core/blocks/support/SizeFormula.h"

#include <algorithm>
#include <span>

namespace vitrine {

namespace {

std::int64_t floorDivide(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// The range of windows that can cover a place: from the first that reaches it to the last that starts before it.
std::pair<std::int64_t, std::int64_t> windowRange(const PoolAttributes &pool, std::size_t d, std::int64_t place,
                                                  std::int64_t outputSize)
{
    const std::int64_t reach = pool.dilation[d] * (pool.kernel[d] - 1);
    const std::int64_t padded = place + pool.padding[d];
    const std::int64_t first = -floorDivide(-(padded - reach), pool.stride[d]);
    return {std::max<std::int64_t>(first, 0), std::min(padded / pool.stride[d], outputSize - 1)};
}

Message windowTooLarge(const PoolAttributes &pool, const Shape &input, std::size_t d)
{
    return Message::of(VITRINE_TEXT("core",
                                    "a window of size %1 with dilation %2 reaches over %3 values of dimension %4, but "
                                    "the input %5 has only %6 there, padding included."),
                       pool.kernel[d], pool.dilation[d], pool.dilation[d] * (pool.kernel[d] - 1) + 1, d + 2,
                       toString(input), input[d + 2] + 2 * pool.padding[d]);
}

} // namespace

std::int64_t pooledSize(std::int64_t size, const PoolAttributes &pool, std::size_t d)
{
    const std::int64_t reach = pool.dilation[d] * (pool.kernel[d] - 1) + 1;
    const std::int64_t stride = pool.stride[d];
    const std::int64_t room = size + 2 * pool.padding[d] - reach + (pool.ceilMode ? stride - 1 : 0);
    std::int64_t result = floorDivide(room, stride) + 1;
    if (pool.ceilMode && (result - 1) * stride >= size + pool.padding[d])
        --result;
    return result;
}

PoolSpan pooledSpan(std::int64_t size, const PoolAttributes &pool, std::size_t d, std::int64_t place)
{
    const std::int64_t step = pool.dilation[d];
    PoolSpan span{place * pool.stride[d] - pool.padding[d], 0, step};
    std::int64_t taps = pool.kernel[d];
    if (span.first < 0) {
        const std::int64_t skipped = (-span.first + step - 1) / step;
        span.first += skipped * step;
        taps -= skipped;
    }
    taps = std::min(taps, span.first < size ? (size - 1 - span.first) / step + 1 : 0);
    span.last = span.first + (taps - 1) * step;
    return span;
}

std::vector<Index> windowPlaces(const Index &prefix, const std::vector<PoolSpan> &spans)
{
    Shape counts;
    for (const PoolSpan &span : spans)
        counts.push_back(span.count());
    std::vector<Index> places;
    forEachIndex(counts, [&](const Index &tap) {
        Index place = prefix;
        for (std::size_t d = 0; d < spans.size(); ++d)
            place.push_back(spans[d].first + tap[d] * spans[d].step);
        places.push_back(std::move(place));
    });
    return places;
}

std::vector<ParameterSpec> PoolNd::commonParameters() const
{
    const int count = static_cast<int>(m_dimensions);
    return {
        {.name = "kernel_size",
         .type = ParameterSpec::Type::Integers,
         .defaultValue = {},
         .help = Message::of(VITRINE_TEXT("core", "Size of the window; a number counts for every dimension.")),
         .min = 1,
         .required = true,
         .count = count},
        {.name = "stride",
         .type = ParameterSpec::Type::Integers,
         .defaultValue = {},
         .help = Message::of(VITRINE_TEXT("core", "Steps between windows; not set: the window's size.")),
         .min = 1,
         .nullable = true,
         .count = count},
        {.name = "padding",
         .type = ParameterSpec::Type::Integers,
         .defaultValue = std::int64_t(0),
         .help =
             Message::of(VITRINE_TEXT("core", "Width of the border around the input; at most half of kernel_size.")),
         .min = 0,
         .count = count},
    };
}

PoolAttributes PoolNd::commonAttributes(const Params &params) const
{
    PoolAttributes pool;
    pool.kernel = params.integers("kernel_size");
    pool.stride = params.isNull("stride") ? pool.kernel : params.integers("stride");
    pool.padding = params.integers("padding");
    pool.dilation.assign(m_dimensions, 1);
    return pool;
}

void PoolNd::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    const PoolAttributes pool = attributes(params);
    for (std::size_t d = 0; d < m_dimensions; ++d) {
        if (pool.padding[d] <= pool.kernel[d] / 2)
            continue;
        problems.push_back(
            {blockId, "padding",
             Message::of(VITRINE_TEXT("core",
                                      "Block \"%1\" (%2): parameter \"padding\" is %3; with kernel_size %4 it "
                                      "must be at most %5."),
                         blockId, type(), pool.padding[d], pool.kernel[d], pool.kernel[d] / 2)});
        return;
    }
}

Result<std::vector<Shape>> PoolNd::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    if (Result<void> ranked = needSpatial(type(), input, m_dimensions); !ranked)
        return ranked.error();
    const PoolAttributes pool = attributes(params);
    Shape output = {input[0], input[1]};
    for (std::size_t d = 0; d < m_dimensions; ++d) {
        const std::int64_t size = input[d + 2];
        const std::int64_t pooled = pooledSize(size, pool, d);
        // A dilated first window may step from the border over a narrow input; LibTorch would then pick a number that
        // isn't there. Every other window starts inside.
        if (pooled < 1 || pooledSpan(size, pool, d, 0).count() == 0)
            return Error{windowTooLarge(pool, input, d), {}, false};
        output.push_back(pooled);
    }
    return std::vector<Shape>{std::move(output)};
}

Reach PoolNd::reach(const Params &params, std::span<const Shape>) const
{
    const PoolAttributes pool = attributes(params);
    return {Reach::Kind::Window, coveredSizes(pool.kernel, pool.dilation), pool.stride};
}

std::string PoolNd::sizeFormula(const Params &params, std::span<const Shape> inputs) const
{
    const PoolAttributes pool = attributes(params);
    const auto output = outputShapes(params, inputs);
    return sizeLines(m_dimensions, [&](std::size_t d) {
        return windowLine(inputs[0][d + 2], pool.padding[d], pool.dilation[d], pool.kernel[d], pool.stride[d],
                          (*output)[0][d + 2], pool.ceilMode);
    });
}

std::vector<PoolSpan> PoolNd::spansOf(const PoolAttributes &pool, const Shape &input, const Index &output) const
{
    std::vector<PoolSpan> spans;
    for (std::size_t d = 0; d < m_dimensions; ++d)
        spans.push_back(pooledSpan(input[d + 2], pool, d, output[d + 2]));
    return spans;
}

std::vector<Index> PoolNd::windowsOver(const PoolAttributes &pool, const Shape &input, const Shape &output,
                                       const Index &index) const
{
    Index first = {index[0], index[1]};
    Shape counts = {1, 1};
    for (std::size_t d = 0; d < m_dimensions; ++d) {
        const auto [begin, end] = windowRange(pool, d, index[d + 2], output[d + 2]);
        first.push_back(begin);
        counts.push_back(std::max<std::int64_t>(end - begin + 1, 0));
    }
    std::vector<Index> windows;
    forEachIndex(counts, [&](const Index &offset) {
        Index window = first;
        bool covers = true;
        for (std::size_t d = 0; d < window.size(); ++d)
            window[d] += offset[d];
        for (std::size_t d = 2; d < window.size() && covers; ++d) {
            const PoolSpan span = pooledSpan(input[d], pool, d - 2, window[d]);
            covers = index[d] >= span.first && index[d] <= span.last && (index[d] - span.first) % span.step == 0;
        }
        if (covers)
            windows.push_back(std::move(window));
    });
    return windows;
}

ParameterSpec ceilModeParameter()
{
    return {.name = "ceil_mode",
            .type = ParameterSpec::Type::Boolean,
            .defaultValue = false,
            .help = Message::of(VITRINE_TEXT(
                "core", "Also takes a last window that reaches beyond the border, if it starts before it."))};
}

} // namespace vitrine
