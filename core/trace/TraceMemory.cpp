#include "core/trace/TraceMemory.h"

#include <set>
#include <string_view>

namespace vitrine {

namespace {

std::int64_t bytesPerElement(DType dtype)
{
    return dtype == DType::Float32 ? 4 : 8;
}

class Meter {
public:
    void add(const Snapshot &snapshot)
    {
        if (!snapshot.valid() || !snapshot.isContiguous() || !m_seen.insert(snapshot.data()).second)
            return;
        const std::int64_t bytes = snapshot.elementCount() * bytesPerElement(snapshot.dtype());
        m_memory.held += bytes;
        const std::string_view content(static_cast<const char *>(snapshot.data()), static_cast<std::size_t>(bytes));
        const bool isUniform = !content.empty() && content.find_first_not_of(content[0]) == std::string_view::npos;
        if (bytes >= 1024 && !isUniform && !m_contents.insert(content).second)
            m_memory.copied += bytes;
    }

    TraceMemory memory() const { return m_memory; }

private:
    std::set<const void *> m_seen;
    std::set<std::string_view> m_contents;
    TraceMemory m_memory;
};

} // namespace

TraceMemory measureMemory(const Trace &trace)
{
    Meter meter;
    for (const NodeTrace &node : trace.nodes) {
        for (const Snapshot &output : node.outputs)
            meter.add(output);
        for (const Snapshot &gradient : node.gradients)
            meter.add(gradient);
        for (const auto &[name, statistic] : node.statistics)
            meter.add(statistic);
    }
    for (const TensorMap *tensors : {&trace.weights, &trace.weightGradients, &trace.targets})
        for (const auto &[name, tensor] : *tensors)
            meter.add(tensor);
    return meter.memory();
}

} // namespace vitrine
