#include "app/studio/documents/NetworkIo.h"

#include "core/base/AtomicFile.h"
#include "core/detection/YoloxModel.h"
#include "core/graph/Graph.h"
#include "core/io/OnnxImport.h"
#include "core/io/Pth.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"
#include "widgets/session/FileKind.h"

#include <QFile>
#include <QFileInfo>

#include <set>
#include <utility>

namespace vitrine {

namespace {

const QString networkSuffix = QStringLiteral(".vitrine.json");
constexpr qint64 largestNetwork = 16 << 20; // bytes

bool isOnnx(const QString &file)
{
    return QFileInfo(file).suffix().compare(QStringLiteral("onnx"), Qt::CaseInsensitive) == 0;
}

Message problemsOf(const Network &network)
{
    const GraphResult built = buildGraph(network, 1);
    return built.ok() || network.blocks.empty()
        ? Message()
        : Message::of(VITRINE_TEXT("core", "%1 is not whole yet; all before the red blocks runs. %2"), network.name,
                      built.problems.front().message);
}

Result<ReadNetwork> readJson(const QString &file)
{
    auto network = readNetwork(file.toStdString());
    if (!network)
        return network.error();
    ReadNetwork read;
    read.document.saved = std::make_shared<const Network>(*std::move(network));
    read.document.question.network = {{}, file, read.document.saved};
    read.document.file = file;
    if (Message problems = problemsOf(*read.document.saved); !problems.isEmpty())
        read.notes.push_back(std::move(problems));
    return read;
}

/// The names of what no block does, each once: "Einsum, Loop".
std::string namesOf(const std::vector<UnknownOperation> &unknown)
{
    std::set<std::string> ops;
    for (const UnknownOperation &each : unknown)
        ops.insert(each.op);
    std::string names;
    for (const std::string &op : ops)
        names += (names.empty() ? "" : ", ") + op;
    return names;
}

Result<ReadNetwork> readModel(const QString &file)
{
    const std::string path = file.toStdString();
    const auto model = readOnnx(path);
    if (!model)
        return model.error();
    ReadNetwork read;
    if (model->metadata.empty() && openYolox(path)) {
        read.isDetector = true;
        return read;
    }
    auto imported = importOnnx(*model, QFileInfo(file).completeBaseName().toStdString());
    if (!imported)
        return imported.error();
    const auto network = std::make_shared<const Network>(std::move(imported->network));
    Question &question = read.document.question;
    question.network = {{}, {}, network};
    question.weights.kind = WeightsSource::Kind::Edited;
    question.weights.trained =
        std::make_shared<const TrainedWeights>(TrainedWeights{network, std::move(imported->weights), 0, 0});
    read.document.saved = network;
    read.document.savedWeights = question.weights;
    read.notes = std::move(imported->notes);
    if (!imported->unknown.empty())
        read.notes.insert(
            read.notes.begin(),
            Message::of(VITRINE_TEXT("core",
                                     "%1 of %2 blocks stand for operators that no kind of block does (%3). "
                                     "All before them runs."),
                        imported->unknown.size(), network->blocks.size(), namesOf(imported->unknown)));
    return read;
}

/// The very bytes of where a network came from, as long as they still say the same; else the network written anew.
std::string textOf(const Network &network, const QString &source)
{
    QFile file(source);
    if (!source.isEmpty() && file.open(QIODevice::ReadOnly) && file.size() <= largestNetwork) {
        const std::string bytes = file.readAll().toStdString();
        if (const auto before = parseNetwork(bytes, source.toStdString()); before && *before == network)
            return bytes;
    }
    return toJson(network);
}

} // namespace

QString weightsBeside(const QString &networkFile)
{
    QString path = networkFile;
    path.chop(path.endsWith(networkSuffix) ? networkSuffix.size() : QFileInfo(path).suffix().size() + 1);
    return path + QStringLiteral(".safetensors");
}

Result<ReadNetwork> readNetworkFile(const QString &file)
{
    return isOnnx(file) ? readModel(file) : readJson(file);
}

Result<ReadWeights> readWeightsFile(const QString &file, const std::vector<WeightSpec> &wanted)
{
    if (fileKind(file) != FileKind::Checkpoint) {
        auto read = readSafetensors(file.toStdString());
        if (!read)
            return read.error();
        return ReadWeights{std::move(read->tensors)};
    }
    auto read = readPth(file.toStdString());
    if (!read)
        return read.error();
    if (matchWeights(wanted, read->tensors).fitting() == 0 && openYolox(file.toStdString()))
        return ReadWeights{{}, true};
    return ReadWeights{std::move(read->tensors)};
}

Result<void> writeNetworkFile(const NetworkToWrite &job)
{
    if (job.hasWeights)
        if (auto written = writeSafetensors(weightsBeside(job.file).toStdString(), withEdits(job.weights, job.edits));
            !written)
            return written;
    return writeFileAtomically(job.file.toStdString(), textOf(*job.network, job.source));
}

} // namespace vitrine
