#include "core/training/models/TorchModel.h"

#include "core/trace/LossRoots.h"
#include "core/trace/TorchGuard.h"
#include "core/trace/TorchOps.h"
#include "core/trace/TorchTensors.h"
#include "core/training/models/LateReLU.h"
#include "core/training/models/RowLayout.h"
#include "core/training/models/TargetsOf.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/_foreach_copy.h>
#include <ATen/ops/add.h>
#include <ATen/ops/sum.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <map>
#include <utility>

namespace vitrine {

namespace {

using TorchMap = std::map<std::string, at::Tensor, std::less<>>;

/// Graphs of so many sizes of batch are kept: full batches, the last one of an epoch, of training and of validation,
/// and for detectors of each size of picture.
constexpr std::size_t mostGraphs = 32;

/// Runs work of LibTorch and turns what it throws into an error.
template <typename Work>
auto guarded(Work &&work) -> decltype(work())
{
    return guardTorch(VITRINE_TEXT("core",
                                   "There is not enough memory to train this network. Try a smaller batch, or smaller "
                                   "pictures."),
                      VITRINE_TEXT("core", "LibTorch could not train this network: %1"), std::forward<Work>(work));
}

class TorchModel final : public TrainingModel {
public:
    TorchModel(Network network, Graph graph, bool onGpu, TrainingPrecision precision)
        : m_network(std::move(network)), m_onGpu(onGpu), m_isLow(precision == TrainingPrecision::BFloat16)
    {
        placeTensors(graph);
    }

    Result<BatchResult> train(const Batch &batch, std::uint64_t seed) override
    {
        return guarded([&]() -> Result<BatchResult> {
            const at::AutoGradMode gradients(true);
            forgetGradients();
            auto pass = forward(batch, {true, seed, m_isLow});
            if (!pass)
                return pass.error();
            pass->total.backward();
            gatherGradients();
            return judge(*pass, batch);
        });
    }

    Result<BatchResult> evaluate(const Batch &batch, bool wantsAnswers) override
    {
        return guarded([&]() -> Result<BatchResult> {
            const at::NoGradGuard noGradients;
            auto pass = forward(batch, {false, 0, m_isLow});
            if (!pass)
                return pass.error();
            BatchResult result = judge(*pass, batch);
            if (wantsAnswers)
                result.answers = toSnapshot(pass->answer).toFloats();
            return result;
        });
    }

    Result<BatchResult> evaluateByBatch(const Batch &batch) override
    {
        return guarded([&]() -> Result<BatchResult> {
            const at::NoGradGuard noGradients;
            auto pass = forward(batch, {false, 0, m_isLow, true});
            if (!pass)
                return pass.error();
            return judge(*pass, batch);
        });
    }

    const std::vector<TensorRange> &ranges() const override { return m_ranges; }
    std::span<float> weights() override { return {m_row.mutable_data_ptr<float>(), m_rowSize}; }
    std::span<const float> gradients() const override { return {m_gradients.const_data_ptr<float>(), m_rowSize}; }
    void weightsChanged() override
    {
        if (m_onGpu)
            m_placedRow.copy_(m_row);
    }

    const std::vector<TensorRange> &statisticsRanges() const override { return m_statistics.ranges; }
    std::span<float> statistics() override
    {
        if (m_onGpu)
            m_statisticsRow.copy_(m_placedStatistics);
        return {m_statisticsRow.mutable_data_ptr<float>(), m_statistics.size};
    }
    void statisticsChanged() override
    {
        if (m_onGpu)
            m_placedStatistics.copy_(m_statisticsRow);
    }

    TensorMap tensors() const override
    {
        TensorMap copies;
        for (const auto &[name, tensor] : m_tensors)
            copies.emplace(name, toSnapshot(tensor.detach().to(c10::kCPU).clone()));
        return copies;
    }

