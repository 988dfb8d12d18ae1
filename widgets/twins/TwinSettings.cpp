#include "widgets/twins/TwinSettings.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

const std::array<QString, 3> modes{QStringLiteral("twins"), QStringLiteral("folds"), QStringLiteral("ensemble")};

QJsonObject toJson(const Variant &variant)
{
    return {{QStringLiteral("kind"), QString::fromStdString(variant.kind)},
            {QStringLiteral("choice"), QString::fromStdString(variant.value.choice)},
            {QStringLiteral("number"), variant.value.number}};
}

Variant variantOf(const QJsonObject &json)
{
    return {json.value(QStringLiteral("kind")).toString().toStdString(),
            {json.value(QStringLiteral("choice")).toString().toStdString(),
             json.value(QStringLiteral("number")).toDouble()}};
}

int count(const QJsonObject &json, const QString &name, int fallback)
{
    return std::clamp(json.value(name).toInt(fallback), 2, TwinSettings::most);
}

} // namespace

QJsonObject TwinSettings::toJson() const
{
    QJsonArray list;
    for (const Variant &twin : twins)
        list += vitrine::toJson(twin);
    return {{QStringLiteral("mode"), modes[static_cast<std::size_t>(mode)]},
            {QStringLiteral("twins"), list},
            {QStringLiteral("folds"), folds},
            {QStringLiteral("networks"), networks}};
}

TwinSettings TwinSettings::fromJson(const QJsonObject &json)
{
    TwinSettings settings;
    const auto mode = std::find(modes.begin(), modes.end(), json.value(QStringLiteral("mode")).toString());
    if (mode != modes.end())
        settings.mode = static_cast<TwinMode>(mode - modes.begin());
    if (json.contains(QStringLiteral("twins"))) {
        settings.twins.clear();
        for (const QJsonValue &each : json.value(QStringLiteral("twins")).toArray()) {
            const Variant variant = variantOf(each.toObject());
            if (findVariantKind(variant.kind) && settings.twins.size() + 1 < most)
                settings.twins.push_back(variant);
        }
    }
    settings.folds = count(json, QStringLiteral("folds"), settings.folds);
    settings.networks = count(json, QStringLiteral("networks"), settings.networks);
    return settings;
}

Result<Variant> suitableTwin(const TrainSetup &setup, const Variant &variant)
{
    const VariantKind *kind = findVariantKind(variant.kind);
    if (!kind)
        return fail(VITRINE_TEXT("core", "There is no variant “%1” of a run."), variant.kind);
    const auto options = kind->options(setup);
    if (!options)
        return options.error();
    const auto isPresent = [&variant](const VariantChoice &choice) { return choice.name == variant.value.choice; };
    const bool isLegal = options->choices.empty()
        ? variant.value.number >= options->min && variant.value.number <= options->max
        : std::any_of(options->choices.begin(), options->choices.end(), isPresent);
    return Variant{variant.kind, isLegal ? variant.value : options->proposal};
}

} // namespace vitrine
