#include "widgets/playground/Playground.h"

#include "core/data/PointSet.h"
#include "widgets/playground/PlaneWorker.h"
#include "widgets/training/TrainHistory.h"

#include <QThread>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr PlaneGrid planeGrid{80, 80, 1.2};
constexpr PlaneGrid lineGrid{240, 1, 1.2};

/// The block that answers, how many numbers it has, and the type of the loss.
AnswerScale scaleOf(const Graph &graph, bool isNumber)
{
    const GraphBlock &block = graph.blocks[static_cast<std::size_t>(graph.answerBlock())];
    const int loss = graph.lossBlock();
    const std::string type = loss < 0 ? std::string() : graph.blocks[static_cast<std::size_t>(loss)].kind->type();
    const Shape &shape = block.outputShapes.front();
    return AnswerScale::of(block.id, shape.size() == 2 ? static_cast<int>(shape[1]) : 1, type, isNumber);
}

} // namespace

Playground::Playground(QThread *compute, QObject *parent) : QObject(parent), m_worker(new PlaneWorker)
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &PlaneWorker::looked, this, [this](quint64 number, const std::shared_ptr<const PlaneMaps> &maps) {
        m_isLooking = false;
        if (number == m_number) {
            m_maps = maps;
            emit mapsChanged();
        }
        if (std::exchange(m_isStale, false))
            post();
    });
    connect(m_worker, &PlaneWorker::failed, this, [this](quint64 number, const Error &error) {
        m_isLooking = false;
        if (number == m_number)
            emit failed(error);
        else if (std::exchange(m_isStale, false))
            post();
    });
}

Playground::~Playground()
{
    if (m_worker)
        m_worker->deleteLater();
}

void Playground::setNetwork(const Network &network, const TensorMap &weights)
{
    ++m_number;
    m_maps.reset();
    m_gradients.clear();
    m_batch.clear();
    m_focus.reset();
    m_chart.reset();
    const GraphResult built = buildGraph(network, 1);
    if (!takesPoints(network) || !built.ok()) {
        m_network.reset();
        emit networkChanged();
        return;
    }
    m_network = std::make_shared<const Network>(network);
    m_chart = readNeurons(network);
    const auto input = std::ranges::find(network.blocks, "Input", &Block::type);
    const Shape &shape =
        built.graph->blocks[static_cast<std::size_t>(built.graph->findBlock(input->id))].outputShapes.front();
    m_isLine = shape[1] == 1 && !input->params.contains("features");
    const bool hasNumbers = !m_points.empty() && m_answer.isNumber();
    m_answer = scaleOf(*built.graph, hasNumbers || m_isLine);
    emit networkChanged();
    setWeights(weights);
}

void Playground::setWeights(const TensorMap &weights)
{
    m_weights = weights;
    m_largest = 0;
    for (const NeuronLayer &layer : m_chart ? m_chart->layers : std::vector<NeuronLayer>())
        if (const auto found = m_weights.find(layer.linear + ".weight"); found != m_weights.end())
            for (const float value : found->second.toFloats())
                if (std::isfinite(value))
                    m_largest = std::max(m_largest, std::abs(value));
    emit weightsChanged();
    look();
}

void Playground::setMoment(const TrainMoment &moment)
{
    m_gradients = moment.gradients;
    m_batch = {moment.batch.begin(), moment.batch.end()};
    setWeights(moment.weights->tensors);
}

void Playground::setData(const std::shared_ptr<const PreparedItems> &items, const DataSplit &split)
{
    m_points.clear();
    m_batch.clear();
    const auto *set = items ? dynamic_cast<const PointSet *>(&items->set()) : nullptr;
    if (set) {
        const PointTable &table = set->table();
        const std::vector<float> &plane = table.plane.empty() ? table.inputs : table.plane;
        const std::size_t width = table.plane.empty() ? static_cast<std::size_t>(table.dimensions) : 2;
        const auto add = [&](std::int64_t item, bool validates) {
            const auto i = static_cast<std::size_t>(item);
            DataPoint point{plane[i * width], 0, 0, 0, item, validates};
            point.target = table.targets.empty() ? 0 : table.targets[i];
            point.y = width > 1 ? plane[i * width + 1] : point.target;
            point.label = table.labels.empty() ? 0 : table.labels[i];
            m_points.push_back(point);
        };
        for (const std::int64_t item : split.training)
            add(item, false);
        for (const std::int64_t item : split.validation)
            add(item, true);
        if (m_network)
            if (const GraphResult built = buildGraph(*m_network, 1); built.ok())
                m_answer = scaleOf(*built.graph, !table.targets.empty());
    }
    emit dataChanged();
}

