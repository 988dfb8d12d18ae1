#include "core/yolox/CspStudy.h"

#include "core/yolox/BackboneParts.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace vitrine {

namespace {

NodeRange rangeOf(const Graph &graph, std::string_view path)
{
    const auto found = std::ranges::find(graph.composites, path, &Composite::path);
    assert(found != graph.composites.end());
    return {found->firstNode, found->endNode, std::nullopt};
}

void add(CspStudy::Path &to, const Trace &trace, const std::string &part)
{
    const NodeRange range = rangeOf(trace.graph, part);
    const BlockFigures figures = figuresOf(trace.graph, std::span(&range, 1)).front();
    to.parts.push_back(part);
    to.maps.push_back(outputAt(trace, part));
    to.learnable += figures.learnable;
    to.macs += figures.macs;
    to.channels = to.maps.back().shape()[1];
}

} // namespace

CspStudy cspOf(const Trace &trace, std::string_view path)
{
    CspStudy csp;
    csp.path = path;
    csp.input = inputAt(trace, path);
    csp.output = outputAt(trace, path);
    csp.joined = trace.output(csp.path + ".both");
    add(csp.through, trace, csp.path + ".conv1");
    for (const std::string &each : compositesOf(trace.graph, "Bottleneck"))
        if (each.starts_with(csp.path + ".m."))
            add(csp.through, trace, each);
    add(csp.around, trace, csp.path + ".conv2");
    CspStudy::Path mix;
    add(mix, trace, csp.path + ".conv3");
    csp.mixLearnable = mix.learnable;
    csp.mixMacs = mix.macs;
    csp.mixKernel = trace.weights.at(csp.path + ".conv3.conv.weight");
    return csp;
}

CspShares sharesOf(const CspStudy &csp, const Cancel &cancel, std::int64_t places)
{
    const std::vector<float> maps = csp.joined.toFloats(), kernel = csp.mixKernel.toFloats();
    const std::int64_t area = csp.joined.shape()[2] * csp.joined.shape()[3], channels = csp.joined.shape()[1],
                       outputs = csp.mixKernel.shape()[0];
    const std::int64_t step = std::max<std::int64_t>(area / std::max<std::int64_t>(places, 1), 1);
    double squares[2] = {0, 0};
    std::int64_t count = 0;
    for (std::int64_t place = 0; place < area && !cancel.requested(); place += step)
        for (std::int64_t output = 0; output < outputs; ++output, ++count) {
            double sums[2] = {0, 0};
            for (std::int64_t channel = 0; channel < channels; ++channel)
                sums[channel < csp.through.channels ? 0 : 1] +=
                    static_cast<double>(kernel[static_cast<std::size_t>(output * channels + channel)])
                    * static_cast<double>(maps[static_cast<std::size_t>(channel * area + place)]);
            squares[0] += sums[0] * sums[0];
            squares[1] += sums[1] * sums[1];
        }
    if (count == 0)
        return {};
    return {std::sqrt(squares[0] / static_cast<double>(count)), std::sqrt(squares[1] / static_cast<double>(count))};
}

} // namespace vitrine
