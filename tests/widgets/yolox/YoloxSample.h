#pragma once

#include "widgets/yolox/ScenePools.h"
#include "widgets/yolox/YoloxBench.h"
#include "widgets/yolox/YoloxState.h"

#include <QTest>

namespace vitrine {

/// A state as the room opens with: a generated scene and a YOLOX-Pico with fresh weights that has seen it. Runs the
/// network here and now, without a compute thread.
inline void fillSample(YoloxState &state, std::int64_t item = 3, int size = 320)
{
    const auto scene = sceneOf(generatedScenes(), item);
    QVERIFY2(scene, "the generated scenes are always there");
    YoloxChoice choice;
    choice.spec = yoloxPico(static_cast<int>(scene->classNames.size()));
    choice.size = size;
    state.setScene(*scene);
    state.setChoice(choice);
    YoloxBench bench;
    const auto run = bench.run(choice, scene->classNames, scene->picture, {}, [](double) {});
    QVERIFY2(run, run ? "" : run.error().message.text().c_str());
    state.setRun(*run);
}

} // namespace vitrine
