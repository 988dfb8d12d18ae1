#include "widgets/labs/batchnorm/NormWorker.h"

#include "core/tensor/Device.h"
#include "widgets/session/BatchMaker.h"
#include "widgets/session/Sources.h"

#include <utility>

namespace vitrine {

namespace {

/// Whether what a batch norm gets for a picture depends on what else is in the batch.
bool dependsOnBatch(const Graph &graph, const std::string &path)
{
    for (const Node &node : graph.nodes) {
        if (node.path == path)
            return false;
        if (isBatchNorm(node))
            return true;
    }
    return false;
}

Snapshot firstSample(const Snapshot &batch)
{
    Shape shape = batch.shape();
    shape[0] = 1;
    return Snapshot::of(shape, batch.select(0, 0).toFloats());
}

} // namespace

void NormWorker::look(NormJob job)
{
    QMetaObject::invokeMethod(
        this, [this, job = std::move(job)] { lookNow(job); }, Qt::QueuedConnection);
}

void NormWorker::feed(NormJob job, std::int64_t first, std::int64_t end)
{
    QMetaObject::invokeMethod(
        this, [this, job = std::move(job), first, end] { feedNow(job, first, end); }, Qt::QueuedConnection);
}

void NormWorker::prove(NormJob job, BatchNormLayer layer, Snapshot feeding)
{
    const auto work = [this, job = std::move(job), layer = std::move(layer), feeding = std::move(feeding)] {
        if (job.cancel.requested())
            return;
        const Trace &trace = *job.outcome->trace;
        const auto proof = proveFold(trace.graph, layer, trace.weights, feeding);
        if (proof)
            emit proved(job.number, std::make_shared<const FoldProof>(*proof));
        else
            emit failed(job.number, proof.error());
    };
    QMetaObject::invokeMethod(this, work, Qt::QueuedConnection);
}

void NormWorker::lookNow(const NormJob &job)
{
    if (job.cancel.requested())
        return;
    const auto asked = request(job, std::nullopt, job.batchSize);
    const auto probe = asked ? probeBatchNorm(*asked) : Result<Probe>(asked.error());
    if (!probe) {
        emit failed(job.number, probe.error());
        return;
    }
    NormLook look{probe->input, probe->feeding, probe->statistics, {}, {}};
    if (!dependsOnBatch(job.outcome->trace->graph, job.path)) {
        look.alone = firstSample(probe->input);
    } else if (const auto one = request(job, std::nullopt, 1)) {
        if (const auto alone = probeBatchNorm(*one))
            look.alone = alone->input;
    }
    if (look.alone.valid())
        look.aloneStatistics = batchStatistics(look.alone);
    emit looked(job.number, std::make_shared<const NormLook>(std::move(look)));
}

void NormWorker::feedNow(const NormJob &job, std::int64_t batch, std::int64_t end)
{
    if (job.cancel.requested() || batch >= end)
        return;
    const auto asked = request(job, batch, job.batchSize);
    const auto probe = asked ? probeBatchNorm(*asked) : Result<Probe>(asked.error());
    if (!probe) {
        emit failed(job.number, probe.error());
        return;
    }
    emit fed(job.number, std::make_shared<const BatchStatistics>(probe->statistics));
    feed(job, batch + 1, end);
}

Result<ProbeRequest> NormWorker::request(const NormJob &job, std::optional<std::int64_t> batch, std::int64_t size)
{
    auto tensors = inputs(job, batch, size);
    if (!tensors)
        return tensors.error();
    const auto device = resolveDevice(job.options.device);
    if (!device)
        return device.error();
    ProbeRequest request;
    request.network = job.outcome->network;
    request.weights = job.outcome->trace->weights;
    request.inputs = *std::move(tensors);
    request.path = job.path;
    request.device = *device;
    request.memoryLimit = job.options.memoryLimit;
    request.cancel = job.cancel;
    return request;
}

Result<TensorMap> NormWorker::inputs(const NormJob &job, std::optional<std::int64_t> batch, std::int64_t size)
{
    const Outcome &outcome = *job.outcome;
    Question question = outcome.question;
    question.batch.size = size;
    if (batch) {
        question.picture = {};
        question.picture.item = *batch * size;
    }
    TensorMap tensors;
    bool isFirst = true;
    for (const GraphBlock &block : outcome.trace->graph.blocks) {
        if (block.kind->category() != Category::Input)
            continue;
        Shape shape = block.outputShapes.front();
        shape[0] = size;
        const Shape sample(shape.begin() + 1, shape.end());
        if (!isFirst || !takesPictures(sample)) {
            const auto seed = static_cast<std::uint64_t>(batch.value_or(-1) + 1) * 1000 + question.weights.seed;
            tensors.emplace(block.id, randomInput(shape, seed + tensors.size()));
            continue;
        }
        isFirst = false;
        const auto items = set(setOf(question, outcome.network));
        if (!items)
            return items.error();
        auto made = makeBatch(question, sample, outcome.format, **items);
        if (!made)
            return made.error();
        tensors.emplace(block.id, made->input);
    }
    return tensors;
}

Result<std::shared_ptr<const Dataset>> NormWorker::set(const QString &name)
{
    if (m_set && m_setName == name)
        return m_set;
    auto loaded = loadSet(name);
    if (loaded) {
        m_set = *loaded;
        m_setName = name;
    }
    return loaded;
}

} // namespace vitrine
