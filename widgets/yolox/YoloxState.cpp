#include "widgets/yolox/YoloxState.h"

#include "widgets/common/ChangeCommand.h"

#include <QUndoStack>

#include <utility>

namespace vitrine {

namespace {

/// Of steps that may join: those of one kind on one stack.
enum StepKind { SceneStep = 1, ChoiceStep, BoxesStep, AssignStep, LabelsStep };

} // namespace

YoloxState::YoloxState(QObject *parent) : QObject(parent), m_stack(new QUndoStack(this)) { }

void YoloxState::setScene(const YoloxScene &scene)
{
    if (scene == m_scene)
        return;
    const YoloxScene before = std::exchange(m_scene, scene);
    const auto apply = [this](const YoloxScene &, const YoloxScene &to) { showScene(to); };
    if (!before.picture.isNull()) // the first one is where everything begins
        m_stack->push(new ChangeCommand<YoloxScene>(tr("Another picture"), SceneStep, before, scene, false, apply));
    showScene(scene);
}

void YoloxState::setChoice(const YoloxChoice &choice)
{
    if (choice == m_choice)
        return;
    const YoloxChoice before = std::exchange(m_choice, choice);
    const auto apply = [this](const YoloxChoice &, const YoloxChoice &to) { showChoice(to); };
    if (std::exchange(m_hasChoice, true))
        m_stack->push(new ChangeCommand<YoloxChoice>(tr("Another network"), ChoiceStep, before, choice, false, apply));
    showChoice(choice);
}

void YoloxState::setBoxes(const std::vector<LabelledBox> &boxes, const QString &text, bool joins)
{
    if (boxes == m_scene.boxes)
        return;
    using Boxes = std::vector<LabelledBox>;
    const Boxes before = m_scene.boxes;
    const auto apply = [this](const Boxes &, const Boxes &to) { showBoxes(to); };
    m_stack->push(new ChangeCommand<Boxes>(text, BoxesStep, before, boxes, joins, apply));
    showBoxes(boxes);
}

std::vector<std::string> YoloxState::classesToMark() const
{
    const bool isFree = m_scene.item < 0 && m_scene.boxes.empty();
    return isFree && m_run && !m_run->choice.file.isEmpty() ? m_run->classNames : m_scene.classNames;
}

void YoloxState::setMarked(const std::vector<LabelledBox> &boxes, const QString &text)
{
    using Labels = std::pair<std::vector<std::string>, std::vector<LabelledBox>>;
    const Labels before{m_scene.classNames, m_scene.boxes}, after{classesToMark(), boxes};
    if (after.first == before.first)
        return setBoxes(boxes, text);
    const auto apply = [this](const Labels &, const Labels &to) { showLabels(to.first, to.second); };
    m_stack->push(new ChangeCommand<Labels>(text, LabelsStep, before, after, false, apply));
    showLabels(after.first, after.second);
}

void YoloxState::setAssignSettings(const AssignSettings &settings, bool joins)
{
    if (settings == m_assign)
        return;
    const auto apply = [this](const AssignSettings &, const AssignSettings &to) { showAssignSettings(to); };
    m_stack->push(new ChangeCommand<AssignSettings>(tr("Settings of label assignment"), AssignStep, m_assign, settings,
                                                    joins, apply));
    showAssignSettings(settings);
}

void YoloxState::selectBox(int box)
{
    if (box < 0 || box >= static_cast<int>(m_scene.boxes.size()))
        box = -1;
    if (std::exchange(m_box, box) != box)
        emit boxSelected(box);
}

void YoloxState::selectCell(int cell)
{
    if (!m_run || cell < 0 || cell >= m_run->raw.cells())
        cell = -1;
    if (std::exchange(m_cell, cell) != cell)
        emit cellSelected(cell);
}

void YoloxState::setRun(std::shared_ptr<const YoloxRun> run)
{
    if (run == m_run)
        return;
    m_run = std::move(run);
    emit runChanged();
    selectCell(m_cell); // it may have fewer cells
}

void YoloxState::showScene(const YoloxScene &scene)
{
    m_scene = scene;
    setRun(nullptr);
    emit sceneChanged();
    emit boxesChanged();
    selectBox(-1);
}

void YoloxState::showLabels(const std::vector<std::string> &classNames, const std::vector<LabelledBox> &boxes)
{
    m_scene.classNames = classNames;
    showBoxes(boxes);
}

void YoloxState::showBoxes(const std::vector<LabelledBox> &boxes)
{
    m_scene.boxes = boxes;
    emit boxesChanged();
    selectBox(m_box);
}

void YoloxState::showChoice(const YoloxChoice &choice)
{
    m_choice = choice;
    setRun(nullptr);
    emit choiceChanged();
}

void YoloxState::showAssignSettings(const AssignSettings &settings)
{
    m_assign = settings;
    emit assignSettingsChanged();
}

} // namespace vitrine
