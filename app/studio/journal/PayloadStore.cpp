#include "app/studio/journal/PayloadStore.h"

#include "core/base/AtomicFile.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <initializer_list>

namespace vitrine {

namespace {

/// Larger weights are not kept: writing them would take seconds. 256 MiB.
constexpr std::int64_t largestWeights = 64LL << 20; // numbers

const QString baseKey = QStringLiteral("base"), changesKey = QStringLiteral("changes"),
              editsKey = QStringLiteral("edits"), networkKey = QStringLiteral("network"),
              stepKey = QStringLiteral("step"), epochKey = QStringLiteral("epoch"),
              originKey = QStringLiteral("origin");

/// Copies of a snapshot share what they hold, its shape included.
bool isSameObject(const Snapshot &a, const Snapshot &b)
{
    return &a.shape() == &b.shape();
}

std::int64_t numbersIn(const TensorMap &tensors)
{
    std::int64_t count = 0;
    for (const auto &[name, tensor] : tensors)
        count += tensor.elementCount();
    return count;
}

/// The tensors of `now` that `before` doesn't have.
TensorMap changesSince(const TensorMap &before, const TensorMap &now)
{
    TensorMap changes;
    for (const auto &[name, tensor] : now) {
        const auto found = before.find(name);
        if (found == before.end() || !isSameObject(found->second, tensor))
            changes.emplace(name, tensor);
    }
    return changes;
}

/// Changed numbers as a file of tensors: of each name where they are, what they are, and the shape they are of.
constexpr const char *placesPart = "/places", *valuesPart = "/values", *shapePart = "/shape";

TensorMap tensorsOf(const PixelEdits &numbers)
{
    TensorMap tensors;
    for (const auto &[name, edits] : numbers) {
        std::vector<std::int64_t> places;
        std::vector<float> values;
        for (const auto &[place, value] : edits.values.asKeyValueRange()) {
            places.push_back(place);
            values.push_back(value);
        }
        const auto count = static_cast<std::int64_t>(places.size());
        tensors.emplace(name + placesPart, Snapshot::of({count}, std::move(places)));
        tensors.emplace(name + valuesPart, Snapshot::of({count}, std::move(values)));
        const auto rank = static_cast<std::int64_t>(edits.shape.size());
        tensors.emplace(name + shapePart, Snapshot::of({rank}, std::vector<std::int64_t>(edits.shape)));
    }
    return tensors;
}

PixelEdits numbersOf(const TensorMap &tensors)
{
    PixelEdits numbers;
    for (const auto &[key, places] : tensors) {
        if (!key.ends_with(placesPart) || places.dtype() != DType::Int64)
            continue;
        const std::string name = key.substr(0, key.size() - std::string(placesPart).size());
        const auto values = tensors.find(name + valuesPart), shape = tensors.find(name + shapePart);
        if (values == tensors.end() || shape == tensors.end() || values->second.elementCount() != places.elementCount())
            continue;
        InputEdits &edits = numbers[name];
        for (std::int64_t i = 0; i < shape->second.elementCount(); ++i)
            edits.shape.push_back(static_cast<std::int64_t>(shape->second.flat(i)));
        for (std::int64_t i = 0; i < places.elementCount(); ++i)
            edits.values.insert(static_cast<std::int64_t>(places.flat(i)), static_cast<float>(values->second.flat(i)));
    }
    return numbers;
}

/// The changed numbers of weights, each with the shape of its tensor: to others they don't belong.
PixelEdits withShapes(const TrainedWeights &weights)
{
    PixelEdits numbers;
    for (const auto &[name, edits] : weights.edits)
        if (const auto tensor = weights.tensors.find(name); tensor != weights.tensors.end() && !edits.isEmpty())
            numbers[name] = {tensor->second.shape(), edits};
    return numbers;
}

bool isSame(const QJsonObject &a, const QJsonObject &b, std::initializer_list<QString> keys)
{
    return std::all_of(keys.begin(), keys.end(),
                       [&](const QString &key) { return a.value(key).toString() == b.value(key).toString(); });
}

WeightEdits fitting(const PixelEdits &numbers, const TensorMap &tensors)
{
    WeightEdits edits;
    for (const auto &[name, changed] : numbers)
        if (const auto tensor = tensors.find(name); tensor != tensors.end() && tensor->second.shape() == changed.shape)
            edits[name] = changed.values;
    return edits;
}

} // namespace

PayloadStore::PayloadStore(std::filesystem::path folder) : m_folder(std::move(folder))
{
    for (const QString &name : QDir(QString::fromStdString(m_folder.string())).entryList(QDir::Files)) {
        const qsizetype dot = name.indexOf(QLatin1Char('.'));
        m_count = std::max(m_count, name.mid(1, dot - 1).toInt());
    }
}

void PayloadStore::beginRound()
{
    m_used.clear();
    m_failure.reset();
}

bool PayloadStore::isWritten(const Result<void> &result)
{
    if (!result && !m_failure)
        m_failure = result.error();
    return result.ok();
}

QString PayloadStore::freshName(char kind, const char *suffix)
{
    return QLatin1Char(kind) + QString::number(++m_count) + QLatin1String(suffix);
}

std::string PayloadStore::path(const QString &name) const
{
    // A name is no path: nothing outside the folder is ever read.
    return (m_folder / QFileInfo(name).fileName().toStdString()).string();
}

QString PayloadStore::put(const std::shared_ptr<const Network> &network)
{
    Kept &kept = m_networks[network.get()];
    if (kept.name.isEmpty()) {
        const QString name = freshName('n', ".vitrine.json");
        if (!isWritten(writeNetwork(path(name), *network)))
            return {};
        kept = {network, name};
    }
    m_used.insert(kept.name);
    return kept.name;
}

QString PayloadStore::put(const QImage &image)
{
    QString &kept = m_images[image.cacheKey()];
    if (kept.isEmpty()) {
        QBuffer bytes;
        const QString name = freshName('p', ".png");
        if (!bytes.open(QIODevice::WriteOnly) || !image.save(&bytes, "PNG")
            || !isWritten(
                writeFileAtomically(path(name), {bytes.data().constData(), static_cast<std::size_t>(bytes.size())})))
            return {};
        kept = name;
    }
    m_used.insert(kept);
    return kept;
}

QString PayloadStore::put(const PixelEdits &numbers)
{
    if (numbers.empty())
        return {};
    const auto kept =
        std::find_if(m_numbers.begin(), m_numbers.end(), [&](const auto &each) { return each.first == numbers; });
    if (kept != m_numbers.end()) {
        m_used.insert(kept->second);
        return kept->second;
    }
    const QString name = freshName('e', ".safetensors");
    if (!isWritten(writeSafetensors(path(name), tensorsOf(numbers))))
        return {};
    m_numbers.emplace_back(numbers, name);
    m_used.insert(name);
    return name;
}

/// Weights that were written whole, and share most with these.
const PayloadStore::KeptWeights *PayloadStore::nearest(const TrainedWeights &weights) const
{
    const KeptWeights *best = nullptr;
    std::int64_t fewest = numbersIn(weights.tensors) / 2;
    for (const auto &[address, kept] : m_weights) {
        if (!kept.json.value(changesKey).toString().isEmpty())
            continue;
        const std::int64_t changed = numbersIn(changesSince(kept.weights->tensors, weights.tensors));
        const bool hasAll = std::all_of(kept.weights->tensors.begin(), kept.weights->tensors.end(),
                                        [&](const auto &entry) { return weights.tensors.contains(entry.first); });
        if (hasAll && changed < fewest) {
            fewest = changed;
            best = &kept;
        }
    }
    return best;
}

QJsonObject PayloadStore::write(const TrainedWeights &weights)
{
    QJsonObject json{{stepKey, static_cast<qint64>(weights.step)}, {epochKey, weights.epoch}};
    json[networkKey] = put(weights.network);
    if (weights.origin)
        json[originKey] = put(weights.origin); // first: these are likely to be written as what differs from it
    const KeptWeights *base = nearest(weights);
    const TensorMap tensors = base ? changesSince(base->weights->tensors, weights.tensors) : weights.tensors;
    const bool hasOwn = !base || !tensors.empty();
    const QString name = hasOwn ? freshName('w', ".safetensors") : QString();
    if (hasOwn && !isWritten(writeSafetensors(path(name), tensors)))
        return {};
    json[baseKey] = base ? base->json.value(baseKey) : QJsonValue(name);
    json[changesKey] = base ? name : QString();
    json[editsKey] = put(withShapes(weights));
    return json;
}

void PayloadStore::use(const QJsonObject &weights)
{
    for (const QString &key : {baseKey, changesKey, editsKey, networkKey})
        m_used.insert(weights.value(key).toString());
}

QJsonObject PayloadStore::put(const std::shared_ptr<const TrainedWeights> &weights)
{
    const auto found = m_weights.find(weights.get());
    if (found == m_weights.end() && numbersIn(weights->tensors) > largestWeights)
        return {};
    const QJsonObject json = found == m_weights.end() ? write(*weights) : found->second.json;
    if (json.isEmpty())
        return {};
    if (found == m_weights.end())
        m_weights.emplace(weights.get(), KeptWeights{weights, json});
    put(weights->network);
    if (weights->origin)
        put(weights->origin);
    use(json);
    return json;
}

std::shared_ptr<const Network> PayloadStore::network(const QString &name)
{
    for (const auto &[address, kept] : m_networks)
        if (kept.name == name)
            return std::static_pointer_cast<const Network>(kept.owner);
    if (name.isEmpty())
        return nullptr;
    auto read = readNetwork(path(name));
    if (!read)
        return nullptr;
    const auto network = std::make_shared<const Network>(*std::move(read));
    m_networks[network.get()] = {network, name};
    return network;
}

QImage PayloadStore::image(const QString &name)
{
    const QImage image = name.isEmpty() ? QImage() : QImage(QString::fromStdString(path(name)));
    if (!image.isNull())
        m_images[image.cacheKey()] = name;
    return image;
}

std::shared_ptr<const TrainedWeights> PayloadStore::weights(const QJsonObject &json)
{
    for (const auto &[address, kept] : m_weights)
        if (isSame(kept.json, json, {baseKey, changesKey, editsKey})
            && kept.json.contains(originKey) == json.contains(originKey))
            return kept.weights;
    const QJsonValue origin = json.value(originKey);
    const auto came = origin.isObject() ? weights(origin.toObject()) : nullptr;
    const auto trainedIn = network(json.value(networkKey).toString());
    auto tensors = this->tensors(json);
    if (!trainedIn || !tensors)
        return nullptr;
    const QString changed = json.value(editsKey).toString(); // older journals have none
    WeightEdits edits = fitting(numbers(changed), *tensors);
    if (!changed.isEmpty() && edits.empty())
        return nullptr;
    const auto weights = std::make_shared<const TrainedWeights>(
        TrainedWeights{trainedIn, *std::move(tensors), json.value(stepKey).toInteger(), json.value(epochKey).toDouble(),
                       came, std::move(edits)});
    m_weights.emplace(weights.get(), KeptWeights{weights, json});
    return weights;
}

/// Without the changed numbers. Those of weights that are kept already are the same objects. Nothing where one of the
/// files is gone or damaged.
std::optional<TensorMap> PayloadStore::tensors(const QJsonObject &json)
{
    for (const auto &[address, kept] : m_weights)
        if (isSame(kept.json, json, {baseKey, changesKey}))
            return kept.weights->tensors;
    const QString changes = json.value(changesKey).toString();
    auto read = readSafetensors(path(changes.isEmpty() ? json.value(baseKey).toString() : changes));
    if (!read)
        return std::nullopt;
    if (changes.isEmpty())
        return std::move(read->tensors);
    QJsonObject whole = json;
    whole.remove(originKey);
    whole[changesKey] = whole[editsKey] = QString();
    const auto unchanged = weights(whole); // kept from now on, for others that differ from it
    if (!unchanged)
        return std::nullopt;
    TensorMap tensors = unchanged->tensors;
    for (auto &[name, tensor] : read->tensors)
        tensors.insert_or_assign(name, std::move(tensor));
    return tensors;
}

PixelEdits PayloadStore::numbers(const QString &name)
{
    for (const auto &[numbers, kept] : m_numbers)
        if (kept == name)
            return numbers;
    auto read = name.isEmpty() ? Result<Safetensors>(Safetensors()) : readSafetensors(path(name));
    PixelEdits numbers = read ? numbersOf(read->tensors) : PixelEdits();
    if (!numbers.empty())
        m_numbers.emplace_back(numbers, name);
    return numbers;
}

void PayloadStore::sweep()
{
    std::erase_if(m_networks, [this](const auto &entry) { return !m_used.contains(entry.second.name); });
    std::erase_if(m_images, [this](const auto &entry) { return !m_used.contains(entry.second); });
    std::erase_if(m_weights, [this](const auto &entry) {
        const QJsonObject &json = entry.second.json;
        const auto isGone = [this, &json](const QString &key) {
            const QString name = json.value(key).toString();
            return !name.isEmpty() && !m_used.contains(name);
        };
        // What others are the difference from stays.
        return isGone(baseKey) || isGone(changesKey) || isGone(editsKey);
    });
    std::erase_if(m_numbers, [this](const auto &each) { return !m_used.contains(each.second); });
    const QStringList filters{QStringLiteral("n*.vitrine.json"), QStringLiteral("p*.png"),
                              QStringLiteral("w*.safetensors"), QStringLiteral("e*.safetensors")};
    QDir folder(QString::fromStdString(m_folder.string()));
    for (const QString &name : folder.entryList(filters, QDir::Files))
        if (!m_used.contains(name))
            folder.remove(name);
}

} // namespace vitrine
