#include "core/data/PreparedItems.h"

#include "core/data/Fit.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <mutex>
#include <thread>
#include <utility>

namespace vitrine {

namespace {

enum class Presence : char { Unknown, Reading, Here };

} // namespace

struct PreparedItems::Kept {
    explicit Kept(std::size_t items, std::size_t itemSize)
        : presence(items), values(items * itemSize), labels(items) { }
    std::vector<std::atomic<Presence>> presence;
    std::vector<float> values;
    std::vector<std::int64_t> labels;
};

Result<std::shared_ptr<PreparedItems>> PreparedItems::make(std::shared_ptr<const Dataset> set, Shape shape,
                                                           InputFormat format, std::size_t budget)
{
    auto items = std::shared_ptr<PreparedItems>(new PreparedItems);
    items->m_mustFit = set->itemShape() != shape || set->variesInShape();
    if (items->m_mustFit && !(isPictureShape(set->itemShape()) && isPictureShape(shape)))
        return fail(VITRINE_TEXT("core",
                                 "The set %1 has items of the shape %2; the network's input takes %3. Change the "
                                 "input's shape, or choose another set."),
                    set->name(), toString(set->itemShape()), toString(shape));
    items->m_itemSize = static_cast<std::size_t>(elementCount(shape));
    items->m_shape = std::move(shape);
    items->m_format = std::move(format);
    items->m_format.mean.clear();
    items->m_format.std.clear();
    const auto count = static_cast<std::size_t>(set->size());
    if (count * (items->m_itemSize * sizeof(float) + sizeof(std::int64_t) + 1) <= budget)
        items->m_kept = std::make_shared<Kept>(count, items->m_itemSize);
    items->m_set = std::move(set);
    return items;
}

Result<std::int64_t> PreparedItems::fetch(std::int64_t index, std::span<float> values) const
{
    if (m_mustFit)
        return fetchFitted(index, values);
    auto item = m_set->item(index);
    if (!item)
        return item.error();
    if (item->input.shape() != m_shape)
        return fail(VITRINE_TEXT("core", "Item %1 of %2 has the shape %3 instead of %4."), index, m_set->name(),
                    toString(item->input.shape()), toString(m_shape));
    const bool isPlain = !isPictureShape(m_shape) || (m_format.white == 1 && !m_format.invert);
    const auto white = static_cast<float>(m_format.white);
    const std::vector<float> numbers = item->input.toFloats();
    for (std::size_t i = 0; i < numbers.size(); ++i)
        values[i] = isPlain ? numbers[i] : (m_format.invert ? 1 - numbers[i] : numbers[i]) * white;
    swapOrder(values);
    applyStatistics(values);
    return item->label;
}

Result<std::int64_t> PreparedItems::fetchFitted(std::int64_t index, std::span<float> values) const
{
    auto picture = m_set->picture(index);
    if (!picture)
        return picture.error();
    auto fitted = fitPicture(*picture, m_shape, m_format);
    if (!fitted)
        return fitted.error();
    const auto pixels = fitted->input.floats();
    std::copy(pixels.begin(), pixels.end(), values.begin());
    return m_set->label(index);
}

/// From RGB to the network's order and back.
void PreparedItems::swapOrder(std::span<float> values) const
{
    if (!isPictureShape(m_shape) || m_shape[0] != 3 || m_format.channels != ChannelOrder::Bgr)
        return;
    const std::size_t plane = m_itemSize / 3;
    std::ranges::swap_ranges(values.first(plane), values.subspan(2 * plane, plane));
}

void PreparedItems::toUnit(std::span<float> values) const
{
    assert(isPictureShape(m_shape));
    const std::size_t plane = m_itemSize / channels();
    const auto white = static_cast<float>(m_format.white);
    for (std::size_t c = 0; c < channels(); ++c) {
        const auto mean = m_statistics.mean.empty() ? 0.0F : static_cast<float>(m_statistics.mean[c]);
        const auto deviation = m_statistics.std.empty() ? 1.0F : static_cast<float>(m_statistics.std[c]);
        for (float &value : values.subspan(c * plane, plane)) {
            value = (value * deviation + mean) / white;
            value = std::clamp(m_format.invert ? 1 - value : value, 0.0F, 1.0F);
        }
    }
    swapOrder(values);
}

void PreparedItems::fromUnit(std::span<float> values) const
{
    const auto white = static_cast<float>(m_format.white);
    for (float &value : values)
        value = (m_format.invert ? 1 - value : value) * white;
    swapOrder(values);
    applyStatistics(values);
}

void PreparedItems::applyStatistics(std::span<float> values) const
{
    if (m_statistics.mean.empty())
        return;
    const std::size_t plane = m_itemSize / channels();
    for (std::size_t c = 0; c < channels(); ++c) {
        const auto mean = static_cast<float>(m_statistics.mean[c]);
        const auto deviation = static_cast<float>(m_statistics.std[c]);
        for (float &value : values.subspan(c * plane, plane))
            value = (value - mean) / deviation;
    }
}

Result<std::int64_t> PreparedItems::read(std::int64_t index, std::span<float> values) const
{
    assert(values.size() == m_itemSize);
    if (!m_kept)
        return fetch(index, values);
    const auto at = static_cast<std::size_t>(index);
    float *const place = m_kept->values.data() + at * m_itemSize;
    if (m_kept->presence[at].load(std::memory_order_acquire) == Presence::Here) {
        std::copy_n(place, m_itemSize, values.begin());
        return m_kept->labels[at];
    }
    auto label = fetch(index, values);
    auto expected = Presence::Unknown;
    if (label.ok() && m_kept->presence[at].compare_exchange_strong(expected, Presence::Reading)) {
        std::copy(values.begin(), values.end(), place);
        m_kept->labels[at] = *label;
        m_kept->presence[at].store(Presence::Here, std::memory_order_release);
    }
    return label;
}

Result<Snapshot> PreparedItems::target(std::int64_t index) const
{
    auto item = m_set->item(index);
    if (!item)
        return item.error();
    return item->target;
}

namespace {

/// Of a stretch of items: Σx and Σx² by channel, and what could not be read.
struct ChannelSums {
    explicit ChannelSums(std::size_t channels) : sums(channels, 0), squares(channels, 0) { }
    void add(const ChannelSums &other)
    {
        for (std::size_t c = 0; c < sums.size(); ++c) {
            sums[c] += other.sums[c];
            squares[c] += other.squares[c];
        }
        count += other.count;
        unreadable.insert(unreadable.end(), other.unreadable.begin(), other.unreadable.end());
    }

