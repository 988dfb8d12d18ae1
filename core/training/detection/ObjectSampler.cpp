#include "core/training/detection/ObjectSampler.h"

#include "core/detection/augment/Augment.h"
#include "core/detection/augment/Pixels.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace vitrine {

namespace {

constexpr std::size_t mostBytes = std::size_t{512} << 20; ///< of pictures that are kept
constexpr std::uint64_t sampleStream = 0xde7ec7;
constexpr std::uint64_t sizeStream = 0x512e5;

std::size_t bytesOf(const LabelledPicture &picture)
{
    return picture.image.values.size() + picture.boxes.size() * sizeof(LabelledBox);
}

MarkedObject marked(const LabelledBox &box)
{
    return {box.classId, box.box.x1, box.box.y1, box.box.x2, box.box.y2, static_cast<double>(box.box.area()), false};
}

} // namespace

ObjectSampler::ObjectSampler(std::shared_ptr<const PreparedItems> items, std::vector<std::int64_t> pool,
                             std::optional<DetectionRecipe> recipe, std::uint64_t seed)
    : m_items(std::move(items)), m_objects(dynamic_cast<const ObjectSet *>(&m_items->set())), m_pool(std::move(pool)),
      m_recipe(std::move(recipe)), m_seed(seed)
{
    assert(m_objects && m_items->shape().size() == 3 && m_items->shape()[0] == 3);
    std::ranges::sort(m_pool);
}

Rng ObjectSampler::rngOf(std::uint64_t epoch, std::int64_t item) const
{
    return Rng(m_seed).fork(sampleStream).fork(epoch).fork(static_cast<std::uint64_t>(item));
}

ObjectSampler::Frame ObjectSampler::frameOf(std::int64_t firstItem, std::uint64_t epoch, bool isClosing) const
{
    Frame frame{static_cast<int>(m_items->shape()[2]), static_cast<int>(m_items->shape()[1])};
    if (!m_recipe || m_recipe->sizeSteps <= 0 || isClosing)
        return frame;
    Rng rng = rngOf(epoch, firstItem).fork(sizeStream);
    const int steps = m_recipe->sizeSteps, own = frame.height / DetectionRecipe::sizeStep;
    const auto spread = static_cast<std::uint64_t>(2 * steps + 1);
    const int chosen = std::max(1, own + static_cast<int>(rng.below(spread)) - steps);
    // The other side keeps its proportion, in whole cells of the coarsest map.
    frame.width = std::max(1, frame.width / DetectionRecipe::sizeStep * chosen / own) * DetectionRecipe::sizeStep;
    frame.height = chosen * DetectionRecipe::sizeStep;
    return frame;
}

Result<std::shared_ptr<const LabelledPicture>> ObjectSampler::load(std::int64_t item) const
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_kept.find(item); found != m_kept.end())
            return found->second;
    }
    auto picture = m_items->set().picture(item);
    if (!picture)
        return picture.error();
    auto objects = m_objects->objects(item);
    if (!objects)
        return objects.error();
    auto made = std::make_shared<LabelledPicture>();
    made->image = rgbOf(*picture);
    for (const MarkedObject &object : *objects)
        if (!object.isCrowd) // a group teaches nothing
            made->boxes.push_back({{object.x1, object.y1, object.x2, object.y2}, static_cast<int>(object.label)});
    const std::lock_guard lock(m_mutex);
    if (m_kept.emplace(item, made).second) {
        m_order.push_back(item);
        m_bytes += bytesOf(*made);
    }
    while (m_bytes > mostBytes && m_order.size() > 1) {
        const auto oldest = m_kept.find(m_order.front());
        m_bytes -= bytesOf(*oldest->second);
        m_kept.erase(oldest);
        m_order.pop_front();
    }
    return std::shared_ptr<const LabelledPicture>(std::move(made));
}

void ObjectSampler::fill(const RgbImage &image, std::span<float> values) const
{
    const InputFormat &format = m_items->format();
    const std::size_t plane = values.size() / 3;
    const auto numberOf = [](const std::vector<double> &list, std::size_t channel, double otherwise) {
        return static_cast<float>(list.empty() ? otherwise : list.size() == 1 ? list[0] : list[channel]);
    };
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const std::size_t source = format.channels == ChannelOrder::Bgr ? 2 - channel : channel;
        const float mean = numberOf(format.mean, channel, 0), deviation = numberOf(format.std, channel, 1);
        const auto scale = static_cast<float>(format.white / 255);
        float *const row = values.data() + channel * plane;
        for (std::size_t i = 0; i < plane; ++i)
            row[i] = (static_cast<float>(image.values[3 * i + source]) * scale - mean) / deviation;
    }
}

Result<std::vector<MarkedObject>> ObjectSampler::sample(std::int64_t item, std::uint64_t epoch, bool isClosing,
                                                        Frame frame, std::span<float> values) const
{
    assert(values.size() == frame.numbers());
    AugmentSettings settings;
    settings.smallestSide = 0;
    AugmentPlan plan;
    // Positions in the pool, so that mosaics are made of pictures that train.
    std::int64_t position = 0;
    if (m_recipe) {
        settings = m_recipe->augment;
        if (isClosing)
            settings.mosaicProbability = settings.mixUpProbability = 0;
        position = std::ranges::lower_bound(m_pool, item) - m_pool.begin();
        const PicturePool pool{static_cast<std::int64_t>(m_pool.size()), [this](std::int64_t place) {
                                   const auto picture = load(m_pool[static_cast<std::size_t>(place)]);
                                   return picture.ok() && !(*picture)->boxes.empty();
                               }};
        Rng rng = rngOf(epoch, item);
        plan = drawPlan(settings, position, pool, frame.width, frame.height, rng);
    }
    const auto source = [&](std::int64_t place) {
        return load(m_recipe ? m_pool[static_cast<std::size_t>(place)] : item);
    };
    const auto picture = augmented(plan, source, settings, frame.width, frame.height);
    if (!picture)
        return picture.error();
    fill(picture->image, values);
    std::vector<MarkedObject> objects;
    for (const LabelledBox &box : picture->kept())
        objects.push_back(marked(box));
    return objects;
}

} // namespace vitrine