    Result<void> setTensors(const TensorMap &tensors) override
    {
        for (const WeightSpec &spec : m_specs) {
            const auto found = tensors.find(spec.name);
            if (found == tensors.end() && spec.optional)
                continue;
            if (found == tensors.end() || found->second.shape() != spec.shape)
                return fail(VITRINE_TEXT("core", "The weights hold no %1 of the shape %2."), spec.name,
                            toString(spec.shape));
        }
        return guarded([&]() -> Result<void> {
            const at::NoGradGuard noGradients;
            for (auto &[name, tensor] : m_tensors)
                if (const auto found = tensors.find(name); found != tensors.end())
                    tensor.copy_(toTorch(found->second));
            if (m_onGpu)
                m_row.copy_(m_placedRow);
            return {};
        });
    }

    std::string device() const override { return m_onGpu ? "cuda" : "cpu"; }
    std::string engine() const override { return "LibTorch"; }

private:
    struct Prepared {
        Graph graph;
        std::vector<bool> isLate; ///< see lateReLUs()
    };
    /// Shape of the inputs, and whether the batch is of the closing epochs.
    using Form = std::pair<Shape, bool>;
    using Graphs = std::map<Form, Prepared>;
    struct Pass {
        at::Tensor total; ///< sum of the losses
        at::Tensor answer; ///< what the first loss judges
        const Node *loss = nullptr; ///< the first
        std::map<std::string, at::Tensor> terms; ///< what a detector's loss is made of
    };

    at::Tensor placed(const at::Tensor &tensor) const { return m_onGpu ? tensor.to(c10::kCUDA) : tensor; }

    /// Where a GPU reads it, in memory that is never swapped out, which it copies at twice the speed.
    at::Tensor emptyRow(std::size_t size) const
    {
        const at::Tensor row = at::zeros({static_cast<std::int64_t>(size)}, c10::kFloat);
        return m_onGpu ? row.pin_memory() : row;
    }

    static at::Tensor piece(const at::Tensor &row, const TensorRange &range)
    {
        const auto first = static_cast<std::int64_t>(range.offset), count = static_cast<std::int64_t>(range.count());
        return row.narrow(0, first, count).view(range.shape).detach();
    }

    /// Gives every tensor its place: those that training changes in their rows, the others on their own.
    void placeTensors(const Graph &graph)
    {
        RowLayout layout = layOut(graph);
        m_ranges = std::move(layout.ranges);
        m_rowSize = layout.size;
        m_row = emptyRow(m_rowSize);
        m_gradients = emptyRow(m_rowSize);
        m_placedRow = placed(m_row);
        m_placedGradients = placed(m_gradients);
        for (const TensorRange &range : m_ranges) {
            at::Tensor leaf = piece(m_placedRow, range);
            leaf.set_requires_grad(true);
            m_placesOfGradients.push_back(piece(m_placedGradients, range));
            m_learnable.emplace_back(range.name, leaf);
            m_tensors.emplace(range.name, leaf);
        }
        m_statistics = layOutStatistics(graph);
        m_statisticsRow = emptyRow(m_statistics.size);
        m_placedStatistics = placed(m_statisticsRow);
        for (const TensorRange &range : m_statistics.ranges)
            m_tensors.emplace(range.name, piece(m_placedStatistics, range));
        m_specs = graph.weights();
        for (const WeightSpec &spec : m_specs)
            if (!m_tensors.contains(spec.name))
                m_tensors.emplace(spec.name,
                                  placed(at::zeros(spec.shape, spec.dtype == DType::Int64 ? c10::kLong : c10::kFloat)));
    }

    /// The network for pictures of this size, and in a detector's closing epochs with L1 in its loss.
    Network networkFor(const Batch &batch) const
    {
        Network network = m_network;
        for (Block &block : network.blocks) {
            if (block.type == "Input" && !batch.objects.empty())
                block.params["shape"] = Shape(batch.inputs.shape().begin() + 1, batch.inputs.shape().end());
            else if (block.type == "YOLOXLoss" && batch.isClosing)
                block.params["use_l1"] = true;
        }
        return network;
    }

