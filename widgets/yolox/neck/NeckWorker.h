#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "widgets/yolox/neck/NeckSet.h"

#include <QObject>

#include <memory>

namespace vitrine {

struct YoloxRun;

/// The compute thread's side of NeckSession. Everything but the signals is called there; what is cancelled says
/// nothing.
class NeckWorker : public QObject {
    Q_OBJECT

public:
    void compute(quint64 number, const std::shared_ptr<const YoloxRun> &run, const Cancel &cancel);
    void influence(quint64 number, const std::shared_ptr<const NeckSet> &necks, int level, int row, int column,
                   const Cancel &cancel);

signals:
    void advanced(quint64 number, int done); ///< necks that are computed
    void computed(quint64 number, std::shared_ptr<const vitrine::NeckSet> necks);
    void costKnown(quint64 number, int kind, double milliseconds, const vitrine::NeckReach &reach);
    void influenced(quint64 number, std::shared_ptr<const vitrine::NeckInfluences> influences);
    void failed(quint64 number, const vitrine::Error &error);

private:
    /// A neck at a time, so that other work comes in between.
    void measure(quint64 number, const std::shared_ptr<const NeckSet> &necks, int kind, const Cancel &cancel);
    void refuse(quint64 number, const Error &error);
};

} // namespace vitrine
