#include "app/studio/journal/StateJson.h"

#include "app/studio/journal/PayloadStore.h"

#include <QJsonArray>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int mostDocuments = 100;

template <typename Enum>
Enum readEnum(const QJsonValue &value, int count)
{
    return static_cast<Enum>(std::clamp(value.toInt(), 0, count - 1));
}

QJsonObject toJson(const NetworkSource &source, PayloadStore &store)
{
    QJsonObject json{{QStringLiteral("preset"), source.preset}, {QStringLiteral("file"), source.file}};
    if (source.edited)
        json[QStringLiteral("edited")] = store.put(source.edited);
    return json;
}

NetworkSource networkSource(const QJsonObject &json, PayloadStore &store)
{
    return {json[QStringLiteral("preset")].toString(), json[QStringLiteral("file")].toString(),
            store.network(json[QStringLiteral("edited")].toString())};
}

/// Whether a source says anything: what was edited can't be replaced by the file it came from.
bool isWhole(const QJsonObject &json, const NetworkSource &source)
{
    return json.contains(QStringLiteral("edited")) ? source.edited != nullptr : source != NetworkSource();
}

QJsonObject toJson(const WeightsSource &source, PayloadStore &store)
{
    QJsonObject json{{QStringLiteral("kind"), static_cast<int>(source.kind)},
                     {QStringLiteral("file"), source.file},
                     {QStringLiteral("seed"), QString::number(source.seed)}};
    if (source.trained)
        json[QStringLiteral("tensors")] = store.put(source.trained);
    return json;
}

WeightsSource weightsSource(const QJsonObject &json, PayloadStore &store)
{
    using Kind = WeightsSource::Kind;
    WeightsSource source{readEnum<Kind>(json[QStringLiteral("kind")], 5), json[QStringLiteral("file")].toString(),
                         json[QStringLiteral("seed")].toString().toULongLong(),
                         store.weights(json[QStringLiteral("tensors")].toObject())};
    if (!source.trained && (source.kind == Kind::Trained || source.kind == Kind::Edited))
        source.kind = Kind::Seed; // too large to be kept
    return source;
}

QJsonObject toJson(const PictureSource &source, PayloadStore &store)
{
    QJsonObject json{{QStringLiteral("kind"), static_cast<int>(source.kind)},
                     {QStringLiteral("file"), source.file},
                     {QStringLiteral("item"), static_cast<qint64>(source.item)}};
    if (!source.image.isNull())
        json[QStringLiteral("image")] = store.put(source.image);
    return json;
}

PictureSource pictureSource(const QJsonObject &json, PayloadStore &store)
{
    using Kind = PictureSource::Kind;
    PictureSource source{readEnum<Kind>(json[QStringLiteral("kind")], 5), json[QStringLiteral("file")].toString(),
                         store.image(json[QStringLiteral("image")].toString()),
                         std::max<qint64>(0, json[QStringLiteral("item")].toInteger())};
    if (source.image.isNull() && source.kind != Kind::File)
        source.kind = Kind::Item;
    return source;
}

QJsonObject toJson(const Question &question, PayloadStore &store)
{
    QJsonObject json{{QStringLiteral("network"), toJson(question.network, store)},
                     {QStringLiteral("weights"), toJson(question.weights, store)},
                     {QStringLiteral("picture"), toJson(question.picture, store)},
                     {QStringLiteral("mode"), static_cast<int>(question.mode)},
                     {QStringLiteral("target"), static_cast<int>(question.target.kind)},
                     {QStringLiteral("class"), question.target.classIndex},
                     {QStringLiteral("batch"), static_cast<qint64>(question.batch.size)},
                     {QStringLiteral("set"), question.batch.set}};
    if (question.fit)
        json[QStringLiteral("fit")] = static_cast<int>(*question.fit);
    if (question.invert)
        json[QStringLiteral("invert")] = *question.invert;
    if (!question.pixels.empty())
        json[QStringLiteral("pixels")] = store.put(question.pixels);
    return json;
}

