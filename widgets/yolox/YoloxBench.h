#pragma once

#include "core/base/Cancel.h"
#include "core/graph/Graph.h"
#include "widgets/session/FileStamp.h"
#include "widgets/yolox/YoloxRun.h"

#include <QImage>

#include <functional>
#include <memory>
#include <optional>

namespace vitrine {

/// Sends pictures through a YOLOX and keeps every tensor; the network stays open between them. Used on the compute
/// thread alone. What fails leaves what was open as it was.
class YoloxBench {
public:
    /// `classNames`: of fresh weights; `choice.spec.classes` of them.
    Result<std::shared_ptr<const YoloxRun>> run(const YoloxChoice &choice, const std::vector<std::string> &classNames,
                                                const QImage &picture, const Cancel &cancel,
                                                const std::function<void(double)> &progress);

private:
    struct Opened {
        YoloxChoice choice;
        FileStamp stamp; ///< of the file of weights
        YoloxModel model;
        Graph graph;
    };
    Result<std::shared_ptr<const Opened>> open(const YoloxChoice &choice,
                                               const std::vector<std::string> &classNames) const;

    std::shared_ptr<const Opened> m_opened;
};

} // namespace vitrine
