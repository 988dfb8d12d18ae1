#include "widgets/training/SetSpec.h"

#include "core/data/DatasetKind.h"

#include <algorithm>

namespace vitrine {

namespace {

const DatasetKind *findKind(const QString &spec)
{
    const std::string name = kindOfSet(spec).toStdString();
    for (const auto &kind : datasetKinds())
        if (kind->name() == name)
            return kind.get();
    return nullptr;
}

const NumberSpec *findOption(const QString &spec, const char *name)
{
    const DatasetKind *kind = findKind(spec);
    if (!kind)
        return nullptr;
    const auto found = std::ranges::find(kind->options(), name, &NumberSpec::name);
    return found == kind->options().end() ? nullptr : &*found;
}

QStringList partsOf(const QString &spec)
{
    return spec.section(QLatin1Char(':'), 1).split(QLatin1Char(','), Qt::SkipEmptyParts);
}

/// Opened with two items, which says what all are like.
std::shared_ptr<const Dataset> sampleOf(const QString &spec)
{
    const DatasetKind *kind = findKind(spec);
    if (!kind || !hasSetOption(spec, "size"))
        return nullptr;
    auto set = openDataset(withSetOption(spec, "size", 2).toStdString());
    return set ? *std::move(set) : nullptr;
}

} // namespace

QString kindOfSet(const QString &spec)
{
    return spec.section(QLatin1Char(':'), 0, 0);
}

QString argumentOfSet(const QString &spec)
{
    const QStringList parts = partsOf(spec);
    return parts.isEmpty() || parts.first().contains(QLatin1Char('=')) ? QString() : parts.first();
}

bool hasSetOption(const QString &spec, const char *name)
{
    return findOption(spec, name) != nullptr;
}

double setOption(const QString &spec, const char *name, double otherwise)
{
    const QString key = QLatin1String(name) + QLatin1Char('=');
    for (const QString &part : partsOf(spec))
        if (part.startsWith(key))
            return part.mid(key.size()).toDouble();
    const NumberSpec *option = findOption(spec, name);
    return option ? option->defaultValue : otherwise;
}

QString withSetOption(const QString &spec, const char *name, double value)
{
    const QString key = QLatin1String(name) + QLatin1Char('=');
    QStringList parts = partsOf(spec);
    parts.removeIf([&key](const QString &part) { return part.startsWith(key); });
    parts += key + QString::number(value, 'g', 9);
    return kindOfSet(spec) + QLatin1Char(':') + parts.join(QLatin1Char(','));
}

QStringList pointSets(bool isLine)
{
    QStringList names;
    for (const auto &kind : datasetKinds()) {
        const QString name = QString::fromStdString(kind->name());
        const auto sample = sampleOf(name);
        if (!sample || sample->itemShape() != (isLine ? Shape{1} : Shape{2}))
            continue;
        if (kind->choices().empty())
            names += name;
        for (const std::string &choice : kind->choices())
            names += name + QLatin1Char(':') + QString::fromStdString(choice);
    }
    return names;
}

bool hasNumbers(const QString &spec)
{
    const auto sample = sampleOf(spec);
    return sample && sample->answer() == AnswerKind::Number;
}

} // namespace vitrine
