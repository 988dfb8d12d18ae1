#include "widgets/yolox/neck/NeckWorker.h"

#include "widgets/yolox/YoloxRun.h"

namespace vitrine {

void NeckWorker::compute(quint64 number, const std::shared_ptr<const YoloxRun> &run, const Cancel &cancel)
{
    const NeckInputs inputs = neckInputsOf(*run->trace, run->spec);
    auto set = std::make_shared<NeckSet>();
    for (int kind = 0; kind < neckKinds; ++kind) {
        auto neck = computeNeck(static_cast<NeckKind>(kind), inputs, cancel);
        if (!neck)
            return refuse(number, neck.error());
        set->necks[static_cast<std::size_t>(kind)] = *std::move(neck);
        emit advanced(number, kind + 1);
    }
    const std::shared_ptr<const NeckSet> necks = std::move(set);
    emit computed(number, necks);
    QMetaObject::invokeMethod(
        this, [this, number, necks, cancel] { measure(number, necks, 0, cancel); }, Qt::QueuedConnection);
}

void NeckWorker::measure(quint64 number, const std::shared_ptr<const NeckSet> &necks, int kind, const Cancel &cancel)
{
    const NeckResult &neck = necks->necks[static_cast<std::size_t>(kind)];
    const auto milliseconds = timeNeck(neck, cancel);
    if (!milliseconds)
        return refuse(number, milliseconds.error());
    NeckReach reach{};
    for (int level = 0; level < 3; ++level) {
        const Shape &shape = neck.trace->output(neckInputs[static_cast<std::size_t>(level)]).shape();
        const auto influence =
            influenceOf(neck, level, static_cast<int>(shape[2] / 2), static_cast<int>(shape[3] / 2), cancel);
        if (!influence)
            return refuse(number, influence.error());
        for (int output = 0; output < 3; ++output)
            reach[static_cast<std::size_t>(level)][static_cast<std::size_t>(output)] = influence->share(output);
    }
    emit costKnown(number, kind, *milliseconds, reach);
    if (kind + 1 < neckKinds)
        QMetaObject::invokeMethod(
            this, [this, number, necks, kind, cancel] { measure(number, necks, kind + 1, cancel); },
            Qt::QueuedConnection);
}

void NeckWorker::influence(quint64 number, const std::shared_ptr<const NeckSet> &necks, int level, int row, int column,
                           const Cancel &cancel)
{
    auto influences = std::make_shared<NeckInfluences>();
    for (std::size_t kind = 0; kind < influences->size(); ++kind) {
        auto influence = influenceOf(necks->necks[kind], level, row, column, cancel);
        if (!influence)
            return refuse(number, influence.error());
        (*influences)[kind] = *std::move(influence);
    }
    emit influenced(number, std::move(influences));
}

void NeckWorker::refuse(quint64 number, const Error &error)
{
    if (!error.cancelled)
        emit failed(number, error);
}

} // namespace vitrine