Question questionFromJson(const QJsonObject &json, PayloadStore &store)
{
    Question question;
    question.network = networkSource(json[QStringLiteral("network")].toObject(), store);
    question.weights = weightsSource(json[QStringLiteral("weights")].toObject(), store);
    question.picture = pictureSource(json[QStringLiteral("picture")].toObject(), store);
    question.mode = readEnum<Mode>(json[QStringLiteral("mode")], 2);
    question.target.kind = readEnum<TargetChoice::Kind>(json[QStringLiteral("target")], 3);
    question.target.classIndex = std::max(0, json[QStringLiteral("class")].toInt());
    question.batch.size = std::clamp<qint64>(json[QStringLiteral("batch")].toInteger(), 1, 256);
    question.batch.set = json[QStringLiteral("set")].toString(question.batch.set);
    if (json.contains(QStringLiteral("fit")))
        question.fit = readEnum<FitMode>(json[QStringLiteral("fit")], 3);
    if (json.contains(QStringLiteral("invert")))
        question.invert = json[QStringLiteral("invert")].toBool();
    question.pixels = store.numbers(json[QStringLiteral("pixels")].toString());
    return question;
}

QJsonObject toJson(const DocumentState &document, PayloadStore &store)
{
    QJsonArray steps;
    for (const HistoryStep &step : document.steps)
        steps += QJsonObject{{QStringLiteral("text"), step.text},
                             {QStringLiteral("before"), toJson(step.before, store)},
                             {QStringLiteral("after"), toJson(step.after, store)}};
    QJsonObject json{{QStringLiteral("question"), toJson(document.question, store)},
                     {QStringLiteral("steps"), steps},
                     {QStringLiteral("position"), document.position},
                     {QStringLiteral("step"), document.step},
                     {QStringLiteral("selection"), document.selection},
                     {QStringLiteral("inside"), document.inside},
                     {QStringLiteral("file"), document.file},
                     {QStringLiteral("savedWeights"), toJson(document.savedWeights, store)}};
    if (document.saved)
        json[QStringLiteral("saved")] = store.put(document.saved);
    return json;
}

DocumentState documentFromJson(const QJsonObject &json, PayloadStore &store)
{
    DocumentState document;
    document.question = questionFromJson(json[QStringLiteral("question")].toObject(), store);
    document.position = json[QStringLiteral("position")].toInt();
    for (const QJsonValue &value : json[QStringLiteral("steps")].toArray()) {
        const QJsonObject before = value[QStringLiteral("before")].toObject(),
                          after = value[QStringLiteral("after")].toObject();
        HistoryStep step{questionFromJson(before, store), questionFromJson(after, store),
                         value[QStringLiteral("text")].toString()};
        const bool isKept = isWhole(before[QStringLiteral("network")].toObject(), step.before.network)
            && isWhole(after[QStringLiteral("network")].toObject(), step.after.network);
        if (isKept) {
            document.steps.push_back(std::move(step));
        } else { // nothing leads past it
            document.position = std::max(0, document.position - static_cast<int>(document.steps.size()) - 1);
            document.steps.clear();
        }
    }
    document.position = std::clamp(document.position, 0, static_cast<int>(document.steps.size()));
    document.step = json[QStringLiteral("step")].toInt(-1);
    document.selection = json[QStringLiteral("selection")].toString();
    document.inside = json[QStringLiteral("inside")].toString();
    document.file = json[QStringLiteral("file")].toString();
    document.saved = store.network(json[QStringLiteral("saved")].toString());
    document.savedWeights = weightsSource(json[QStringLiteral("savedWeights")].toObject(), store);
    return document;
}

} // namespace

QJsonObject toJson(const StudioState &state, PayloadStore &store)
{
    QJsonArray documents;
    for (const DocumentState &document : state.documents)
        documents += toJson(document, store);
    return {{QStringLiteral("version"), 1},
            {QStringLiteral("documents"), documents},
            {QStringLiteral("current"), state.current}};
}

StudioState stateFromJson(const QJsonObject &json, PayloadStore &store, int *lost)
{
    StudioState state;
    int current = json[QStringLiteral("current")].toInt(), index = 0;
    for (const QJsonValue &value : json[QStringLiteral("documents")].toArray()) {
        const QJsonObject object = value.toObject();
        DocumentState document = documentFromJson(object, store);
        const QJsonObject source = object[QStringLiteral("question")][QStringLiteral("network")].toObject();
        if (isWhole(source, document.question.network) && state.documents.size() < mostDocuments) {
            if (index == current)
                state.current = static_cast<int>(state.documents.size());
            state.documents.push_back(std::move(document));
        } else {
            ++*lost;
        }
        ++index;
    }
    return state;
}

} // namespace vitrine
