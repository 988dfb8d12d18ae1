#pragma once

#include "core/tensor/Snapshot.h"
#include "core/trace/Trace.h"

#include <QImage>
#include <QSize>

#include <map>
#include <memory>
#include <tuple>

namespace vitrine {

/// A small picture of an activation or gradient: sample 0 as a grid of feature maps (the first ones, where not all can
/// be seen), the middle slice of a volume, signals as strips, vectors as bars; nearest neighbour. `size` in pixels.
/// `isSigned`: in signed colours even where nothing is below zero.
QImage renderThumbnail(const Snapshot &tensor, QSize size, bool isSigned = false);

/// Thumbnails of the values of one trace, each drawn once, when it is first asked for.
class ThumbnailCache {
public:
    explicit ThumbnailCache(QSize size) : m_size(size) { }

    /// Forgets what it has, where the trace is another.
    void setTrace(std::shared_ptr<const Trace> trace, bool isSigned = false);
    /// Of a value, or of its gradient; null where the trace has none.
    const QImage &image(const ValueRef &value, Pass pass);
    static Snapshot tensor(const Trace &trace, const ValueRef &value, Pass pass);

private:
    QSize m_size;
    std::shared_ptr<const Trace> m_trace;
    bool m_signed = false;
    std::map<std::tuple<int, int, Pass>, QImage> m_images; ///< by node, port and pass
};

} // namespace vitrine
