#include "widgets/data/DataOutline.h"

#include "core/data/ObjectSet.h"

#include <algorithm>

namespace vitrine {

std::span<const std::int32_t> DataOutline::classesOf(std::int64_t item) const
{
    const std::size_t first = m_firsts[static_cast<std::size_t>(item)];
    return std::span(m_classes).subspan(first, m_firsts[static_cast<std::size_t>(item) + 1] - first);
}

bool DataOutline::shows(std::int64_t item, int classIndex) const
{
    const auto classes = classesOf(item);
    return std::find(classes.begin(), classes.end(), classIndex) != classes.end();
}

QString DataOutline::className(int classIndex) const
{
    const auto &names = set->classes();
    const bool isKnown = classIndex >= 0 && static_cast<std::size_t>(classIndex) < names.size();
    return isKnown ? QString::fromStdString(names[static_cast<std::size_t>(classIndex)]) : QString::number(classIndex);
}

std::vector<std::int64_t> DataOutline::filtered(const std::array<bool, dataPartCount> &parts, int classIndex) const
{
    std::vector<std::int64_t> items;
    for (std::int64_t item = 0; item < size(); ++item)
        if (parts[static_cast<std::size_t>(part(item))] && (classIndex < 0 || shows(item, classIndex)))
            items.push_back(item);
    return items;
}

void DataOutline::takeSplit(DataSplit split)
{
    m_parts.assign(static_cast<std::size_t>(set->size()), DataPart::Training);
    for (const std::int64_t item : split.validation)
        m_parts[static_cast<std::size_t>(item)] = DataPart::Validation;
    for (const std::int64_t item : split.test)
        m_parts[static_cast<std::size_t>(item)] = DataPart::Test;
    for (const DataPart part : m_parts)
        ++m_sizes[static_cast<std::size_t>(part)];
    m_split = std::move(split);
    m_counts.resize(set->classes().size());
}

void DataOutline::addItem(std::int64_t item)
{
    std::vector<std::int64_t> labels;
    if (set->answer() == AnswerKind::Objects) {
        if (auto read = dynamic_cast<const ObjectSet &>(*set).objectLabels(item)) // as AnswerKind promises
            labels = *std::move(read);
    } else if (set->answer() == AnswerKind::Class) {
        if (const auto label = set->label(item))
            labels.push_back(*label);
    }
    for (const std::int64_t label : labels)
        if (label >= 0 && static_cast<std::size_t>(label) < m_counts.size())
            ++m_counts[static_cast<std::size_t>(label)][static_cast<std::size_t>(part(item))];
    std::ranges::sort(labels);
    const auto rest = std::ranges::unique(labels);
    for (auto label = labels.begin(); label != rest.begin(); ++label)
        m_classes.push_back(static_cast<std::int32_t>(*label));
    m_firsts.push_back(m_classes.size());
}

Result<std::shared_ptr<const DataOutline>> outlineOf(std::shared_ptr<const Dataset> set, const SplitChoice &divided,
                                                     const Cancel &cancel, const std::function<void(double)> &progress)
{
    auto split = splitSet(*set, divided, cancel);
    if (!split)
        return split.error();
    auto outline = std::make_shared<DataOutline>();
    outline->set = std::move(set);
    outline->divided = divided;
    outline->takeSplit(*std::move(split));
    for (std::int64_t item = 0; item < outline->size(); ++item) {
        if (cancel.requested())
            return Cancel::error();
        outline->addItem(item);
        if (progress && item % 4096 == 0)
            progress(static_cast<double>(item) / static_cast<double>(outline->size()));
    }
    return std::shared_ptr<const DataOutline>(std::move(outline));
}

} // namespace vitrine