    std::vector<double> sums, squares;
    double count = 0;
    std::vector<std::pair<std::int64_t, Error>> unreadable;
};

constexpr std::size_t stretchLength = 128; ///< items that one thread sums up at a time
constexpr std::size_t measuringThreads = 2;

ChannelStatistics statisticsOf(const ChannelSums &all)
{
    // Four digits are enough, and readable in the network's file.
    const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
    ChannelStatistics statistics;
    for (std::size_t c = 0; c < all.sums.size(); ++c) {
        const double mean = all.sums[c] / all.count;
        const double variance = std::max(0.0, all.squares[c] / all.count - mean * mean);
        statistics.mean.push_back(rounded(mean));
        const double deviation = rounded(std::sqrt(variance));
        statistics.std.push_back(deviation > 0 ? deviation : 1.0);
    }
    return statistics;
}

/// Σx and Σx² of a stretch of items. `tell` hears of each before it is read.
ChannelSums sumUp(const PreparedItems &items, std::span<const std::int64_t> stretch, const Cancel &cancel,
                  const std::function<void()> &tell)
{
    const auto channels = static_cast<std::size_t>(items.shape().front());
    const std::size_t plane = items.itemSize() / channels;
    ChannelSums sums(channels);
    std::vector<float> values(items.itemSize());
    for (const std::int64_t item : stretch) {
        if (cancel.requested())
            break;
        tell();
        if (const auto label = items.read(item, values); !label) {
            sums.unreadable.emplace_back(item, label.error());
            continue;
        }
        for (std::size_t c = 0; c < channels; ++c)
            for (const float value : std::span(values).subspan(c * plane, plane)) {
                sums.sums[c] += value;
                sums.squares[c] += static_cast<double>(value) * value;
            }
        sums.count += static_cast<double>(plane);
    }
    return sums;
}

/// Does `work` for 0 … count − 1, each once, on so many threads, of which this is one.
void share(std::size_t count, std::size_t threads, const std::function<void(std::size_t)> &work)
{
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(threads, count); ++i)
        helpers.emplace_back(run);
    run();
}

} // namespace

Result<ChannelStatistics> PreparedItems::measure(std::span<const std::int64_t> items, const Cancel &cancel,
                                                 const std::function<void(double)> &progress,
                                                 const UnreadableItem &unreadable) const
{
    std::mutex telling;
    std::size_t done = 0;
    const auto tell = [&] {
        const std::lock_guard lock(telling);
        if (progress && done++ % 256 == 0)
            progress(static_cast<double>(done) / static_cast<double>(items.size()));
    };
    // What lies in memory is quick; what must be read and decoded keeps two cores busy. Stretches are added in their
    // order, so that the sums do not depend on which thread was quicker.
    const std::size_t length = isKept() ? std::max<std::size_t>(1, items.size()) : stretchLength;
    std::vector<ChannelSums> parts((items.size() + length - 1) / length, ChannelSums(channels()));
    share(parts.size(), measuringThreads, [&](std::size_t i) {
        parts[i] = sumUp(*this, items.subspan(i * length, std::min(length, items.size() - i * length)), cancel, tell);
    });
    if (cancel.requested())
        return Cancel::error();
    ChannelSums all(channels());
    for (const ChannelSums &part : parts)
        all.add(part);
    for (const auto &[item, reason] : all.unreadable)
        if (unreadable)
            unreadable(item, reason);
    if (all.count == 0)
        return fail(VITRINE_TEXT("core", "None of the items of %1 could be read."), m_set->name());
    return statisticsOf(all);
}

void PreparedItems::standardise(const ChannelStatistics &statistics)
{
    assert(m_statistics.mean.empty());
    m_statistics = statistics;
    m_format.mean = statistics.mean;
    m_format.std = statistics.std;
    if (!m_kept)
        return;
    for (std::size_t i = 0; i < m_kept->presence.size(); ++i) {
        if (m_kept->presence[i] != Presence::Here)
            continue;
        if (m_mustFit) // what surrounds a fitted picture depends on the mean
            m_kept->presence[i] = Presence::Unknown;
        else
            applyStatistics(std::span(m_kept->values).subspan(i * m_itemSize, m_itemSize));
    }
}

} // namespace vitrine