    Result<const Prepared *> graphFor(const Batch &batch)
    {
        const Form form{batch.inputs.shape(), batch.isClosing};
        if (const auto found = m_graphs.find(form); found != m_graphs.end())
            return &found->second;
        GraphResult built = buildGraph(networkFor(batch), batch.size());
        if (!built.ok())
            return built.error(m_network.name);
        if (m_graphs.size() >= mostGraphs)
            m_graphs.erase(std::prev(m_graphs.end()));
        std::vector<bool> isLate = lateReLUs(*built.graph);
        return &m_graphs.emplace(form, Prepared{*std::move(built.graph), std::move(isLate)}).first->second;
    }

    Result<Pass> forward(const Batch &batch, TorchOps::Options options)
    {
        const auto prepared = graphFor(batch);
        if (!prepared)
            return prepared.error();
        const Graph &graph = (*prepared)->graph;
        const std::vector<bool> &isLate = (*prepared)->isLate;
        TorchMap targets;
        TorchOps ops(m_tensors, targets, options);
        std::vector<std::vector<Value>> values(graph.nodes.size());
        Pass pass;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Node &node = graph.nodes[i];
            if (node.kind->category() == Category::Input) {
                values[i] = {ops.put(placedInput(batch))};
                continue;
            }
            std::vector<Value> inputs;
            for (const ValueRef &ref : node.inputs)
                inputs.push_back(values[static_cast<std::size_t>(ref.node)][static_cast<std::size_t>(ref.port)]);
            if (isLate[i]) {
                values[i] = inputs;
                continue;
            }
            if (node.kind->category() == Category::Loss) {
                auto target = targetOf(node, batch);
                if (!target)
                    return target.error();
                targets.emplace(node.path, placed(toTorch(*target)));
                if (!pass.loss) {
                    pass.loss = &node;
                    pass.answer = ops.tensor(inputs[0]).detach();
                }
            }
            ops.beginNode(node.path, i);
            ops.setTraining(options.training && !node.isFrozen);
            values[i] = node.kind->forward(ops, node.params, inputs, node.inputShapes);
            auto statistics = ops.takeStatistics();
            if (node.kind->category() == Category::Loss && !statistics.empty())
                pass.terms = std::move(statistics);
            else if (options.training && !node.isFrozen)
                keepStatistics(node, std::move(statistics));
            if (isLate[static_cast<std::size_t>(node.inputs[0].node)])
                values[i] = {ops.activation(Activation::ReLU, values[i][0], 0)};
        }
        for (const int root : lossRoots(graph)) {
            const at::Tensor &value = ops.tensor(values[static_cast<std::size_t>(root)][0]);
            const at::Tensor loss = value.dim() == 0 ? value : at::sum(value);
            pass.total = pass.total.defined() ? at::add(pass.total, loss) : loss;
        }
        return pass;
    }

    at::Tensor placedInput(const Batch &batch) const
    {
        const at::Tensor input = placed(toTorch(batch.inputs));
        // What oneDNN is fastest with, and cuDNN where it has matrix units for it.
        return input.dim() == 4 && (!m_onGpu || m_isLow) ? input.contiguous(at::MemoryFormat::ChannelsLast) : input;
    }

    /// Reads the loss and counts the right answers, when all work has been handed to the GPU, as whoever reads waits
    /// for it; by hand, as ten numbers a sample are not worth a call of LibTorch.
    BatchResult judge(Pass &pass, const Batch &batch) const
    {
        BatchResult result;
        result.loss = pass.total.item<double>();
        result.count = batch.size();
        result.detection = termsOf(pass);
        pass.answer = pass.answer.to(c10::kFloat).to(c10::kCPU);
        if (!answersWithClasses(*pass.loss, batch)) {
            result.right = -1;
            return result;
        }
        const at::Tensor rows = pass.answer.contiguous();
        const float *row = rows.const_data_ptr<float>();
        const std::int64_t classes = rows.size(1);
        for (const std::int64_t label : batch.labels) {
            const std::int64_t chosen = classes > 1 ? std::max_element(row, row + classes) - row
                                                    : static_cast<std::int64_t>(*row > threshold(*pass.loss));
            result.right += chosen == label ? 1 : 0;
            row += classes;
        }
        return result;
    }

