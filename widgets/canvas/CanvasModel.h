#pragma once

#include "core/graph/Graph.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

struct CanvasBlock {
    QString id, type;
    Category category = Category::Reshape;
    QString parameters; ///< "out_channels 6 · kernel_size 5": those that the file gives
    QString help; ///< what the kind does, in the user's language
    QString shape; ///< of the first output; empty: not known
    QStringList problems; ///< in the user's language
    std::optional<Position> position;
};

struct CanvasConnection {
    int from = 0, to = 0; ///< positions in CanvasModel::blocks
    int fromPort = 0, toPort = 0;
    QString label; ///< shape of what flows
};

/// What the canvas shows of a network, sound or not.
struct CanvasModel {
    std::vector<CanvasBlock> blocks; ///< in the order of the file
    std::vector<CanvasConnection> connections; ///< dangling ones are left out

    int find(const QString &id) const; ///< −1 where there is none
};

using OutputShapes = std::unordered_map<std::string, std::vector<Shape>>;

CanvasModel makeCanvasModel(const Network &network, const OutputShapes &shapes, const std::vector<Problem> &problems);
OutputShapes outputShapes(const Graph &graph);

} // namespace vitrine
