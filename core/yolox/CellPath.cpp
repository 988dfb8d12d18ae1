#include "core/yolox/CellPath.h"

#include "core/detection/Decode.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine {

namespace {

/// All channels of a map [1, C, H, W] at a cell.
std::vector<float> channelsAt(const Snapshot &map, const Cell &cell)
{
    std::vector<float> channels;
    const std::int64_t count = map.shape()[1];
    channels.reserve(static_cast<std::size_t>(count));
    for (std::int64_t c = 0; c < count; ++c)
        channels.push_back(static_cast<float>(map.at({0, c, cell.row, cell.column})));
    return channels;
}

/// Whether it is a map with a place for the cell.
bool covers(const Snapshot &map, const Cell &cell)
{
    return map.valid() && map.shape().size() == 4 && map.shape()[2] > cell.row && map.shape()[3] > cell.column;
}

/// Channel `channel` of the 1×1 convolution named `path`.
ChannelSum sumOf(const Trace &trace, const std::string &path, std::int64_t channel, const std::vector<float> &features,
                 const Cell &cell)
{
    ChannelSum sum;
    sum.features = features;
    const Snapshot &weight = trace.weights.at(path + ".weight");
    for (std::int64_t c = 0; c < static_cast<std::int64_t>(features.size()); ++c)
        sum.weights.push_back(static_cast<float>(weight.at({channel, c, 0, 0})));
    sum.bias = static_cast<float>(trace.weights.at(path + ".bias").at({channel}));
    sum.value = static_cast<float>(trace.output(path).at({0, channel, cell.row, cell.column}));
    return sum;
}

bool isHeadOf(const Trace &trace, const Cell &cell)
{
    for (const char *name : {"reg_preds", "obj_preds", "cls_preds"}) {
        const std::string path = headPart(name, cell.level);
        if (!covers(trace.output(path), cell) || !trace.weights.contains(path + ".weight")
            || !trace.weights.contains(path + ".bias"))
            return false;
    }
    return covers(trace.output(headPart("stems", cell.level)), cell)
        && covers(trace.output(headPart("cls_convs", cell.level, 1)), cell)
        && covers(trace.output(headPart("reg_convs", cell.level, 1)), cell);
}

void readBranches(const Trace &trace, CellPath &path)
{
    const Cell &cell = path.cell;
    path.stem = channelsAt(trace.output(headPart("stems", cell.level)), cell);
    path.classFeatures = channelsAt(trace.output(headPart("cls_convs", cell.level, 1)), cell);
    path.boxFeatures = channelsAt(trace.output(headPart("reg_convs", cell.level, 1)), cell);
    for (std::int64_t i = 0; i < 4; ++i)
        path.boxSums.push_back(sumOf(trace, headPart("reg_preds", cell.level), i, path.boxFeatures, cell));
    path.objectSum = sumOf(trace, headPart("obj_preds", cell.level), 0, path.boxFeatures, cell);
    path.classLogits = channelsAt(trace.output(headPart("cls_preds", cell.level)), cell);
}

void readRow(const RawOutput &raw, const LetterboxGeometry &geometry, CellPath &path)
{
    const std::span<const float> row = raw.row(path.index);
    path.probabilities.assign(row.begin() + 4, row.end());
    for (const ChannelSum &sum : path.boxSums)
        path.row.push_back(sum.value);
    path.row.push_back(path.objectSum.value);
    path.row.insert(path.row.end(), path.classLogits.begin(), path.classLogits.end());
    const auto best = std::max_element(path.probabilities.begin() + 1, path.probabilities.end());
    path.bestClass = static_cast<int>(best - path.probabilities.begin()) - 1;
    path.score = path.objectness() * *best;
    path.inInput = decodeBox(raw, path.index);
    path.decoded = CenterBox::of(path.inInput);
    path.inPicture = geometry.toPicture(path.inInput);
}

} // namespace

double ChannelSum::computed() const
{
    double sum = static_cast<double>(bias);
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += static_cast<double>(weights[i]) * static_cast<double>(features[i]);
    return sum;
}

std::vector<int> ChannelSum::largest(int count) const
{
    std::vector<int> places(weights.size());
    std::iota(places.begin(), places.end(), 0);
    const auto size = [this](int at) {
        return std::abs(weights[static_cast<std::size_t>(at)] * features[static_cast<std::size_t>(at)]);
    };
    std::stable_sort(places.begin(), places.end(), [&size](int a, int b) { return size(a) > size(b); });
    places.resize(std::min(places.size(), static_cast<std::size_t>(std::max(count, 0))));
    return places;
}

std::string headPart(const char *name, int level, int within)
{
    std::string path = std::string("head.") + name + "." + std::to_string(level);
    return within < 0 ? path : path + "." + std::to_string(within);
}

std::optional<CellPath> cellPath(const Trace &trace, const RawOutput &raw, const LetterboxGeometry &geometry, int cell)
{
    if (raw.isEmpty() || raw.classes() < 1 || cell < 0 || cell >= raw.cells())
        return {};
    CellPath path;
    path.cell = raw.cell(cell);
    path.index = cell;
    if (!isHeadOf(trace, path.cell) || trace.output(headPart("cls_preds", path.cell.level)).shape()[1] != raw.classes())
        return {};
    path.columns = raw.columns(path.cell.level);
    path.rows = raw.rows(path.cell.level);
    path.first = raw.indexOf({path.cell.level, path.cell.stride, 0, 0});
    path.count = raw.cells();
    path.classes = raw.classes();
    if (const auto stem = trace.weights.find(headPart("stems", path.cell.level) + ".conv.weight");
        stem != trace.weights.end())
        path.neckChannels = static_cast<int>(stem->second.shape()[1]);
    readBranches(trace, path);
    readRow(raw, geometry, path);
    path.bestSum = sumOf(trace, headPart("cls_preds", path.cell.level), path.bestClass, path.classFeatures, path.cell);
    return path;
}

} // namespace vitrine
