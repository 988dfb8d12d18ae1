#include "widgets/yolox/assignment/AssignSession.h"

#include "core/detection/ClassMapping.h"
#include "core/detection/Nms.h"
#include "widgets/detection/ClassNames.h"
#include "widgets/yolox/YoloxState.h"
#include "widgets/yolox/scene/ObjectColours.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// The class with the number of the box among all of the scene, so that one finds it again.
QString nameOf(const YoloxScene &scene, int box)
{
    const int classId = scene.boxes[static_cast<std::size_t>(box)].classId;
    return QStringLiteral("%1 %2").arg(shownClass(scene.classNames, classId)).arg(box + 1);
}

Box within(const Box &box, const QSize &size)
{
    const auto width = static_cast<float>(size.width()), height = static_cast<float>(size.height());
    return {std::clamp(box.x1, 0.0F, width), std::clamp(box.y1, 0.0F, height), std::clamp(box.x2, 0.0F, width),
            std::clamp(box.y2, 0.0F, height)};
}

/// What the cell learns; the first row where it learns nothing. Of any other row its numbers are no good beginning.
int rowLearnt(const AssignStudy &study, int cell)
{
    const auto &positives = study.assignment.positives;
    const auto found = std::ranges::find(positives, cell, &Positive::cell);
    return found != positives.end() ? found->truth : 0;
}

} // namespace

float termOf(const CostTerms &terms, AssignTerm term)
{
    switch (term) {
    case AssignTerm::Iou:
        return terms.iou;
    case AssignTerm::IouCost:
        return terms.iouCost;
    case AssignTerm::ClassCost:
        return terms.classCost;
    case AssignTerm::Cost:
        break;
    }
    return terms.cost;
}

QString AssignPicture::className(std::size_t row) const
{
    return shownClass(run->classNames, study.truths[row].classId);
}

std::shared_ptr<const AssignPicture> assignPicture(const std::shared_ptr<const YoloxRun> &run, const YoloxScene &scene,
                                                   const AssignSettings &settings)
{
    auto picture = std::make_shared<AssignPicture>();
    picture->run = run;
    picture->truths = truthsFor(scene, *run);
    picture->study = studyAssignment(run->decoded->predictions(), picture->truths.boxes, settings);
    picture->remarks = remarksOn(picture->study);
    const std::vector<QColor> colours = objectColours(scene.boxes);
    for (const int box : picture->truths.sources) {
        picture->names += nameOf(scene, box);
        picture->colours.push_back(colours[static_cast<std::size_t>(box)]);
    }
    for (const int box : picture->truths.unknown)
        picture->unknown += nameOf(scene, box);
    return picture;
}

AssignSession::AssignSession(YoloxState *state, QObject *parent)
    : QObject(parent), m_state(state), m_job([this] { return work(); }, this)
{
    connect(state, &YoloxState::runChanged, this, &AssignSession::dropOther);
    connect(state, &YoloxState::boxesChanged, this, &AssignSession::refresh);
    connect(state, &YoloxState::assignSettingsChanged, this, &AssignSession::refresh);
    connect(state, &YoloxState::boxSelected, this, &AssignSession::followBox);
    connect(state, &YoloxState::cellSelected, this, &AssignSession::followCell);
}

QColor AssignSession::rowColour(const AssignPicture &picture, std::size_t row)
{
    return picture.colours[row];
}

std::shared_ptr<const YoloxRun> AssignSession::run() const
{
    return m_other ? m_other : m_state->run();
}

void AssignSession::setActive(bool active)
{
    m_job.setWatched(active);
}

void AssignSession::setOtherRun(std::shared_ptr<const YoloxRun> run)
{
    if (std::exchange(m_other, run) != run)
        refresh();
}

void AssignSession::dropOther()
{
    m_other.reset(); // it saw another picture, or belongs to another network
    refresh();
}

void AssignSession::refresh()
{
    if (!run()) {
        m_job.cancel();
        show(nullptr);
    }
    m_job.refresh();
}

LatestJob::Work AssignSession::work()
{
    if (!run())
        return {};
    return [this, run = run(), scene = m_state->scene(), settings = m_state->assignSettings()](const Cancel &) {
        return LatestJob::Deliver([this, picture = assignPicture(run, scene, settings)] { show(picture); });
    };
}

void AssignSession::show(std::shared_ptr<const AssignPicture> picture)
{
    if (!picture && !m_picture)
        return;
    m_picture = std::move(picture);
    m_hovered = {};
    emit pictureChanged();
    emit hoveredChanged();
    if (m_picture)
        followBox();
    put({m_chosen.row, m_state->selectedCell()});
}

void AssignSession::followBox()
{
    if (!m_picture)
        return;
    const auto found = std::ranges::find(m_picture->truths.sources, m_state->selectedBox());
    if (found != m_picture->truths.sources.end())
        put({static_cast<int>(found - m_picture->truths.sources.begin()), m_chosen.cell});
}

void AssignSession::followCell()
{
    put({m_chosen.row, m_state->selectedCell()});
}

void AssignSession::put(AssignPair pair)
{
    const int rows = m_picture ? static_cast<int>(m_picture->study.rows()) : 0;
    const int cells = m_picture ? m_picture->study.grid.count() : 0;
    pair.cell = pair.cell < cells ? pair.cell : -1;
    if (pair.row < 0 && rows > 0)
        pair.row = rowLearnt(m_picture->study, pair.cell);
    pair.row = rows > 0 ? std::clamp(pair.row, 0, rows - 1) : -1;
    if (std::exchange(m_chosen, pair) != pair)
        emit chosenChanged();
}

void AssignSession::choose(AssignPair pair)
{
    put(pair);
    if (m_chosen.row >= 0)
        m_state->selectBox(m_picture->boxOf(static_cast<std::size_t>(m_chosen.row)));
    m_state->selectCell(m_chosen.cell);
}

void AssignSession::hover(AssignPair pair)
{
    if (std::exchange(m_hovered, pair) != pair)
        emit hoveredChanged();
}

void AssignSession::setTerm(AssignTerm term)
{
    if (std::exchange(m_term, term) != term)
        emit termChanged();
}

void AssignSession::takeDetections()
{
    const auto run = m_state->run();
    if (!run)
        return;
    const NmsSettings settings;
    const Candidates candidates = decode(run->raw);
    const NmsResult result = suppress(candidates, settings);
    const YoloxScene &scene = m_state->scene();
    const auto mapping = mapClasses(run->classNames, m_state->classesToMark(), {});
    std::vector<LabelledBox> boxes;
    for (const int cell : result.kept) {
        const auto at = static_cast<std::size_t>(cell);
        const int known = mapping ? mapping->truthOf[static_cast<std::size_t>(candidates.classes[at])] : -1;
        const Box box = within(run->geometry.toPicture(candidates.boxes[at]), scene.picture.size());
        if (known >= 0 && box.width() > 0 && box.height() > 0)
            boxes.push_back({box, known});
    }
    if (boxes.empty()) {
        emit said(result.kept.empty()
                      ? tr("%1 found nothing with a confidence of at least 0.3. Fresh weights find nothing: choose "
                           "trained ones.")
                            .arg(run->name)
                      : tr("What %1 found is of classes that the picture's labels do not have.").arg(run->name));
        return;
    }
    m_state->setMarked(boxes, tr("Take what the detector found"));
    emit said(tr("%n object(s) that the detector found are now the ground truth. Undo takes them back.", nullptr,
                 static_cast<int>(boxes.size())));
}

} // namespace vitrine
