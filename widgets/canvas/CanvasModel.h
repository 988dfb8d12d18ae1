#pragma once

#include "core/graph/Graph.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

struct CanvasBlock {
    /// Entrance and exit: what comes into the composite whose inside is shown, and what leaves it.
    enum class Role { Block, Entrance, Exit };

    QString id; ///< of a part of a composite its path: "csp.m.0"
    QString name; ///< what stands on the card: "m.0"
    QString type;
    Role role = Role::Block;
    int port = 0; ///< of an entrance or exit: of the composite
    QString outside; ///< of an entrance or exit: the path of the first block there; empty where there is none
    Category category = Category::Reshape;
    bool isKnown = true; ///< false: a type that the program does not have
    bool isForeign = false; ///< stands for an operator of an imported model that no kind of block does
    bool isComposite = false;
    bool isFrozen = false; ///< training leaves it as it is
    QString key; ///< stands for its kind (kindKey()); empty where that is unknown
    QString parameters; ///< "out_channels 6 · kernel_size 5": those that the file gives
    QString help; ///< what the kind does, in the user's language
    QString shape; ///< of the first output; empty: not known
    QStringList problems; ///< in the user's language
    QString reason; ///< the first of them in short, without what the card says anyway
    int inputs = 1, outputs = 1; ///< ports that are always there
    bool takesMore = false; ///< has a further input, the next one of any number (Add, Concat)
    std::optional<Position> position;

    /// Red: the user has made a mistake, or not finished.
    bool isBroken() const { return !problems.isEmpty() && !isForeign; }
    bool operator==(const CanvasBlock &) const = default;
};

struct CanvasConnection {
    int from = 0, to = 0; ///< positions in CanvasModel::blocks
    int fromPort = 0, toPort = 0;
    QString label; ///< shape of what flows
};

/// A frame around blocks; collapsed, it stands in their place.
struct CanvasGroup {
    QString name;
    std::vector<int> blocks; ///< positions in CanvasModel::blocks
    bool isCollapsed = false;

    bool operator==(const CanvasGroup &) const = default;
};

/// What the canvas shows of a network, sound or not.
struct CanvasModel {
    std::vector<CanvasBlock> blocks; ///< in the order of the file
    std::vector<CanvasConnection> connections; ///< dangling ones are left out
    std::vector<CanvasGroup> groups; ///< in the order of edit::groupsOf()
    QString inside; ///< path of the composite whose parts these are; empty: the network's own blocks

    int find(const QString &id) const; ///< −1 where there is none
    int holder(const QString &path) const; ///< the block that a path names, or a part of; −1 where there is none
};

using OutputShapes = std::unordered_map<std::string, std::vector<Shape>>;

CanvasModel makeCanvasModel(const Network &network, const OutputShapes &shapes, const std::vector<Problem> &problems);
OutputShapes outputShapes(const Graph &graph);

} // namespace vitrine
