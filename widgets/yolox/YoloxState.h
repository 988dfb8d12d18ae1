#pragma once

#include "core/base/Result.h"
#include "core/detection/assign/AssignSettings.h"
#include "widgets/yolox/YoloxRun.h"
#include "widgets/yolox/YoloxScene.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

class QUndoStack;

namespace vitrine {

/// What is looked at in the YOLOX room; every station of it shows this. In the GUI thread.
class YoloxState : public QObject {
    Q_OBJECT

public:
    explicit YoloxState(QObject *parent = nullptr);

    const YoloxScene &scene() const { return m_scene; }
    /// Of the scene's picture; null until the network has seen it.
    std::shared_ptr<const YoloxRun> run() const { return m_run; }
    const YoloxChoice &choice() const { return m_choice; }
    const AssignSettings &assignSettings() const { return m_assign; }
    QUndoStack *undoStack() const { return m_stack; }

    /// Common to all stations: what is pointed at in one is lit in the others. −1: nothing.
    int selectedBox() const { return m_box; } ///< place in scene().boxes
    int selectedCell() const { return m_cell; } ///< row of the network's output

    /// What a new box can be of: the picture's classes. A picture of the user's own in which nothing is marked yet
    /// takes those of the trained network that looks at it, in whatever order the two were opened.
    std::vector<std::string> classesToMark() const;
    /// Boxes of those classes, as one step of undo.
    void setMarked(const std::vector<LabelledBox> &boxes, const QString &text);

public slots:
    /// Each of these is a step of undo.
    void setScene(const vitrine::YoloxScene &scene);
    void setChoice(const vitrine::YoloxChoice &choice);
    /// `text` names the step in the user's language; steps that `joins` are one with the one before (a drag).
    void setBoxes(const std::vector<vitrine::LabelledBox> &boxes, const QString &text, bool joins = false);
    void setAssignSettings(const vitrine::AssignSettings &settings, bool joins = false);

    void selectBox(int box);
    void selectCell(int cell);
    /// What the network made of the present picture, or null: it is under way.
    void setRun(std::shared_ptr<const vitrine::YoloxRun> run);

signals:
    void sceneChanged(); ///< another picture; boxesChanged() follows
    void boxesChanged();
    void choiceChanged();
    void runChanged();
    void assignSettingsChanged();
    void boxSelected(int box);
    void cellSelected(int cell);

private:
    void showScene(const YoloxScene &scene);
    void showBoxes(const std::vector<LabelledBox> &boxes);
    void showLabels(const std::vector<std::string> &classNames, const std::vector<LabelledBox> &boxes);
    void showChoice(const YoloxChoice &choice);
    void showAssignSettings(const AssignSettings &settings);

    QUndoStack *m_stack;
    YoloxScene m_scene;
    YoloxChoice m_choice;
    bool m_hasChoice = false; ///< the first one is where everything begins
    AssignSettings m_assign;
    std::shared_ptr<const YoloxRun> m_run;
    int m_box = -1;
    int m_cell = -1;
};

} // namespace vitrine
