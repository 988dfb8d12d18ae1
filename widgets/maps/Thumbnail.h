#pragma once

#include "core/tensor/Snapshot.h"
#include "core/trace/Trace.h"

#include <QHash>
#include <QImage>
#include <QSize>

#include <memory>

namespace vitrine {

/// A small picture of an activation or gradient: sample 0 as a grid of feature maps (the first ones, where not all can
/// be seen), the middle slice of a volume, signals as strips, vectors as bars; nearest neighbour. `size` in pixels.
/// `isSigned`: in signed colours even where nothing is below zero.
QImage renderThumbnail(const Snapshot &tensor, QSize size, bool isSigned = false);

/// Thumbnails of the blocks of one trace, each drawn once, when it is first asked for.
class ThumbnailCache {
public:
    explicit ThumbnailCache(QSize size) : m_size(size) { }

    /// Forgets what it has, where the trace is another.
    void setTrace(std::shared_ptr<const Trace> trace, bool isSigned = false);
    /// Null where the trace has no such tensor.
    const QImage &image(int block, Pass pass);
    /// A block's output, or its gradient.
    static Snapshot tensor(const Trace &trace, int block, Pass pass);

private:
    QSize m_size;
    std::shared_ptr<const Trace> m_trace;
    bool m_signed = false;
    QHash<std::pair<int, int>, QImage> m_images;
};

} // namespace vitrine
