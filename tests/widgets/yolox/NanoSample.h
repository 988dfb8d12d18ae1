#pragma once

#include "tests/support/Shared.h"
#include "widgets/yolox/ScenePools.h"
#include "widgets/yolox/YoloxBench.h"
#include "widgets/yolox/YoloxState.h"

#include <QTest>

namespace vitrine {

/// A state with the official YOLOX-Nano and the photograph of a dog, a bicycle and a truck, marked by hand. For tests
/// that asked for both by VITRINE_NEED_SHARED.
inline void fillNano(YoloxState &state)
{
    const QImage photo(test::sharedPath(QStringLiteral("yolox/images/dog.jpg")));
    QVERIFY(!photo.isNull());
    YoloxScene scene = sceneOf(QStringLiteral("dog.jpg"), photo, cocoClasses(), generatedScenes());
    scene.boxes = {{{131, 222, 311, 541}, 16}, {{122, 126, 567, 420}, 1}, {{469, 77, 692, 171}, 7}};
    YoloxChoice choice;
    choice.file = test::sharedPath(QStringLiteral("yolox/models/yolox_nano.onnx"));
    state.setScene(scene);
    state.setChoice(choice);
    YoloxBench bench;
    const auto run = bench.run(choice, scene.classNames, scene.picture, {}, [](double) {});
    QVERIFY2(run, run ? "" : run.error().message.text().c_str());
    state.setRun(*run);
}

} // namespace vitrine
