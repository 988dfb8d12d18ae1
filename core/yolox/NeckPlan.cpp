#include "core/yolox/NeckPlan.h"

#include "core/blocks/BlockKind.h"
#include "core/graph/KindOf.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <utility>

namespace vitrine {

namespace {

std::string plainId(std::string id)
{
    std::replace(id.begin(), id.end(), '.', '_');
    return id;
}

/// Features, the way down to P3, and for the two others the way up again: the same columns, so that what differs is
/// seen.
std::vector<NeckPlace> placesOf(NeckKind kind)
{
    using enum NeckRole;
    std::vector<NeckPlace> places{
        {"c3", "c3", Feature, 0, 0}, {"c4", "c4", Feature, 0, 1}, {"c5", "c5", Feature, 0, 2}};
    const auto add = [&places](std::string first, std::string last, NeckRole role, double column, double level) {
        places.push_back({std::move(first), std::move(last), role, column, level});
    };
    const auto one = [&add](const std::string &id, NeckRole role, double column, double level) {
        add(id, id, role, column, level);
    };
    if (kind == NeckKind::Fpn) {
        one("out1_cbl", Lateral, 1, 2);
        one("upsample_out1", Upsample, 2, 1.5);
        one("cat_out1", Concat, 2, 1);
        add("out1_0", "out1_4", Mix, 3, 1);
        one("out2_cbl", Lateral, 4, 1);
        one("upsample_out2", Upsample, 5, 0.5);
        one("cat_out2", Concat, 5, 0);
        add("out2_0", "out2_4", Mix, 6, 0);
        return places;
    }
    const bool isGhost = kind == NeckKind::GhostPan;
    const auto name = [isGhost](const char *pan, const char *ghost) { return std::string(isGhost ? ghost : pan); };
    if (isGhost) {
        one("reduce_layers_0", Lateral, 1, 0);
        one("reduce_layers_1", Lateral, 1, 1);
        one("reduce_layers_2", Lateral, 1, 2);
    } else {
        one("lateral_conv0", Lateral, 1, 2);
    }
    const auto mix = [&](const std::string &id, double column, double level) {
        one("cat_" + id, Concat, column, level);
        one(id, Mix, column + 1, level);
    };
    one("upsample0", Upsample, 2, 1.5);
    mix(name("C3_p4", "top_down_blocks_0"), 2, 1);
    if (!isGhost)
        one("reduce_conv1", Lateral, 4, 1);
    one("upsample1", Upsample, 5, 0.5);
    mix(name("C3_p3", "top_down_blocks_1"), 5, 0);
    one(name("bu_conv2", "downsamples_0"), Halve, 7, 0.5);
    mix(name("C3_n3", "bottom_up_blocks_0"), 7, 1);
    one(name("bu_conv1", "downsamples_1"), Halve, 9, 1.5);
    mix(name("C3_n4", "bottom_up_blocks_1"), 9, 2);
    return places;
}

Block neckBlock(NeckKind kind, const YoloxSpec &spec)
{
    Block block;
    block.id = "neck";
    block.type = neckType(kind);
    if (kind != NeckKind::Fpn)
        block.params = {{"depth", spec.depth}, {"width", spec.width}, {"depthwise", spec.depthwise}, {"act", spec.act}};
    return block;
}

Block inputBlock(std::size_t level, const Shape &feature)
{
    Block block;
    block.id = std::string(neckInputs[level]);
    block.type = "Input";
    block.params = {{"shape", Shape(feature.begin() + 1, feature.end())}};
    return block;
}

/// What the backbone gave comes from the inputs now.
Endpoint rewired(const Endpoint &from)
{
    if (from.block == "backbone")
        return {std::string(neckInputs[static_cast<std::size_t>(from.port)]), 0};
    return {plainId(from.block), from.port};
}

/// YOLOFPN's own widths are those of a whole YOLOv3.
void scaleChannels(Block &block, double width)
{
    if (const auto channels = block.params.find("out_channels"); channels != block.params.end())
        if (const auto *count = std::get_if<std::int64_t>(&channels->second))
            channels->second =
                std::max<std::int64_t>(1, static_cast<std::int64_t>(static_cast<double>(*count) * width));
}

std::vector<NeckEdge> edgesOf(const NeckPlan &plan)
{
    std::vector<NeckEdge> edges;
    for (const Connection &connection : plan.network.connections) {
        const int from = plan.placeOf(connection.from.block), to = plan.placeOf(connection.to.block);
        if (from >= 0 && to >= 0 && from != to)
            edges.push_back({from, to, connection.to.port});
    }
    return edges;
}

} // namespace

int NeckPlan::placeOf(std::string_view block) const
{
    const auto at = [this](std::string_view id) {
        return std::find_if(network.blocks.begin(), network.blocks.end(),
                            [id](const Block &each) { return each.id == id; })
            - network.blocks.begin();
    };
    const auto index = at(block);
    for (std::size_t i = 0; i < places.size(); ++i)
        if (index >= at(places[i].first) && index <= at(places[i].last))
            return static_cast<int>(i);
    return -1;
}

std::string neckType(NeckKind kind)
{
    switch (kind) {
    case NeckKind::Fpn:
        return "YOLOFPN";
    case NeckKind::Pan:
        return "YOLOPAFPN";
    case NeckKind::GhostPan:
        break;
    }
    return "YOLOGhostPAN";
}

NeckKind neckOf(const YoloxSpec &spec)
{
    return spec.backbone == YoloxSpec::Backbone::Darknet53 ? NeckKind::Fpn : NeckKind::Pan;
}

Result<NeckPlan> planNeck(NeckKind kind, const YoloxSpec &spec, const std::array<Shape, 3> &features)
{
    const Block block = neckBlock(kind, spec);
    const BlockKind *type = kindOf(block);
    assert(type);
    std::vector<Problem> problems;
    const Params params = Params::resolve(type->parameters(), block, problems);
    if (!problems.empty())
        return Error{problems.front().message, {}, false};
    // Only the backbone, which is left out, asks for the picture's shape.
    const Shape picture{1, 3, 32, 32};
    Expansion parts = type->expand(params, std::span(&picture, 1));

    NeckPlan plan;
    plan.kind = kind;
    plan.network.name = block.type;
    for (std::size_t level = 0; level < features.size(); ++level)
        plan.network.blocks.push_back(inputBlock(level, features[level]));
    for (Block &part : parts.network.blocks) {
        if (part.id == "backbone" || part.id == "in0") // the picture and what saw it
            continue;
        part.id = plainId(part.id);
        if (kind == NeckKind::Fpn)
            scaleChannels(part, spec.width);
        plan.network.blocks.push_back(std::move(part));
    }
    for (const Connection &connection : parts.network.connections)
        if (connection.to.block != "backbone")
            plan.network.connections.push_back(
                {rewired(connection.from), {plainId(connection.to.block), connection.to.port}, {}});
    for (std::size_t level = 0; level < plan.outputs.size(); ++level)
        plan.outputs[level] = rewired(parts.outputs[level]).block;
    plan.places = placesOf(kind);
    plan.edges = edgesOf(plan);
    return plan;
}

} // namespace vitrine
