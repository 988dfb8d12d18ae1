#include "widgets/session/Workbench.h"

#include "core/graph/MemoryLimit.h"
#include "core/tensor/SingleThread.h"
#include "core/trace/Targets.h"
#include "core/training/models/TargetsOf.h"
#include "widgets/session/AnswerMaker.h"

#include <algorithm>
#include <thread>

namespace vitrine {

namespace {

using Labels = Workbench::Labels;

/// Above this many numbers a run's tensors are summarised when they are looked at.
constexpr std::int64_t summariseAtOnce = 2'000'000;

std::int64_t outputNumbers(const Graph &graph)
{
    std::int64_t count = 0;
    for (const Node &node : graph.nodes) {
        for (const Shape &shape : node.outputShapes)
            count += elementCount(shape);
    }
    return count;
}

/// Below this many multiplications a run's threads would wait for each other longer than they work.
constexpr std::int64_t fewMultiplications = 2'000'000;
/// Likewise where frames follow each other, which are read and painted at the same time. Of two cores that leaves one.
constexpr std::int64_t fewAmongFrames = 200'000'000;

std::int64_t multiplications(const Graph &graph)
{
    std::int64_t count = 0;
    for (const GraphBlock &block : graph.blocks)
        count += block.macs;
    return count;
}

bool wantsOneThread(const Graph &graph, const Workbench::Job &job)
{
    if (!job.isFleeting)
        return multiplications(graph) < fewMultiplications;
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned threads = job.options.threads > 0 ? static_cast<unsigned>(job.options.threads) : cores;
    return std::min(threads, cores) <= 2 || multiplications(graph) < fewAmongFrames;
}

std::int64_t weightNumbers(const Graph &graph)
{
    std::int64_t count = 0;
    for (const GraphBlock &block : graph.blocks)
        count += block.learnable;
    return count;
}

/// The class that each sample's loss compares with; nothing: what the network answers.
Labels chosenClasses(const TargetChoice &choice, const Labels &labels)
{
    if (choice.kind == TargetChoice::Kind::Predicted)
        return Labels(labels.size());
    Labels classes = labels;
    if (choice.kind == TargetChoice::Kind::Class && !classes.empty())
        classes[0] = choice.classIndex;
    return classes;
}

/// A class that the network does not have is no target: it answers for itself.
void dropUnknown(Labels &classes, std::int64_t count)
{
    for (auto &label : classes) {
        if (label && (*label < 0 || *label >= count))
            label.reset();
    }
}

bool isSameBlock(const Block &a, const Block &b)
{
    return a.id == b.id && a.type == b.type && (a.type == "Input" || a.params == b.params);
}

/// The network that weights were trained in. What training found out about its data goes with it: mean and deviation of
/// the pictures, names of classes. A twin, which differs from what is open in its blocks, is shown as it is.
Network trainedNetwork(Network opened, const Network &trained)
{
    const bool isSame = std::equal(opened.blocks.begin(), opened.blocks.end(), trained.blocks.begin(),
                                   trained.blocks.end(), isSameBlock)
        && opened.connections == trained.connections;
    if (!isSame)
        return trained;
    for (const Block &block : trained.blocks)
        if (block.type == "Input")
            for (const auto &[name, value] : block.params)
                if (name != "shape" && name != "features") // these are the network's own
                    opened.find(block.id)->params[name] = value;
    opened.classes = trained.classes;
    return opened;
}

std::int64_t classCount(const Shape &prediction)
{
    return prediction.size() >= 2 && prediction[1] > 1 ? prediction[1] : 2;
}

bool hasLoss(const Graph &graph)
{
    return std::any_of(graph.nodes.begin(), graph.nodes.end(),
                       [](const Node &node) { return node.kind->category() == Category::Loss; });
}

/// The objects of a set, by the classes of the network: their names where it names them, else their places. What it
/// does not know is none of its business.
void takeOwnClasses(std::vector<MarkedObject> &objects, const std::vector<std::string> &set, const Network &network)
{
    const std::vector<std::string> &known = network.classes.empty() ? set : network.classes;
    std::erase_if(objects, [&](MarkedObject &object) {
        const auto label = static_cast<std::size_t>(object.label);
        const auto found = label < set.size() ? std::ranges::find(known, set[label]) : known.end();
        object.label = found - known.begin();
        return found == known.end();
    });
}

/// Objects as YOLOXLoss compares a prediction [N, cells, 5 + classes] with, as far as it has their classes.
Snapshot objectsFor(std::vector<std::vector<MarkedObject>> pictures, const Snapshot &prediction)
{
    const std::int64_t classes = prediction.shape()[2] - 5;
    for (auto &objects : pictures)
        std::erase_if(objects, [classes](const MarkedObject &object) { return object.label >= classes; });
    return objectTarget(pictures);
}

/// What a loss compares its prediction with: the objects that are marked, or the classes that are wanted, else what the
/// network answers.
auto targetMaker(Labels wanted, std::vector<std::vector<MarkedObject>> objects)
{
    return [wanted = std::move(wanted), objects = std::move(objects)](const Node &loss, const Snapshot &prediction) {
        if (loss.kind->type() == "YOLOXLoss" && static_cast<std::int64_t>(objects.size()) == prediction.shape()[0])
            return objectsFor(objects, prediction);
        Labels classes = wanted;
        dropUnknown(classes, classCount(prediction.shape()));
        return makeTarget(loss, prediction, classes);
    };
}

} // namespace

Result<Network> Workbench::network(const NetworkSource &source)
{
    if (source.edited)
        return *source.edited;
    const FileStamp stamp = FileStamp::of(networkPath(source));
    if (m_network && m_network->stamp == stamp)
        return m_network->network;
    auto loaded = loadNetwork(source);
    if (loaded)
        m_network = KeptNetwork{stamp, *loaded};
    return loaded;
}

Result<LoadedWeights> Workbench::weights(const Question &question, const Network &network, const Graph &graph)
{
    if (question.weights.trained) {
        WeightsSource source = question.weights;
        source.trained = whole(source.trained);
        return loadWeights(question.network, source, graph);
    }
    const FileStamp stamp = FileStamp::of(weightsPath(question.network, question.weights));
    if (m_weights && m_weights->stamp == stamp && m_weights->source == question.weights
        && m_weights->network == network)
        return m_weights->weights;
    auto loaded = loadWeights(question.network, question.weights, graph);
    if (loaded)
        m_weights = KeptWeights{stamp, question.weights, network, *loaded};
    return loaded;
}

/// With the numbers that were changed by hand in place. A tensor in which nothing has changed since the last run is the
/// same object as then, so that nobody copies it, or compares its numbers.
std::shared_ptr<const TrainedWeights> Workbench::whole(const std::shared_ptr<const TrainedWeights> &weights)
{
    if (weights->edits.empty())
        return weights;
    auto whole = std::make_shared<TrainedWeights>(*weights);
    for (const auto &[name, numbers] : weights->edits) {
        const auto tensor = whole->tensors.find(name);
        if (tensor == whole->tensors.end())
            continue;
        EditedTensor &kept = m_edited[name];
        if (!kept.before.valid() || kept.before.data() != tensor->second.data()
            || kept.before.shape() != tensor->second.shape() || kept.numbers != numbers)
            kept = {tensor->second, numbers, withNumbers(tensor->second, numbers)};
        tensor->second = kept.after;
    }
    std::erase_if(m_edited, [&](const auto &each) { return !weights->edits.contains(each.first); });
    whole->edits.clear();
    return whole;
}

Result<std::shared_ptr<const Dataset>> Workbench::set(const QString &name)
{
    if (m_set && m_set->name == name)
        return m_set->set;
    auto loaded = loadSet(name);
    if (loaded)
        m_set = KeptSet{name, *loaded};
    return loaded;
}

bool Workbench::KeptBatch::isFor(const KeptBatch &other) const
{
    return picture == other.picture && stamp == other.stamp && choice == other.choice && shape == other.shape
        && format == other.format && invert == other.invert;
}

Result<InputBatch> Workbench::batch(const Question &question, const Shape &shape, const InputFormat &format,
                                    const Dataset &set)
{
    KeptBatch wanted{
        question.picture, FileStamp::of(question.picture.file), question.batch, shape, format, question.invert, {}};
    if (m_batch && m_batch->isFor(wanted))
        return m_batch->batch;
    auto made = makeBatch(question, shape, format, set);
    if (made) {
        wanted.batch = *made;
        m_batch = std::move(wanted);
    }
    return made;
}

Result<TensorMap> Workbench::inputs(const Question &question, const Graph &graph, Outcome &outcome, Labels &labels)
{
    TensorMap inputs;
    m_objects.clear();
    bool isFirst = true;
    for (const GraphBlock &block : graph.blocks) {
        if (block.kind->category() != Category::Input)
            continue;
        const Shape &batchShape = block.outputShapes.front();
        const Shape shape(batchShape.begin() + 1, batchShape.end());
        if (!isFirst || !takesPictures(shape)) {
            const Snapshot numbers = randomInput(batchShape, question.weights.seed + inputs.size());
            inputs.emplace(block.id, withEdits(numbers, block.id, question.pixels));
            outcome.notices.push_back(
                Message::of(VITRINE_TEXT("core", "Input %1 takes no picture: %2 seeded random numbers go in."),
                            block.id, toString(shape)));
            continue;
        }
        isFirst = false;
        auto format = readInputFormat(outcome.network.find(block.id)->params);
        if (!format)
            return format.error();
        format->fit = question.fit.value_or(format->fit);
        format->invert = question.invert.value_or(format->invert);
        const auto items = set(setOf(question, outcome.network));
        if (!items)
            return items.error();
        auto batch = this->batch(question, shape, *format, **items);
        if (!batch)
            return batch.error();
        inputs.emplace(block.id, withEdits(batch->input, block.id, question.pixels));
        outcome.format = *format;
        outcome.picture = batch->picture;
        outcome.geometry = batch->geometry;
        outcome.setSize = (*items)->size();
        labels = batch->labels;
        m_objects = std::move(batch->objects);
        for (auto &objects : m_objects)
            takeOwnClasses(objects, (*items)->classes(), outcome.network);
    }
    return inputs;
}

Result<std::shared_ptr<const Outcome>> Workbench::answer(const Job &job)
{
    const Question &question = job.question;
    auto outcome = std::make_shared<Outcome>();
    outcome->question = question;
    outcome->isFleeting = job.isFleeting;
    auto opened = network(question.network);
    if (!opened)
        return opened.error();
    if (question.weights.kind == WeightsSource::Kind::Trained)
        opened = trainedNetwork(*std::move(opened), *question.weights.trained->network);
    outcome->network = *opened;
    GraphResult built = buildGraph(*opened, question.batch.size);
    limitMemory(built, job.options.memoryLimit);
    // A network in the making may have problems: all before them runs.
    if (!built.ok() && !question.network.edited)
        return built.error(networkPath(question.network).toStdString());
    Graph graph = built.ok() ? *std::move(built.graph) : std::move(built.soundPart);
    auto loaded = weights(question, *opened, graph);
    if (!loaded)
        return loaded.error();
    outcome->notices = loaded->notices;
    Labels labels(static_cast<std::size_t>(question.batch.size));
    auto fed = inputs(question, graph, *outcome, labels);
    if (!fed)
        return fed.error();
    const auto device = resolveDevice(job.options.device);
    if (!device)
        return device.error();

    TraceRequest request;
    request.graph = std::move(graph);
    request.weights = std::move(loaded->tensors);
    request.inputs = *std::move(fed);
    request.mode = question.mode;
    request.device = *device;
    request.seed = question.weights.seed;
    request.cancel = job.cancel;
    request.target = targetMaker(chosenClasses(question.target, labels), m_objects);
    request.backward = !job.isFleeting && hasLoss(request.graph);
    request.progress = job.progress;
    std::optional<SingleThread> alone;
    if (wantsOneThread(request.graph, job))
        alone.emplace();
    const auto trace = m_runner.run(request);
    if (!trace)
        return trace.error();

    conclude(*outcome, *trace, labels, !job.isLive);
    return std::shared_ptr<const Outcome>(outcome);
}

Result<void> Workbench::feed(const Question &question, TraceRequest &request, Outcome &outcome)
{
    Labels labels(static_cast<std::size_t>(question.batch.size));
    auto fed = inputs(question, request.graph, outcome, labels);
    if (!fed)
        return fed.error();
    request.inputs = *std::move(fed);
    request.target = targetMaker(chosenClasses(question.target, labels), m_objects);
    request.backward = hasLoss(request.graph);
    return {};
}

void conclude(Outcome &outcome, std::shared_ptr<const Trace> trace, const Workbench::Labels &labels, bool summarises)
{
    outcome.trace = std::move(trace);
    const Graph &graph = outcome.trace->graph;
    outcome.classes = classNames(outcome.network, graph);
    outcome.answer = makeAnswer(*outcome.trace, outcome.classes);
    if (!labels.empty() && labels[0] && *labels[0] < outcome.classes.size())
        outcome.label = static_cast<int>(*labels[0]);
    if (!summarises || outputNumbers(graph) + weightNumbers(graph) > summariseAtOnce)
        return;
    for (const GraphBlock &block : graph.blocks)
        summarise(*outcome.trace, block);
    outcome.isSummarised = true;
}

void summarise(const Trace &trace, const GraphBlock &block)
{
    const auto ask = [](const Snapshot &tensor) {
        if (tensor.valid())
            tensor.summary();
    };
    for (int i = block.firstNode; i < block.endNode; ++i) {
        const NodeTrace &node = trace.nodes[static_cast<std::size_t>(i)];
        std::for_each(node.outputs.begin(), node.outputs.end(), ask);
        std::for_each(node.gradients.begin(), node.gradients.end(), ask);
        for (const auto &[name, tensor] : node.statistics)
            ask(tensor);
        const Node &described = trace.graph.nodes[static_cast<std::size_t>(i)];
        for (const WeightSpec &spec : described.weights) {
            const std::string name = described.path + "." + spec.name;
            for (const TensorMap *tensors : {&trace.weights, &trace.weightGradients}) {
                if (const auto found = tensors->find(name); found != tensors->end())
                    ask(found->second);
            }
        }
    }
    for (const ValueRef &input : block.inputs) {
        const NodeTrace &node = trace.nodes[static_cast<std::size_t>(input.node)];
        ask(node.outputs[static_cast<std::size_t>(input.port)]);
        if (static_cast<std::size_t>(input.port) < node.gradients.size())
            ask(node.gradients[static_cast<std::size_t>(input.port)]);
    }
}

} // namespace vitrine
