#pragma once

#include "core/data/DatasetKind.h"
#include "core/detection/YoloxModel.h"
#include "core/training/TrainFolder.h"
#include "core/training/Trainer.h"
#include "core/training/batches/PrepareItems.h"

#include <QTest>

namespace vitrine {

/// A small detector learns generated shapes for some epochs and keeps its weights.
inline void trainSmall(const std::filesystem::path &place, int epochs)
{
    YoloxSpec spec;
    spec.depth = 0.33;
    spec.width = 0.0625;
    spec.classes = 6;
    TrainSetup setup;
    setup.network = yoloxNetwork(spec, 96, 96);
    setup.network.blocks.push_back({"loss", "YOLOXLoss", {}, {}, {}});
    setup.network.connections.push_back({{"head", 0}, {"loss", 0}, {}});
    const auto set = openDataset("shapes:objects=2,side=96,size=40", 4, 0, {});
    QVERIFY(set.ok());
    setup.split = *splitSet(**set, {});
    const auto items = prepareItems(*set, setup.split, setup.network);
    QVERIFY(items.ok());
    setup.items = *items;
    setup.detection.closingEpochs = 0;
    setup.detection.sizeSteps = 0;
    setup.controls.hyperparameters = {{"lr", 0.005}};
    setup.batchSize = 8;
    setup.epochs = epochs;
    setup.device = DeviceChoice::Cpu;
    const auto trainer = Trainer::make(std::move(setup));
    QVERIFY(trainer.ok());
    const TrainFolder folder(place);
    QVERIFY(folder.begin((*trainer)->setup().network) && folder.keepEpoch(**trainer, 1));
    while ((*trainer)->phase() != Trainer::Phase::Done) {
        const auto advance = (*trainer)->advance();
        QVERIFY(advance.ok());
        QVERIFY(!advance->epoch || (folder.keepEpoch(**trainer, 1) && folder.keep(**trainer)));
    }
}

} // namespace vitrine