    static std::optional<DetectionTerms> termsOf(const Pass &pass)
    {
        if (pass.terms.empty())
            return std::nullopt;
        const auto term = [&pass](const char *name) { return pass.terms.at(name).item<double>(); };
        return DetectionTerms{term("iou"), term("objectness"), term("classes"), term("l1"), term("positives")};
    }

    /// Batch norm's running statistics go on from what this batch made of them.
    void keepStatistics(const Node &node, std::map<std::string, at::Tensor> statistics)
    {
        const at::NoGradGuard noGradients;
        for (const char *name : {"running_mean", "running_var"})
            if (const auto found = statistics.find(name); found != statistics.end())
                m_tensors.find(node.path + "." + name)->second.copy_(found->second);
        if (const auto seen = m_tensors.find(node.path + ".num_batches_tracked"); seen != m_tensors.end())
            seen->second.add_(1);
    }

    void forgetGradients()
    {
        for (auto &[name, tensor] : m_learnable)
            tensor.mutable_grad().reset();
    }

    /// One copy from the GPU for all of them: each waits for whatever the GPU has yet to do.
    void fetchGradients()
    {
        std::vector<at::Tensor> places, gradients;
        for (std::size_t i = 0; i < m_learnable.size(); ++i)
            if (const at::Tensor &gradient = m_learnable[i].second.grad(); gradient.defined()) {
                places.push_back(m_placesOfGradients[i]);
                gradients.push_back(gradient);
            } else
                m_placesOfGradients[i].zero_();
        at::_foreach_copy_(places, gradients);
        m_gradients.copy_(m_placedGradients);
    }

    void gatherGradients()
    {
        const at::NoGradGuard noGradients;
        if (m_onGpu)
            return fetchGradients();
        float *const row = m_gradients.mutable_data_ptr<float>();
        for (std::size_t i = 0; i < m_ranges.size(); ++i) {
            float *const place = row + m_ranges[i].offset;
            const std::size_t count = m_ranges[i].count();
            if (const at::Tensor &gradient = m_learnable[i].second.grad(); gradient.defined())
                std::copy_n(gradient.contiguous().const_data_ptr<float>(), count, place);
            else
                std::fill_n(place, count, 0.0F);
        }
    }

    Network m_network;
    std::vector<WeightSpec> m_specs; ///< of all tensors
    Graphs m_graphs;
    bool m_onGpu;
    bool m_isLow; ///< computes in BF16 where autocast would
    std::vector<TensorRange> m_ranges;
    std::size_t m_rowSize = 0;
    at::Tensor m_row, m_gradients; ///< on the CPU
    RowLayout m_statistics; ///< of the rows of running means and variances
    at::Tensor m_statisticsRow, m_placedStatistics; ///< on the CPU, and where the network runs
    at::Tensor m_placedRow, m_placedGradients; ///< where the network runs; those above themselves on the CPU
    std::vector<at::Tensor> m_placesOfGradients; ///< beside m_ranges: views of the row on the GPU
    std::vector<std::pair<std::string, at::Tensor>> m_learnable; ///< beside m_ranges: views of the row
    TorchMap m_tensors; ///< all by name, the learnable ones too
};

} // namespace

Result<std::unique_ptr<TrainingModel>> makeTorchModel(const ModelRequest &request)
{
    const auto device = resolveDevice(request.device);
    if (!device)
        return device.error();
    GraphResult graph = buildGraph(request.network, 1);
    if (!graph.ok())
        return graph.error(request.network.name);
    auto model = guarded([&]() -> Result<std::unique_ptr<TrainingModel>> {
        return std::unique_ptr<TrainingModel>(std::make_unique<TorchModel>(
            request.network, *std::move(graph.graph), *device == DeviceChoice::Cuda, request.precision));
    });
    if (!model)
        return model;
    if (auto set = (*model)->setTensors(request.tensors); !set)
        return set.error();
    return model;
}

} // namespace vitrine
