#include "app/studio/journal/PayloadStore.h"

#include "core/base/AtomicFile.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace vitrine {

namespace {

/// Larger weights are not kept: writing them would take seconds. 256 MiB.
constexpr std::int64_t largestWeights = 64LL << 20; // numbers

const QString baseKey = QStringLiteral("base"), changesKey = QStringLiteral("changes"),
              networkKey = QStringLiteral("network"), stepKey = QStringLiteral("step"),
              epochKey = QStringLiteral("epoch"), originKey = QStringLiteral("origin");

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
    const QString name = freshName('w', ".safetensors");
    if (!isWritten(writeSafetensors(path(name), tensors)))
        return {};
    json[baseKey] = base ? base->json.value(baseKey) : QJsonValue(name);
    json[changesKey] = base ? name : QString();
    return json;
}

void PayloadStore::use(const QJsonObject &weights)
{
    for (const QString &key : {baseKey, changesKey, networkKey})
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
    const QString base = json.value(baseKey).toString(), changes = json.value(changesKey).toString();
    for (const auto &[address, kept] : m_weights)
        if (kept.json.value(baseKey).toString() == base && kept.json.value(changesKey).toString() == changes)
            return kept.weights;
    TensorMap tensors;
    const QJsonValue origin = json.value(originKey);
    const auto came = origin.isObject() ? weights(origin.toObject()) : nullptr;
    if (!changes.isEmpty()) {
        QJsonObject whole = json;
        whole.remove(originKey);
        whole[changesKey] = QString();
        const auto unchanged = weights(whole);
        if (!unchanged)
            return nullptr;
        tensors = unchanged->tensors;
    }
    const auto trainedIn = network(json.value(networkKey).toString());
    auto read = readSafetensors(path(changes.isEmpty() ? base : changes));
    if (!trainedIn || !read)
        return nullptr;
    for (auto &[name, tensor] : read->tensors)
        tensors.insert_or_assign(name, std::move(tensor));
    const auto weights = std::make_shared<const TrainedWeights>(TrainedWeights{
        trainedIn, std::move(tensors), json.value(stepKey).toInteger(), json.value(epochKey).toDouble(), came});
    m_weights.emplace(weights.get(), KeptWeights{weights, json});
    return weights;
}

void PayloadStore::sweep()
{
    std::erase_if(m_networks, [this](const auto &entry) { return !m_used.contains(entry.second.name); });
    std::erase_if(m_images, [this](const auto &entry) { return !m_used.contains(entry.second); });
    std::erase_if(m_weights, [this](const auto &entry) {
        const QJsonObject &json = entry.second.json;
        const QString changes = json.value(changesKey).toString();
        // What others are the difference from stays.
        return !m_used.contains(json.value(baseKey).toString()) || (!changes.isEmpty() && !m_used.contains(changes));
    });
    const QStringList filters{QStringLiteral("n*.vitrine.json"), QStringLiteral("p*.png"),
                              QStringLiteral("w*.safetensors")};
    QDir folder(QString::fromStdString(m_folder.string()));
    for (const QString &name : folder.entryList(filters, QDir::Files))
        if (!m_used.contains(name))
            folder.remove(name);
}

} // namespace vitrine
