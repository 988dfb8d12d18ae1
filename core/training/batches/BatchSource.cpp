#include "core/training/batches/BatchSource.h"

#include "core/base/Rng.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr auto nothingHere = VITRINE_TEXT("core", "There is nothing in this part of the set.");
constexpr std::uint64_t noiseStream = 0x7015e;
constexpr std::uint64_t augmentationStream = 0xa06e57;

Shape withBatch(std::int64_t count, const Shape &shape)
{
    Shape batch{count};
    batch.insert(batch.end(), shape.begin(), shape.end());
    return batch;
}

} // namespace

BatchSource::BatchSource(std::shared_ptr<const PreparedItems> items, BatchOptions options)
    : m_items(std::move(items)), m_options(std::move(options))
{
    m_hasTargets = m_items->set().answer() == AnswerKind::Number;
    if (m_options.seeksObjects)
        m_objects =
            std::make_unique<ObjectSampler>(m_items, std::move(m_options.pool), m_options.recipe, m_options.seed);
}

/// Changes what was read of an item as this epoch has it.
void BatchSource::augmentItem(std::int64_t item, std::uint64_t epoch, std::span<float> values) const
{
    if (m_options.augmentations.empty())
        return;
    const Shape &shape = m_items->shape();
    const PlanesView picture{static_cast<int>(shape[0]), static_cast<int>(shape[1]), static_cast<int>(shape[2]),
                             values};
    m_items->toUnit(values);
    augment(m_options.augmentations, picture,
            Rng(m_options.seed).fork(augmentationStream).fork(epoch).fork(static_cast<std::uint64_t>(item)));
    m_items->fromUnit(values);
}

std::int64_t BatchSource::labelOf(std::int64_t item, std::int64_t label) const
{
    const auto classes = m_items->set().classes().size();
    if (m_options.labelNoise <= 0 || classes < 2)
        return label;
    Rng rng = Rng(m_options.seed).fork(noiseStream).fork(static_cast<std::uint64_t>(item));
    if (rng.uniform() >= m_options.labelNoise)
        return label;
    // One of the others, each as likely.
    const auto other = static_cast<std::int64_t>(rng.below(classes - 1));
    return other < label ? other : other + 1;
}

void BatchSource::skip(std::int64_t item, const Error &reason) const
{
    const std::lock_guard lock(m_mutex);
    m_skipped.emplace(item, reason);
}

std::vector<SkippedItem> BatchSource::skipped() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<SkippedItem> list;
    for (const auto &[item, reason] : m_skipped)
        list.push_back({item, reason});
    return list;
}

bool BatchSource::hasSkipped(std::span<const std::int64_t> items) const
{
    const std::lock_guard lock(m_mutex);
    return std::all_of(items.begin(), items.end(), [this](std::int64_t item) { return m_skipped.contains(item); });
}

bool BatchSource::isClosing(std::uint64_t epoch) const
{
    return m_options.recipe && static_cast<int>(epoch) >= m_epochs - m_options.recipe->closingEpochs;
}

Result<Batch> BatchSource::makeObjects(std::span<const std::int64_t> items, std::uint64_t epoch) const
{
    Batch batch;
    batch.isClosing = isClosing(epoch);
    const ObjectSampler::Frame frame = m_objects->frameOf(items.empty() ? 0 : items.front(), epoch, batch.isClosing);
    const std::size_t size = frame.numbers();
    std::vector<float> values(items.size() * size);
    std::optional<Error> refusal;
    for (const std::int64_t item : items) {
        const auto place = std::span(values).subspan(batch.items.size() * size, size);
        auto objects = m_objects->sample(item, epoch, batch.isClosing, frame, place);
        if (!objects) {
            skip(item, objects.error());
            refusal = objects.error();
            continue;
        }
        batch.objects.push_back(*std::move(objects));
        batch.items.push_back(item);
    }
    if (batch.items.empty())
        return refusal.value_or(fail(nothingHere));
    values.resize(batch.items.size() * size);
    batch.inputs = Snapshot::of(Shape{static_cast<std::int64_t>(batch.items.size()), 3, frame.height, frame.width},
                                std::move(values));
    return batch;
}

Result<Batch> BatchSource::make(std::span<const std::int64_t> items, std::uint64_t epoch) const
{
    if (m_objects)
        return makeObjects(items, epoch);
    const std::size_t size = m_items->itemSize();
    std::vector<float> values(items.size() * size), targets;
    Batch batch;
    Shape targetShape;
    std::optional<Error> refusal;
    for (const std::int64_t item : items) {
        const auto place = std::span(values).subspan(batch.items.size() * size, size);
        const auto label = m_items->read(item, place);
        if (!label) {
            skip(item, label.error());
            refusal = label.error();
            continue;
        }
        augmentItem(item, epoch, place);
        if (m_hasTargets) {
            auto target = m_items->target(item);
            if (!target)
                return target.error();
            const auto numbers = target->toFloats();
            targets.insert(targets.end(), numbers.begin(), numbers.end());
            targetShape = target->shape();
        }
        batch.labels.push_back(labelOf(item, *label));
        batch.items.push_back(item);
    }
    if (batch.items.empty())
        return refusal.value_or(fail(nothingHere));
    values.resize(batch.items.size() * size);
    const auto count = static_cast<std::int64_t>(batch.items.size());
    batch.inputs = Snapshot::of(withBatch(count, m_items->shape()), std::move(values));
    if (m_hasTargets)
        batch.targets = Snapshot::of(withBatch(count, targetShape), std::move(targets));
    return batch;
}

} // namespace vitrine
