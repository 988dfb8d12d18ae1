#pragma once

#include "core/graph/BlockFigures.h"
#include "core/trace/Trace.h"

#include <QColor>
#include <QHash>
#include <QString>

namespace vitrine {

/// What a heat map over the canvas shows of each block.
enum class Heat {
    None,
    Parameters, ///< learnable numbers
    Macs, ///< multiply-accumulates of the batch
    Memory, ///< of the outputs, bytes
    Field, ///< receptive field, as a share of the input
    Time ///< forward and backward, measured in this run
};

/// The figures of every block of a run in one unit, or of every part of a composite, for the canvas.
class HeatFigures {
public:
    HeatFigures() = default;
    /// `inside`: the path of a composite whose parts are meant; empty: the network's blocks are.
    HeatFigures(Heat heat, const Trace &trace, const QString &inside = {});

    Heat heat() const { return m_heat; }
    /// What stands on the block's badge: "48,120", "61.2 KiB"; empty where the run does not have it.
    QString text(const QString &block) const { return m_blocks.value(block).text; }
    /// Viridis from nothing to the largest, so thin that the card stays readable; invalid where there is none.
    QColor tint(const QString &block) const;
    /// The largest one, and its text; empty where no block has anything.
    QString largestBlock() const { return m_largest; }
    /// All together; for a receptive field that of the answer, or of what comes out of the composite.
    QString total() const { return m_total; }

private:
    struct Figure {
        double value = 0;
        QString text;
    };

    double add(const QString &path, const BlockFigures &figures, const Shape &picture, double milliseconds);
    void addBlocks(const Trace &trace, const Shape &picture);
    void addParts(const Trace &trace, const Shape &picture, const QString &inside);
    void rank();

    Heat m_heat = Heat::None;
    QHash<QString, Figure> m_blocks;
    QString m_largest, m_total;
};

} // namespace vitrine
