#pragma once

#include "core/detection/CenterBox.h"
#include "core/detection/Letterbox.h"
#include "core/detection/RawOutput.h"
#include "core/trace/Trace.h"

#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// A number of a 1×1 convolution at one cell: y = Σ weight·feature + bias.
struct ChannelSum {
    std::vector<float> weights; ///< by channel of the map that it reads
    std::vector<float> features; ///< likewise
    float bias = 0;
    float value = 0; ///< as the network computed it

    /// The sum added up anew.
    double computed() const;
    /// The places of the products that say most, largest magnitude first.
    std::vector<int> largest(int count) const;
};

/// What YOLOX's head (block `head`, a YOLOXHead) makes of one cell, step by step. All numbers are the trace's own.
struct CellPath {
    Cell cell;
    int index = 0; ///< row of the output
    int columns = 0, rows = 0; ///< of its level's map
    int first = 0; ///< rows of the output before those of its level
    int count = 0; ///< rows of all levels
    int classes = 0;
    int neckChannels = 0; ///< of the map that the stem gets

    std::vector<float> stem, classFeatures, boxFeatures; ///< its channels behind the stem and both branches
    std::vector<ChannelSum> boxSums; ///< x, y, w, h
    ChannelSum objectSum;
    std::vector<float> classLogits; ///< by class, before the sigmoid
    ChannelSum bestSum; ///< of the best class

    std::vector<float> row; ///< of the output: x, y, w, h, objectness, classes, before their sigmoid
    std::vector<float> probabilities; ///< objectness and classes behind it
    int bestClass = 0; ///< of equal ones the first
    float score = 0; ///< objectness × best class
    CenterBox decoded; ///< pixels of the network's input
    Box inInput;
    Box inPicture; ///< pixels of the picture, not clipped

    int inLevel() const { return cell.row * columns + cell.column; } ///< its place in the flattened map
    float objectness() const { return probabilities.front(); }
    float classProbability(int classId) const { return probabilities[static_cast<std::size_t>(1 + classId)]; }
};

/// The name of a part of the head at a level: "head.cls_convs.0.1".
std::string headPart(const char *name, int level, int within = -1);

/// Nothing where the trace is not that of a YOLOX whose output `raw` is, or the cell does not exist.
std::optional<CellPath> cellPath(const Trace &trace, const RawOutput &raw, const LetterboxGeometry &geometry, int cell);

} // namespace vitrine
