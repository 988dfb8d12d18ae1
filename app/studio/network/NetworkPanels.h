#pragma once

// Private to NetworkRoom: its panels.

#include "app/studio/room/Docks.h"

#include <QtGlobal>

namespace vitrine {

inline constexpr Panel inputPanel{"inputDock", QT_TRANSLATE_NOOP("Docks", "Input")};
inline constexpr Panel stepsPanel{"stepsDock", QT_TRANSLATE_NOOP("Docks", "Steps"), Qt::LeftDockWidgetArea, 264, 5,
                                  "inputDock"};
inline constexpr Panel blocksPanel{"blocksDock", QT_TRANSLATE_NOOP("Docks", "Blocks"), Qt::LeftDockWidgetArea, 264, 5,
                                   "inputDock"};
inline constexpr Panel trainPanel{"trainDock", QT_TRANSLATE_NOOP("Docks", "Train"), Qt::LeftDockWidgetArea, 264, 5,
                                  "inputDock"};
inline constexpr Panel trainingPanel{
    "trainingDock", QT_TRANSLATE_NOOP("Docks", "Training"), Qt::BottomDockWidgetArea, 264, 2, nullptr, true};
inline constexpr Panel dataPanel{
    "dataDock", QT_TRANSLATE_NOOP("Docks", "Data"), Qt::BottomDockWidgetArea, 264, 2, "trainingDock", true};
inline constexpr Panel landscapePanel{"landscapeDock",
                                      QT_TRANSLATE_NOOP("Docks", "Loss Landscape"),
                                      Qt::BottomDockWidgetArea,
                                      264,
                                      3,
                                      "trainingDock",
                                      true};
inline constexpr Panel inspectorPanel{"inspectorDock", QT_TRANSLATE_NOOP("Docks", "Inspector"), Qt::RightDockWidgetArea,
                                      376, 2};
inline constexpr Panel explanationPanel{"explanationDock", QT_TRANSLATE_NOOP("Docks", "Explanation"),
                                        Qt::RightDockWidgetArea, 376, 2};
inline constexpr Panel historyPanel{
    "historyDock", QT_TRANSLATE_NOOP("Docks", "History"), Qt::RightDockWidgetArea, 376, 2, "explanationDock", true};

} // namespace vitrine
