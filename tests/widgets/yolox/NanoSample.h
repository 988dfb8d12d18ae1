#pragma once

#include "tests/support/Shared.h"
#include "widgets/yolox/ScenePools.h"
#include "widgets/yolox/YoloxBench.h"
#include "widgets/yolox/YoloxState.h"

#include <QTest>

namespace vitrine {

/// Files below the folder of reference data. Tests ask for them by VITRINE_NEED_SHARED before.
inline constexpr const char *fusedNano = "yolox/models/yolox_nano.onnx"; ///< batch norms are in the convolutions
inline constexpr const char *unfusedNano = "yolox/models/yolox_nano_unfused.pth";
inline constexpr const char *dogPhoto = "yolox/images/dog.jpg"; ///< with a bicycle and a truck
inline constexpr const char *peoplePhoto = "yolox/images/000000005001.jpg";

/// The official YOLOX-Nano's run of a photograph in which nothing is marked.
struct NanoSample {
    YoloxScene scene;
    YoloxChoice choice;
    std::shared_ptr<const YoloxRun> run;
};

/// Runs the network here and now, without a compute thread. Without a run where that failed.
inline NanoSample nanoSample(const char *weights, const char *photo)
{
    const QString file = test::sharedPath(QLatin1String(photo));
    NanoSample sample;
    sample.scene = sceneOf(QFileInfo(file).fileName(), QImage(file), cocoClasses(), generatedScenes());
    sample.choice.file = test::sharedPath(QLatin1String(weights));
    YoloxBench bench;
    const auto run = bench.run(sample.choice, sample.scene.classNames, sample.scene.picture, {}, [](double) {});
    if (run)
        sample.run = *run;
    else
        qWarning("%s", run.error().message.text().c_str());
    return sample;
}

inline void fillNano(YoloxState &state, const NanoSample &sample)
{
    QVERIFY(sample.run);
    state.setScene(sample.scene);
    state.setChoice(sample.choice);
    state.setRun(sample.run);
}

/// The dog, the bicycle and the truck, marked by hand, as the network finds them.
inline void fillNanoDog(YoloxState &state)
{
    NanoSample sample = nanoSample(fusedNano, dogPhoto);
    sample.scene.boxes = {{{131, 222, 311, 541}, 16}, {{122, 126, 567, 420}, 1}, {{469, 77, 692, 171}, 7}};
    fillNano(state, sample);
}

} // namespace vitrine