void Playground::setFocus(std::optional<NeuronRef> neuron)
{
    if (std::exchange(m_focus, neuron) != neuron)
        emit focusChanged();
}

void Playground::setDiscrete(bool on)
{
    m_isDiscrete = on;
    emit optionsChanged();
}

void Playground::setShowsValidation(bool on)
{
    m_showsValidation = on;
    emit optionsChanged();
}

void Playground::setFollowing(bool on)
{
    if (!std::exchange(m_follows, on) && on)
        look();
}

int Playground::classCount() const
{
    std::int64_t most = m_answer.classCount();
    for (const DataPoint &point : m_points)
        most = std::max(most, point.label + 1);
    return static_cast<int>(most);
}

/// The newest weights count: while an answer is on its way, those that come are remembered alone.
void Playground::look()
{
    if (!m_follows || !m_network || !m_worker)
        return;
    if (m_isLooking)
        m_isStale = true;
    else
        post();
}

void Playground::post()
{
    if (!m_network || !m_worker)
        return;
    m_isLooking = true;
    m_worker->post({m_number, m_network, m_weights, m_isLine ? lineGrid : planeGrid});
}

std::vector<float> Playground::mapOf(const NeuronRef &neuron) const
{
    if (!m_maps || !m_chart)
        return {};
    const std::string &block =
        neuron.layer < 0 ? m_chart->input : m_chart->layers[static_cast<std::size_t>(neuron.layer)].shown;
    const auto found = m_maps->outputs.find(block);
    if (found == m_maps->outputs.end() || neuron.index >= found->second.shape()[1])
        return {};
    return found->second.select(1, neuron.index).toFloats();
}

QString Playground::nameOf(const NeuronRef &neuron) const
{
    if (!m_chart)
        return {};
    if (neuron.layer < 0)
        return m_isLine
            ? QStringLiteral("x")
            : QString::fromUtf8(
                planeFeatures()[static_cast<std::size_t>(m_chart->features[static_cast<std::size_t>(neuron.index)])]
                    .text);
    const NeuronLayer &layer = m_chart->layers[static_cast<std::size_t>(neuron.layer)];
    const QString name = tr("%1, neuron %2").arg(QString::fromStdString(layer.linear)).arg(neuron.index + 1);
    return layer.activationType.empty()
        ? name
        : QStringLiteral("%1 (%2)").arg(name, QString::fromStdString(layer.activationType));
}

QString Playground::tensorOf(const WeightRef &weight) const
{
    const QString block = QString::fromStdString(m_chart->layers[static_cast<std::size_t>(weight.layer)].linear);
    return block + (weight.from < 0 ? QStringLiteral(".bias") : QStringLiteral(".weight"));
}

std::size_t Playground::placeOf(const WeightRef &weight) const
{
    if (weight.from < 0)
        return static_cast<std::size_t>(weight.neuron);
    const int width =
        weight.layer == 0 ? m_chart->inputCount() : m_chart->layers[static_cast<std::size_t>(weight.layer) - 1].count;
    return static_cast<std::size_t>(weight.neuron * width + weight.from);
}

std::optional<float> Playground::read(const TensorMap &tensors, const WeightRef &weight) const
{
    if (!m_chart || weight.layer >= static_cast<int>(m_chart->layers.size()))
        return std::nullopt;
    const auto found = tensors.find(tensorOf(weight).toStdString());
    const auto place = static_cast<std::int64_t>(placeOf(weight));
    if (found == tensors.end() || place >= found->second.elementCount())
        return std::nullopt;
    return static_cast<float>(found->second.flat(place));
}

std::optional<float> Playground::value(const WeightRef &weight) const
{
    return read(m_weights, weight);
}

std::optional<float> Playground::gradient(const WeightRef &weight) const
{
    return read(m_gradients, weight);
}

} // namespace vitrine
